//! Formats whose values the standard library has: addresses, and numbers in strings.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Format, Formatted, from_values};

/// `format: ipv4`
pub type Ipv4 = Formatted<Ipv4Addr>;

/// `format: ipv6`
pub type Ipv6 = Formatted<Ipv6Addr>;

macro_rules! formats {
    ($($value:ty: $name:literal),* $(,)?) => {
        $(
            impl Format for $value {
                const NAME: &'static str = $name;

                fn parse(text: &str) -> Option<Self> {
                    text.parse().ok()
                }

                fn to_text(&self) -> String {
                    self.to_string()
                }
            }
        )*

        from_values!($($value),*);
    };
}

formats! {
    Ipv4Addr: "ipv4", Ipv6Addr: "ipv6",
    i8: "int8", i16: "int16", i32: "int32", i64: "int64",
    u8: "uint8", u16: "uint16", u32: "uint32", u64: "uint64",
    f32: "float", f64: "double",
}

#[cfg(test)]
mod tests {
    use super::{Formatted, Ipv6};

    #[test]
    fn numbers_and_addresses_are_read() {
        assert_eq!(Formatted::<i64>::from_unchecked("-9007199254740993").parse(), Ok(-9_007_199_254_740_993));
        assert_eq!(
            Formatted::<u8>::from_unchecked("256").parse().expect_err("too large").to_string(),
            r#""256" is not a valid uint8"#
        );
        assert_eq!(Formatted::from(1.5_f64), "1.5");
        assert_eq!("::1".parse::<Ipv6>().expect("an address").parse(), Ok(std::net::Ipv6Addr::LOCALHOST));
    }
}
