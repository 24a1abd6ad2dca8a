//! Scalars in JSON text (RFC 8259, 6 and 7).

/// The form in which a byte of a string is written: itself (0), a short escape, or `u` for `\u00XX`.
const ESCAPES: [u8; 256] = escapes();

const fn escapes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = b'u';
        byte += 1;
    }
    table[0x08] = b'b';
    table[0x09] = b't';
    table[0x0A] = b'n';
    table[0x0C] = b'f';
    table[0x0D] = b'r';
    table[b'"' as usize] = b'"';
    table[b'\\' as usize] = b'\\';
    table
}

/// Appends a string with its quotes. Only what must be escaped is.
#[inline]
pub(super) fn string(out: &mut Vec<u8>, value: &str) {
    let bytes = value.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    match bytes.iter().position(|byte| ESCAPES[usize::from(*byte)] != 0) {
        None => out.extend_from_slice(bytes),
        Some(_) => escaped(out, bytes),
    }
    out.push(b'"');
}

#[cold]
fn escaped(out: &mut Vec<u8>, bytes: &[u8]) {
    for byte in bytes {
        match ESCAPES[usize::from(*byte)] {
            0 => out.push(*byte),
            b'u' => out.extend_from_slice(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte & 15)]),
            short => out.extend_from_slice(&[b'\\', short]),
        }
    }
}

fn hex(nibble: u8) -> u8 {
    if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }
}

#[inline]
pub(super) fn integer(out: &mut Vec<u8>, value: impl itoa::Integer) {
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// `value` is finite.
#[inline]
pub(super) fn float(out: &mut Vec<u8>, value: impl zmij::Float) {
    out.extend_from_slice(zmij::Buffer::new().format_finite(value).as_bytes());
}

/// The text of a number that is finite.
pub(crate) fn float_text(value: f64) -> String {
    zmij::Buffer::new().format_finite(value).to_owned()
}

/// Returns `true` if a string is a number of JSON (RFC 8259, section 6).
pub(crate) fn is_number(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && digits(fraction) && digits(exponent)
}

/// The integer of 128 bits that a number is, whichever way it is written: `9007199254740993.0`, `12e2`.
pub(crate) fn integer_of(text: &str) -> Option<i128> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let written = format!("{whole}{fraction}");
    let digits = written.trim_end_matches('0');
    let zeros = i64::try_from(written.len()).ok()? - i64::try_from(digits.len()).ok()?;
    let exponent =
        exponent.parse::<i64>().ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?.checked_add(zeros)?;
    let zeros = usize::try_from(exponent).ok().filter(|zeros| *zeros < 40)?;
    format!("{sign}{digits}{}", "0".repeat(zeros)).parse().ok()
}

/// The `f64` with the same shortest decimal form as this `f32`: `0.1`, not `0.10000000149011612`.
pub(super) fn widen(value: f32) -> f64 {
    zmij::Buffer::new().format_finite(value).parse().unwrap_or_else(|_| f64::from(value))
}
