//! The page for training institutes is walked as it stands, from an empty folder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{copied, program, run};

/// Types one command, and gives what is seen.
fn typed(line: &str, at: &Path) -> String {
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples");
    match line.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["cp", "-r", _, "."] => {
            for folder in ["cases", "curricula", "portfolios"] {
                copied(&examples.join(folder), &at.join("examples").join(folder));
            }
            String::new()
        }
        ["vakwerk", arguments @ ..] => {
            let answer = run(program(80).env_remove("VAKWERK_PLUGINS").current_dir(at).args(arguments));
            assert_eq!(answer.exit, 0, "$ {line}\n{}{}", answer.out, answer.err);
            answer.out
        }
        _ => panic!("the page types something else than `cp` and `vakwerk`: {line}"),
    }
}

#[test]
fn the_page_for_training_institutes_can_be_followed_to_the_letter() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/training-institutes.md");
    let folder = tempfile::tempdir().unwrap();
    let (mut inside, mut seen, mut commands) = (None, String::new(), 0);
    let mut curriculum = String::new();
    for line in fs::read_to_string(page).unwrap().lines() {
        match (line.strip_prefix("```"), inside) {
            (Some("console"), None) => inside = Some("console"),
            (Some("toml"), None) => inside = Some("toml"),
            (Some(_), Some(_)) => inside = None,
            (None, Some("toml")) => {
                curriculum.push_str(line);
                curriculum.push('\n');
                fs::write(folder.path().join("curriculum.toml"), &curriculum).unwrap();
            }
            (None, Some(_)) => match line.strip_prefix("$ ") {
                Some(command) => {
                    seen = typed(command, folder.path());
                    commands += 1;
                }
                None => {
                    assert!(line == "…" || seen.contains(line.trim()), "the page shows `{line}`, but one sees:\n{seen}")
                }
            },
            (None, None) => {}
            (Some(other), None) => panic!("a block of {other} that the page does not say what to do with"),
        }
    }
    assert!(commands > 20);
    for page in ["dekking", "dekking-bachelor", "portfolio", "reflectieverslag", "ontwikkelplan", "evaluatieverslag"] {
        let html = fs::read_to_string(folder.path().join(format!("{page}.html"))).unwrap();
        assert!(html.contains("Verzonnen, als voorbeeld.") && html.ends_with("</html>\n"), "{page}");
    }
    // A portfolio holds nothing of the client.
    let portfolio = fs::read_to_string(folder.path().join("pmt.jsonl")).unwrap();
    assert!(!portfolio.contains("client-invented"), "{portfolio}");
}
