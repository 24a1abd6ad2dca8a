//! Generates the clients under test: `specs/kitchen-sink.yaml` for the library, `docs/shelter.yaml`, and those of `wire/`.

use std::path::PathBuf;

fn main() -> Result<(), clientwright::Error> {
    clientwright::Builder::new("../specs/kitchen-sink.yaml").generate_to_out_dir("kitchen_sink")?;
    clientwright::Builder::new("docs/shelter.yaml").generate_to_out_dir("docs_shelter")?;
    clientwright::Builder::new("docs/accounts.yaml")
        .client_parameter("X-Account-Id")
        .client_parameter("api-version")
        .generate_to_out_dir("docs_accounts")?;
    for name in [
        "parameters",
        "bodies",
        "responses",
        "servers",
        "setters",
        "collections",
        "credentials",
        "decimals",
        "heirs",
        "keys",
        "rules",
        "secrets",
        "webhooks",
        "links",
        "peers",
        "texts",
        "variables",
        "xml",
        "xml_3_2",
    ] {
        clientwright::Builder::new(format!("wire/{name}.yaml")).generate_to_out_dir(format!("wire_{name}"))?;
    }
    clientwright::Builder::new("wire/replaced.yaml")
        .config("wire/replaced.toml")
        .replace_type("Owner", "crate::replaced::Owner")
        .generate_to_out_dir("wire_replaced")?;
    clientwright::Builder::new("wire/inherited.yaml")
        .client_parameter("x-account")
        .client_parameter("api-version")
        .client_parameter("X-Key")
        .client_parameter("X-Shard")
        .generate_to_out_dir("wire_inherited")?;
    clientwright::Builder::new("wire/filters.yaml").config("wire/filters.toml").generate_to_out_dir("wire_filters")?;
    clientwright::Builder::new("wire/filters.yaml")
        .set("security.token", "{ type = 'http', scheme = 'bearer' }")
        .generate_to_out_dir("wire_unfiltered")?;
    clientwright::Builder::new("wire/renamed/shop.yaml")
        .config("wire/renamed/clientwright.toml")
        .generate_to_out_dir("wire_renamed")?;
    clientwright::Builder::new("wire/exchange.yaml")
        .config("wire/exchange.toml")
        .generate_to_out_dir("wire_exchange")?;
    generate_styles()
}

/// The client of a document that is another's, where it is there.
fn generate_styles() -> Result<(), clientwright::Error> {
    println!("cargo::rustc-check-cfg=cfg(corpus)");
    println!("cargo::rerun-if-env-changed=CLIENTWRIGHT_CORPUS");
    let corpus = std::env::var_os("CLIENTWRIGHT_CORPUS").map_or_else(|| "../../shared/corpus".into(), PathBuf::from);
    let document = corpus.join("parameter-styles.yaml");
    if document.is_file() {
        println!("cargo::rustc-cfg=corpus");
        clientwright::Builder::new(document).generate_to_out_dir("wire_styles")?;
    }
    Ok(())
}
