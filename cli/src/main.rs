//! The command line of Vakwerk.

fn main() {}
