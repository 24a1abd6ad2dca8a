//! Generates the client into `OUT_DIR`; a change of the document, and nothing else, runs it again.

fn main() -> Result<(), clientwright::Error> {
    clientwright::Builder::new("../../specs/petstore.yaml").generate_to_out_dir("petstore")
}
