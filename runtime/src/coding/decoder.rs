//! The trait of decoders.

/// Decodes a coding, piece by piece.
pub(super) trait Decoder: Send + Sync {
    /// Decodes the beginning of the input, appends at most about 64 KiB to `decoded`, and returns the number of bytes of the
    /// input that it has read. With input left, it makes progress: it reads some, or appends some.
    ///
    /// # Errors
    /// The input is not of this coding.
    fn decode(&mut self, input: &[u8], decoded: &mut Vec<u8>) -> Result<usize, String>;

    /// Appends all that the input so far stands for, at most about 64 KiB of it. Nothing is appended when all has been.
    ///
    /// # Errors
    /// The input is not of this coding.
    fn flush(&mut self, decoded: &mut Vec<u8>) -> Result<(), String>;

    /// Checks that the input is complete, after everything was flushed.
    ///
    /// # Errors
    /// The input ends too early, or its checksum is wrong.
    fn finish(&mut self, decoded: &mut Vec<u8>) -> Result<(), String>;
}
