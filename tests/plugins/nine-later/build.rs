//! Compiles in the catalogue of `nine` as version 1.0.1: the two differ in their arithmetic, and in nothing else.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let nine = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("no crate")?).join("../nine");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no folder to write to")?);
    println!("cargo::rerun-if-changed={}", nine.join("vakwerk.toml").display());
    println!("cargo::rerun-if-changed={}", nine.join("catalogue").display());
    let later = out.join("pack");
    fs::create_dir_all(later.join("catalogue"))?;
    let manifest = fs::read_to_string(nine.join("vakwerk.toml"))?;
    fs::write(later.join("vakwerk.toml"), manifest.replace("1.0.0", "1.0.1"))?;
    fs::copy(nine.join("catalogue/nine.toml"), later.join("catalogue/nine.toml"))?;
    let source = vakwerk_pack::embed::catalogue(&later).map_err(|faults| faults.to_string())?;
    fs::write(out.join(vakwerk_pack::embed::EMBEDDED_FILE), source)?;
    Ok(())
}
