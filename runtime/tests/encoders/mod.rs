//! Bodies in the content codings of servers.

use std::io::Write as _;

pub(crate) fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn br(text: &[u8]) -> Vec<u8> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    encoder.write_all(text).unwrap();
    encoder.into_inner()
}

pub(crate) fn zstd(text: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::with_capacity(zstd_safe::compress_bound(text.len()));
    zstd_safe::compress(&mut encoded, text, 3).unwrap();
    encoded
}

pub(crate) type Encode = fn(&[u8]) -> Vec<u8>;
