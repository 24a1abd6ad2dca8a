//! Base classes: an heir goes where the base is expected, and what comes is told by the discriminator.

use clientwright_runtime::codegen::v1::DecodeError;

use crate::clients::heirs::Client;
use crate::clients::heirs::types::{Bike, Car, Vehicle, VehicleHeir};
use crate::recorder::{Recorder, answer};

#[tokio::test]
async fn an_heir_is_sent_and_told_when_it_comes_back() {
    let recorder = Recorder::start(|request| answer("200 OK", &[], &request.body));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let car = Car::new("four", "B-EE 1");
    let vehicle = Vehicle::try_from(VehicleHeir::from(car.clone())).expect("a car is a vehicle");

    let back = client.vehicles().sell(&vehicle).await.expect("an answer");
    assert_eq!(back.wheels, "four");
    assert_eq!(back.heir().expect("an heir"), VehicleHeir::Car(car));
    assert_eq!(String::from_utf8_lossy(&recorder.take_one().body), r#"{"wheels":"four","plate":"B-EE 1"}"#);
}

#[test]
fn the_discriminator_tells() {
    let heir = |text: &str| serde_json::from_str::<Vehicle>(text).expect("a vehicle").heir();
    let told = |heir: Result<VehicleHeir, DecodeError>| match heir {
        Ok(VehicleHeir::Bike(Bike { bell, .. })) => format!("a bike, {bell:?}"),
        Ok(VehicleHeir::Car(car)) => format!("a car, {}", car.plate),
        Ok(VehicleHeir::Van(van)) => format!("a van, {:?}", van.seats),
        Ok(other) => format!("{other:?}"),
        Err(error) => error.to_string(),
    };
    assert_eq!(told(heir(r#"{"wheels":"two","bell":true}"#)), "a bike, Some(true)");
    assert_eq!(told(heir(r#"{"wheels":"Van","plate":"x","seats":9}"#)), "a van, Some(9)");
    assert_eq!(told(heir(r#"{"wheels":"three"}"#)), r#"Unrecognized(Object {"wheels": String("three")})"#);
    assert_eq!(told(heir(r#"{"wheels":"four"}"#)), "$.plate: missing, though Car requires it");
}
