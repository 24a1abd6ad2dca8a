//! `gzip` (RFC 1952): one or more members.

use std::io::Write as _;

use flate2::write::MultiGzDecoder;

use super::decoder::Decoder;

pub(super) struct Gzip(MultiGzDecoder<Vec<u8>>);

impl Gzip {
    pub(super) fn new() -> Self {
        Self(MultiGzDecoder::new(Vec::new()))
    }

    fn take(&mut self, decoded: &mut Vec<u8>) {
        decoded.append(self.0.get_mut());
    }
}

impl Decoder for Gzip {
    fn decode(&mut self, input: &[u8], decoded: &mut Vec<u8>) -> Result<usize, String> {
        // One write fills a buffer of 32 KiB at most.
        let read = self.0.write(input).map_err(|error| error.to_string())?;
        self.take(decoded);
        Ok(read)
    }

    fn flush(&mut self, decoded: &mut Vec<u8>) -> Result<(), String> {
        self.0.flush().map_err(|error| error.to_string())?;
        self.take(decoded);
        Ok(())
    }

    fn finish(&mut self, decoded: &mut Vec<u8>) -> Result<(), String> {
        self.0.try_finish().map_err(|error| error.to_string())?;
        self.take(decoded);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::{Decoder as _, Gzip};

    /// Flushed bytes can be read, though the member goes on.
    #[test]
    fn all_that_has_arrived_is_decoded_when_it_is_flushed() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(b"one").unwrap();
        encoder.flush().unwrap();
        let (mut gzip, mut decoded, mut input) = (Gzip::new(), Vec::new(), &encoder.get_ref()[..]);
        while !input.is_empty() {
            let read = gzip.decode(input, &mut decoded).unwrap();
            input = &input[read..];
        }
        gzip.flush(&mut decoded).unwrap();
        assert_eq!(decoded, b"one");
        let rest = encoder.finish().unwrap();
        assert!(gzip.finish(&mut decoded).is_err(), "the member is not complete");
        assert!(rest.len() > 10);
    }
}
