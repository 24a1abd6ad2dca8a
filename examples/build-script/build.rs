//! Generates the client into `OUT_DIR`; only a change of the document runs it again.

fn main() -> Result<(), clientwright::Error> {
    clientwright::Builder::new("../../specs/petstore.yaml").generate_to_out_dir("petstore")
}
