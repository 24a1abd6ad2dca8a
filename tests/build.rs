//! Generates the clients under test: that of `specs/kitchen-sink.yaml` for the library, and those of `wire/`.

fn main() -> Result<(), clientwright::Error> {
    clientwright::Builder::new("../specs/kitchen-sink.yaml").generate_to_out_dir("kitchen_sink")?;
    for name in ["parameters", "bodies", "responses", "servers", "collections", "rules", "webhooks", "xml", "xml_3_2"] {
        clientwright::Builder::new(format!("wire/{name}.yaml")).generate_to_out_dir(format!("wire_{name}"))?;
    }
    Ok(())
}
