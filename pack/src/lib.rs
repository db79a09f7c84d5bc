//! Reads a pack, a folder of TOML, into a catalogue and reports every fault at once.
