//! Typed JSON against `serde_json` with derives: the same types twice, one payload of 1 MB, medians of many rounds.
//!
//! `cargo bench -p clientwright-runtime --bench json` prints megabytes in a second and the ratio of the speeds:
//! above 1, this crate is the faster one.

use std::hint::black_box;
use std::time::{Duration, Instant};

use clientwright_runtime::codegen::v1::{BTreeMap, DecodeError, FromJson, Value, from_slice, to_vec};

/// The same structs twice: as the generator writes them, and with serde's derives.
macro_rules! model {
    ($with:ident) => {
        $with!(Order {
            id "id": i64, number "number": String, customer "customer": Customer, lines "lines": Vec<Line>, labels "labels": BTreeMap<String, String>, total "total": f64,
            created_at "created_at": String, updated_at "updated_at": String, paid "paid": bool;
            note "note": String, discount "discount": f64, shipped_at "shipped_at": String, tracking "tracking": String, parent "parent": i64, channel "channel": String
        });
        $with!(Customer { id "id": i64, name "name": String, email "email": String, address "address": Address; phone "phone": String, vat "vat": String });
        $with!(Address {
            street "street": String, city "city": String, zip "zip": String, country "country": String; region "region": String, latitude "latitude": f64, longitude "longitude": f64
        });
        $with!(Line { sku "sku": String, quantity "quantity": i32, price "price": f64, tags "tags": Vec<String>; comment "comment": String });
    };
}

mod ours {
    use clientwright_runtime::codegen::v1::{self as codegen, BTreeMap};

    macro_rules! described {
        ($name:ident { $($field:ident $key:literal: $ty:ty),*; $($optional:ident $other:literal: $inner:ty),* }) => {
            #[derive(Clone, PartialEq)]
            pub(super) struct $name { $(pub(super) $field: $ty,)* $(pub(super) $optional: Option<$inner>,)* }

            codegen::object!($name {
                $(required $field $key,)* $(optional $optional $other),*
            });
        };
    }

    model!(described);
}

mod theirs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    macro_rules! derived {
        ($name:ident { $($field:ident $key:literal: $ty:ty),*; $($optional:ident $other:literal: $inner:ty),* }) => {
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            pub(super) struct $name {
                $(pub(super) $field: $ty,)*
                $(#[serde(skip_serializing_if = "Option::is_none")] pub(super) $optional: Option<$inner>,)*
            }
        };
    }

    model!(derived);
}

use theirs::{Address, Customer, Line, Order};

fn order(n: i64) -> Order {
    let text = |what: &str| format!("{what} number {n}");
    let some = |every: i64, value: String| (n % every == 0).then_some(value);
    let tenths = |scale: i64| f64::from(i32::try_from(n * scale % 100_000).unwrap_or_default()) / 10.0;
    Order {
        id: n * 7919,
        number: format!("ORD-{n:08}"),
        customer: Customer {
            id: n * 31,
            name: text("Customer"),
            email: format!("customer{n}@example.com"),
            address: Address {
                street: format!("{n} Long Acre, \"The Yard\""),
                city: "Übersee".to_owned(),
                zip: format!("{:05}", n % 99_999),
                country: "DE".to_owned(),
                region: some(3, "Bayern".to_owned()),
                latitude: Some(47.8 + tenths(1) / 1e4),
                longitude: Some(12.4 - tenths(3) / 1e4),
            },
            phone: some(2, "+49 8642 1234".to_owned()),
            vat: None,
        },
        lines: (0..4)
            .map(|line| Line {
                sku: format!("SKU-{n}-{line}"),
                quantity: i32::try_from(line + n % 5).unwrap_or_default(),
                price: tenths(17 + line),
                tags: vec!["new".to_owned(), "on sale".to_owned()],
                comment: some(4, "as agreed\nby telephone".to_owned()),
            })
            .collect(),
        labels: BTreeMap::from([("source".to_owned(), "web".to_owned()), ("campaign".to_owned(), text("spring"))]),
        total: tenths(91),
        created_at: "2026-03-01T12:00:00Z".to_owned(),
        updated_at: "2026-03-02T08:30:15Z".to_owned(),
        paid: n % 2 == 0,
        note: some(5, text("Please ring twice,")),
        discount: None,
        shipped_at: some(2, "2026-03-03T10:00:00Z".to_owned()),
        tracking: None,
        parent: None,
        channel: some(3, "web".to_owned()),
    }
}

/// Medians of both, run in turn so that a busy machine slows both.
fn medians(mut ours: impl FnMut(), mut theirs: impl FnMut()) -> (Duration, Duration) {
    const ROUNDS: usize = 101;
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let (mut a, mut b): (Vec<_>, Vec<_>) = (0..ROUNDS).map(|_| (time(&mut ours), time(&mut theirs))).unzip();
    a.sort();
    b.sort();
    (a[ROUNDS / 2], b[ROUNDS / 2])
}

fn report(what: &str, bytes: usize, (ours, theirs): (Duration, Duration)) {
    let megabytes = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6;
    let speed = |time: Duration| megabytes / time.as_secs_f64();
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    println!("{what:18} {:7.0} MB/s  serde derive {:7.0} MB/s  ratio {ratio:.2}", speed(ours), speed(theirs));
}

fn main() {
    let orders: Vec<Order> = (0..1_250).map(order).collect();
    let text = serde_json::to_vec(&orders).unwrap_or_default();
    let described: Vec<ours::Order> = from_slice(&text).map_err(|error| eprintln!("{error}")).unwrap_or_default();
    assert!(to_vec(&described) == text, "both write the same text");
    println!("{} bytes, {} records", text.len(), orders.len());
    let decode = medians(
        || drop(black_box(from_slice::<Vec<ours::Order>>(black_box(&text)))),
        || drop(black_box(serde_json::from_slice::<Vec<Order>>(black_box(&text)))),
    );
    report("decode", text.len(), decode);
    let tree = medians(
        || drop(black_box(from_slice::<Unread>(black_box(&text)))),
        || drop(black_box(serde_json::from_slice::<serde_json::Value>(black_box(&text)))),
    );
    report("parse only / Value", text.len(), tree);
    let encode = medians(
        || drop(black_box(to_vec(black_box(&described)))),
        || drop(black_box(serde_json::to_vec(black_box(&orders)))),
    );
    report("encode", text.len(), encode);
}

/// Reads nothing: the time of the tree alone.
struct Unread;

impl FromJson for Unread {
    fn from_json(_: Value<'_>) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}
