//! Tells the host for which target it is built, because plugins keep a library per target.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-env=VAKWERK_TARGET={}", std::env::var("TARGET").unwrap_or_default());
}
