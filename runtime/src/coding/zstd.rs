//! `zstd` (RFC 8878), with windows of up to 8 MiB (RFC 9659): one or more frames.

use zstd_safe::{DCtx, DParameter, InBuffer, OutBuffer, get_error_name};

use super::decoder::Decoder;

/// The number of bytes that one step decodes at most.
const STEP: usize = 32 << 10;
/// The binary logarithm of the largest window (RFC 9659, 3).
const WINDOW_LOG: u32 = 23;

pub(super) struct Zstd {
    context: DCtx<'static>,
    is_complete: bool,
}

impl Zstd {
    pub(super) fn new() -> Self {
        let mut context = DCtx::create();
        // The limit of the library is 128 MiB, where this one cannot be set.
        let _ = context.set_parameter(DParameter::WindowLogMax(WINDOW_LOG));
        Self { context, is_complete: false }
    }
}

impl Decoder for Zstd {
    fn decode(&mut self, input: &[u8], decoded: &mut Vec<u8>) -> Result<usize, String> {
        decoded.reserve(STEP);
        let mut source = InBuffer::around(input);
        let mut target = OutBuffer::around(decoded);
        let hint = self.context.decompress_stream(&mut target, &mut source);
        let hint = hint.map_err(|code| get_error_name(code).to_owned())?;
        // With nothing to do between two frames, it asks for the header of the next.
        if source.pos() > 0 || !decoded.is_empty() {
            self.is_complete = hint == 0;
        }
        Ok(source.pos())
    }

    fn flush(&mut self, decoded: &mut Vec<u8>) -> Result<(), String> {
        if self.is_complete { Ok(()) } else { self.decode(&[], decoded).map(drop) }
    }

    fn finish(&mut self, _: &mut Vec<u8>) -> Result<(), String> {
        if self.is_complete { Ok(()) } else { Err("it ends too early".to_owned()) }
    }
}
