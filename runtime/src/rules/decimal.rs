//! Numbers as they are written: `0.1` is a tenth, not the nearest double.

use std::cmp::Ordering;

/// A decimal number of up to 38 digits: `digits · 10^exponent`.
#[derive(Debug, Clone, Copy)]
pub(super) struct ExactNumber {
    negative: bool,
    digits: u128,
    exponent: i32,
}

impl ExactNumber {
    /// Parses a JSON number; `None` if it has more digits than fit.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let exponent = exponent.parse::<i32>().ok()?.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        let digits = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { negative: negative && digits != 0, digits, exponent })
    }

    /// Returns `true` if it is the other times an integer. The only multiple of zero is zero.
    pub(super) fn is_multiple_of(&self, other: &Self) -> bool {
        let Some(steps) = self.exponent.checked_sub(other.exponent) else { return true };
        if other.digits == 0 || self.digits == 0 {
            return self.digits == 0;
        }
        if steps < 0 {
            // What the divisor grows beyond is more than there is to divide.
            let divisor = shift(other.digits, steps.unsigned_abs());
            return divisor.is_some_and(|divisor| self.digits.is_multiple_of(divisor));
        }
        let mut rest = self.digits % other.digits;
        for _ in 0..steps {
            // With a divisor of 38 digits, the rest may overflow; the value is then accepted unchecked.
            let Some(more) = rest.checked_mul(10) else { return true };
            rest = more % other.digits;
        }
        rest == 0
    }

    /// The decimal exponent of the first digit.
    fn magnitude(&self) -> i64 {
        i64::from(self.digits.checked_ilog10().unwrap_or(0)) + i64::from(self.exponent)
    }

    /// Compares without the signs.
    fn cmp_digits(&self, other: &Self) -> Ordering {
        if self.digits == 0 || other.digits == 0 {
            return self.digits.cmp(&other.digits);
        }
        self.magnitude().cmp(&other.magnitude()).then_with(|| {
            let steps = self.exponent.abs_diff(other.exponent);
            // What does not fit has more digits than what does.
            if self.exponent > other.exponent {
                shift(self.digits, steps).map_or(Ordering::Greater, |digits| digits.cmp(&other.digits))
            } else {
                shift(other.digits, steps).map_or(Ordering::Less, |digits| self.digits.cmp(&digits))
            }
        })
    }
}

fn shift(digits: u128, places: u32) -> Option<u128> {
    digits.checked_mul(10_u128.checked_pow(places)?)
}

impl Ord for ExactNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.cmp_digits(other),
            (true, true) => other.cmp_digits(self),
        }
    }
}

impl PartialOrd for ExactNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ExactNumber {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for ExactNumber {}

#[cfg(test)]
mod tests {
    use super::ExactNumber;

    fn decimal(text: &str) -> ExactNumber {
        ExactNumber::parse(text).expect("a number")
    }

    #[test]
    fn numbers_are_in_order_however_they_are_written() {
        for (less, more) in
            [("-1e400", "-2"), ("-2", "-1.5"), ("-1", "0"), ("0", "1e-300"), ("0.1", "0.11"), ("99", "1e2")]
        {
            assert!(decimal(less) < decimal(more), "{less} < {more}");
        }
        for (one, other) in [("100", "1e2"), ("1.50", "15e-1"), ("-0", "0"), ("0.0", "0e9")] {
            assert_eq!(decimal(one), decimal(other), "{one} = {other}");
        }
        assert!(decimal("340282366920938463463374607431768211455") > decimal("3.4e38"));
        assert!(ExactNumber::parse("1234567890123456789012345678901234567890").is_none());
    }

    #[test]
    fn multiples_need_no_rounding() {
        for (number, divisor) in [("0.3", "0.1"), ("1e3", "0.5"), ("-6", "3"), ("0", "7"), ("2.50", "0.25")] {
            assert!(decimal(number).is_multiple_of(&decimal(divisor)), "{number} of {divisor}");
        }
        for (number, divisor) in [("0.35", "0.1"), ("1e3", "7"), ("1", "0"), ("0.001", "1e30"), ("1e-30", "1e30")] {
            assert!(!decimal(number).is_multiple_of(&decimal(divisor)), "{number} of {divisor}");
        }
    }

    #[test]
    fn other_numbers_are_not_equal() {
        for (one, other) in [("1", "2"), ("1", "-1"), ("1e2", "1e3"), ("0.1", "0.10000000000000000001")] {
            assert_ne!(decimal(one), decimal(other), "{one} is not {other}");
        }
    }
}
