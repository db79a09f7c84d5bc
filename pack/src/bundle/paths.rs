//! Which paths a bundle may hold: plain ones inside the folder, each once, on every file system.

use std::collections::BTreeMap;

use crate::bundle::BundleFault;
use crate::files::{DEPTH_LIMIT, FILES_LIMIT};
use crate::seal::is_plain;

/// The most bytes of a path; what the plain form of tar can hold.
const PATH_LIMIT: usize = 255;

/// The paths that were met so far.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// As they are where capitals make no difference; whether it is a file, and how it was written.
    met: BTreeMap<String, (bool, String)>,
}

impl Paths {
    /// Takes in a path, or says why it may not stand in a bundle.
    pub fn take(&mut self, path: &str) -> Result<(), BundleFault> {
        if !is_allowed(path) {
            return Err(BundleFault::Path { path: crate::suggest::shown(path) });
        }
        let folders = path.match_indices('/').map(|(at, _)| (&path[..at], false));
        for (part, file) in folders.chain([(path, true)]) {
            let before = self.met.insert(part.to_lowercase(), (file, part.to_owned()));
            // A folder stands there again with every file in it; anything else would be there twice.
            if before.is_some_and(|before| file || before != (false, part.to_owned())) {
                return Err(BundleFault::Twice { path: crate::suggest::shown(path) });
            }
        }
        // With their folders, as whoever reads the folder counts them.
        if self.met.len() > FILES_LIMIT {
            return Err(BundleFault::TooMany { limit: FILES_LIMIT });
        }
        Ok(())
    }
}

fn is_allowed(path: &str) -> bool {
    let part = |part: &str| !part.ends_with(['.', ' ']) && !part.starts_with(' ') && part.chars().all(is_visible);
    let short = path.len() <= PATH_LIMIT && path.split('/').count() <= DEPTH_LIMIT;
    short && is_plain(path) && path.split('/').all(part)
}

/// Neither a control character nor one that turns the direction of what follows.
fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_plain_paths_pass() {
        for path in ["seal.toml", "catalogue/één.toml", "lib/x86_64-unknown-linux-gnu/libadem.so"] {
            assert!(is_allowed(path), "{path}");
        }
        let long = "a".repeat(256);
        let deep = "a/".repeat(40) + "b";
        let refused = [
            "",
            "/etc/passwd",
            "../x",
            "a/../b",
            "a/./b",
            "a//b",
            "a/",
            ".hidden",
            "a/.b",
            "a\\b",
            "C:x",
            "a\0b",
            "a\nb",
            "a\u{202e}b",
            "a.",
            "a ",
            " a",
            &long,
            &deep,
        ];
        for path in refused {
            assert!(!is_allowed(path), "{path:?}");
        }
    }

    #[test]
    fn a_path_stands_there_once_also_where_capitals_make_no_difference() {
        let twice = |paths: &[&str]| {
            let mut met = Paths::default();
            paths.iter().map(|path| met.take(path)).find_map(Result::err).map(|fault| fault.code().as_str())
        };
        assert_eq!(twice(&["a/b", "a/c", "d"]), None);
        for paths in [&["a", "a"], &["a/B", "a/b"], &["A/b", "a/c"], &["a", "a/b"], &["a/b", "a"], &["ÉÉN", "één"]]
        {
            assert_eq!(twice(paths), Some("E0376"), "{paths:?}");
        }
    }
}
