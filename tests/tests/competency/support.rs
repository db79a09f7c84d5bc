//! What the tests of the competency model share: the packs with the two profiles, and evidence to vary on.

use std::path::Path;
use std::sync::LazyLock;

use vakwerk_core::case::Pseudonym;
use vakwerk_core::catalogue::{ElementId, Pack};
use vakwerk_core::competency::{
    Assessor, AssessorRole, DataPoint, Entry, FrameworkIndex, Method, Opened, Portfolio, Target,
};

/// The packs that hold the two profiles and the scales of levels.
pub static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    ["algemeen", "fvb", "vvocm"].map(|name| vakwerk_pack::read(root.join("packs").join(name)).unwrap()).into()
});

pub fn index() -> FrameworkIndex<'static> {
    FrameworkIndex::of(&PACKS.iter().collect::<Vec<_>>())
}

pub fn element(name: &str) -> ElementId {
    name.parse().unwrap()
}

pub fn who(name: &str) -> Pseudonym {
    name.parse().unwrap()
}

pub const SUBJECT: &str = "student-invented-01";

/// A data point of a supervisor on task 3, with a level of the scale for it.
pub fn point(id: &str, assessor: &str, on: &str, level: &str) -> DataPoint {
    let scale = "algemeen:entrustment".parse().unwrap();
    let target = Target::of(&index(), element("fvb:vaktherapie/t3"), Some((&scale, &level.parse().unwrap()))).unwrap();
    DataPoint {
        id: id.parse().unwrap(),
        subject: who(SUBJECT),
        assessor: Assessor { pseudonym: who(assessor), role: AssessorRole::Supervisor, independent: false },
        on: on.parse().unwrap(),
        method: Method::Observation,
        targets: vec![target],
        complexity: None,
        narrative: "Observed quietly; next time state the question first.".into(),
        attachments: Vec::new(),
        supersedes: None,
        from: None,
    }
}

pub fn opened() -> Entry {
    Entry::Opened(Opened {
        subject: who(SUBJECT),
        frameworks: vec!["fvb:vaktherapie".parse().unwrap()],
        register_since: Some("2021-07-01".parse().unwrap()),
        invented: true,
    })
}

/// A portfolio with these data points, each of which it takes.
pub fn portfolio(points: impl IntoIterator<Item = DataPoint>) -> Portfolio {
    let mut portfolio = Portfolio::default();
    for entry in std::iter::once(opened()).chain(points.into_iter().map(|p| Entry::DataPoint(Box::new(p)))) {
        portfolio.check(&entry).unwrap();
        portfolio.apply(entry);
    }
    portfolio
}
