//! Generates the client of `specs/kitchen-sink.yaml` for the library.

fn main() -> Result<(), clientwright::Error> {
    clientwright::Builder::new("../specs/kitchen-sink.yaml").generate_to_out_dir("kitchen_sink")
}
