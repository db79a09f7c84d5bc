//! A portfolio in its file: durable, torn, damaged, of a later version.

use std::fs;

use vakwerk_core::access::Access;
use vakwerk_core::competency::{Code, Entry};
use vakwerk_core::explain::Explain;
use vakwerk_store::{PortfolioFault, PortfolioFile};

use crate::support::{opened, point};

const NAME: &str = "portfolio.jsonl";

fn at() -> jiff::Timestamp {
    "2026-03-14T12:00:00Z".parse().unwrap()
}

fn data_point(id: &str) -> Entry {
    Entry::DataPoint(Box::new(point(id, "supervisor-01", "2026-02-01", "unsupervised")))
}

fn begun() -> (tempfile::TempDir, PortfolioFile) {
    let folder = tempfile::tempdir().unwrap();
    let file = PortfolioFile::in_folder(folder.path(), NAME).unwrap();
    file.append(&[opened(), data_point("a")], at()).unwrap();
    (folder, file)
}

#[test]
fn what_was_added_is_read_back_and_stays_byte_for_byte() {
    let (folder, file) = begun();
    let before = fs::read(folder.path().join(NAME)).unwrap();
    file.append(&[data_point("b")], at()).unwrap();
    let after = fs::read(folder.path().join(NAME)).unwrap();
    assert!(after.starts_with(&before));
    let loaded = file.load(&Access::unlogged()).unwrap();
    assert_eq!(loaded.portfolio.points().len(), 2);
    assert_eq!(loaded.portfolio.points()[0], point("a", "supervisor-01", "2026-02-01", "unsupervised"));
}

#[test]
fn an_entry_that_is_printed_for_a_developer_tells_nothing_of_what_was_judged() {
    let entry = data_point("a");
    let shown = format!("{entry:?} {:?}", point("a", "supervisor-01", "2026-02-01", "unsupervised").targets);
    assert!(["Observed", "supervisor-01", "unsupervised"].iter().all(|word| !shown.contains(word)), "{shown}");
}

#[test]
fn a_refused_entry_leaves_nothing_behind_not_even_what_came_before_it() {
    let (folder, file) = begun();
    let before = fs::read(folder.path().join(NAME)).unwrap();
    let fault = file.append(&[data_point("b"), data_point("a")], at()).unwrap_err();
    assert_eq!(fault.code(), Code::Duplicate.as_str());
    assert_eq!(fs::read(folder.path().join(NAME)).unwrap(), before);
}

#[test]
fn a_torn_end_is_passed_over_and_set_aside_by_the_next_append() {
    let (folder, file) = begun();
    let path = folder.path().join(NAME);
    let whole = fs::read(&path).unwrap();
    let torn = [whole.as_slice(), b"{\"v\":1,\"at\":\"2026-0"].concat();
    fs::write(&path, &torn).unwrap();
    let loaded = file.load(&Access::unlogged()).unwrap();
    assert_eq!((loaded.portfolio.points().len(), loaded.torn), (1, torn.len() - whole.len()));
    file.append(&[data_point("b")], at()).unwrap();
    assert_eq!(file.load(&Access::unlogged()).unwrap().torn, 0);
    let aside = |number: u8| fs::read(folder.path().join(format!("{NAME}.torn-{number}"))).unwrap();
    assert_eq!(aside(1), &torn[whole.len()..]);
    // A second one does not write over the first.
    let mut again = fs::read(&path).unwrap();
    again.extend_from_slice(b"{\"v\":1,\"other");
    fs::write(&path, &again).unwrap();
    file.append(&[data_point("c")], at()).unwrap();
    assert_eq!((aside(1), aside(2)), (torn[whole.len()..].to_vec(), b"{\"v\":1,\"other".to_vec()));
}

#[test]
fn a_refused_first_append_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = PortfolioFile::in_folder(folder.path(), NAME).unwrap();
    let fault = file.append(&[opened(), opened()], at()).unwrap_err();
    assert!(matches!(fault, PortfolioFault::Refused(_)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    file.append(&[opened()], at()).unwrap();
}

#[test]
fn a_damaged_line_is_named_and_nothing_is_changed() {
    let (folder, file) = begun();
    let path = folder.path().join(NAME);
    let text = fs::read_to_string(&path).unwrap().replace("data-point\":{", "data-point\":[");
    fs::write(&path, &text).unwrap();
    for fault in [file.load(&Access::unlogged()).unwrap_err(), file.append(&[data_point("b")], at()).unwrap_err()] {
        let PortfolioFault::Refused(refused) = fault else { panic!("a refusal") };
        assert_eq!((refused.code, refused.place.as_str()), (Code::Unreadable, "line 2"));
        assert!(!refused.to_string().contains("supervisor-01"), "a message holds nothing of the line");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn what_a_later_version_wrote_is_kept_and_counted() {
    let (folder, file) = begun();
    let path = folder.path().join(NAME);
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str("{\"v\":1,\"at\":\"2026-03-14T12:00:00Z\",\"hologram\":{\"x\":1}}\n");
    text.push_str("{\"v\":2,\"at\":\"2026-03-14T12:00:00Z\",\"data-point\":\"in another form\"}\n");
    fs::write(&path, &text).unwrap();
    assert_eq!(file.load(&Access::unlogged()).unwrap().unknown, 2);
    file.append(&[data_point("b")], at()).unwrap();
    assert!(fs::read_to_string(&path).unwrap().starts_with(&text));
}

#[test]
fn text_that_is_no_utf8_is_named_by_its_line() {
    let (folder, file) = begun();
    let path = folder.path().join(NAME);
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(b"\xff\xfe\n");
    fs::write(&path, &bytes).unwrap();
    let PortfolioFault::Refused(refused) = file.load(&Access::unlogged()).unwrap_err() else { panic!("a refusal") };
    assert_eq!(refused.place, "line 3");
}
