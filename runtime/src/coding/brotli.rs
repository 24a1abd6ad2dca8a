//! `br` (RFC 7932), with windows of up to 16 MiB.

use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};

use super::decoder::Decoder;

/// The number of bytes that one step decodes at most.
const STEP: usize = 32 << 10;

pub(super) struct Brotli {
    state: Box<BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>>,
    is_complete: bool,
}

impl Brotli {
    pub(super) fn new() -> Self {
        let alloc = StandardAlloc::default;
        Self { state: Box::new(BrotliState::new_strict(alloc(), alloc(), alloc())), is_complete: false }
    }
}

impl Decoder for Brotli {
    fn decode(&mut self, input: &[u8], decoded: &mut Vec<u8>) -> Result<usize, String> {
        if self.is_complete {
            return Ok(0);
        }
        let (mut left, mut read, mut space, mut written, mut total) = (input.len(), 0, STEP, 0, 0);
        decoded.resize(STEP, 0);
        let result = BrotliDecompressStream(
            &mut left,
            &mut read,
            input,
            &mut space,
            &mut written,
            decoded,
            &mut total,
            &mut self.state,
        );
        decoded.truncate(written);
        match result {
            BrotliResult::ResultFailure => Err("it is corrupt".to_owned()),
            BrotliResult::ResultSuccess => {
                self.is_complete = true;
                Ok(read)
            }
            BrotliResult::NeedsMoreInput | BrotliResult::NeedsMoreOutput => Ok(read),
        }
    }

    fn flush(&mut self, decoded: &mut Vec<u8>) -> Result<(), String> {
        self.decode(&[], decoded).map(drop)
    }

    fn finish(&mut self, _: &mut Vec<u8>) -> Result<(), String> {
        if self.is_complete { Ok(()) } else { Err("it ends too early".to_owned()) }
    }
}
