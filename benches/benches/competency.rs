//! Coverage of a large curriculum, and a large portfolio opened cold and summarised warm.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use vakwerk_core::access::Access;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::competency::{
    Assessor, AssessorRole, Course, Coverage, Curriculum, CurriculumFramework, DataPoint, Entry, FrameworkIndex,
    Method, Opened, Target, Use,
};
use vakwerk_core::text::Text;
use vakwerk_store::PortfolioFile;

const COURSES: usize = 200;
const POINTS: usize = 100_000;
const FRAMEWORKS: [&str; 2] = ["fvb:vaktherapie", "vvocm:oefentherapie"];

fn packs() -> Vec<Pack> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    ["algemeen", "fvb", "vvocm"].map(|name| vakwerk_pack::read(root.join(name)).unwrap()).into()
}

/// Courses that each name a twentieth of both frameworks, a different one each.
fn curriculum(index: &FrameworkIndex<'_>) -> Curriculum {
    let all: Vec<String> = FRAMEWORKS
        .iter()
        .flat_map(|id| index.elements(&id.parse().unwrap()).iter().map(move |element| format!("{id}/{}", element.id)))
        .collect();
    let some = |at: usize| Use {
        elements: all.iter().skip(at % 20).step_by(20).map(|id| id.parse().unwrap()).collect(),
        all_of: Vec::new(),
        level: None,
        complexity: None,
    };
    Curriculum {
        format: 1,
        id: "large".parse().unwrap(),
        name: Text { nl: "Groot".into(), en: None },
        invented: true,
        framework: FRAMEWORKS
            .iter()
            .map(|id| CurriculumFramework {
                id: id.parse().unwrap(),
                edition: 1,
                task_levels: None,
                competency_levels: None,
            })
            .collect(),
        sufficiency: None,
        course: (0..COURSES)
            .map(|at| Course {
                id: format!("course-{at}").parse().unwrap(),
                name: Text { nl: "Vak".into(), en: None },
                year: None,
                taught: vec![some(at)],
                assessed: vec![some(at + 7)],
            })
            .collect(),
    }
}

/// A portfolio as its file has it.
fn lines(index: &FrameworkIndex<'_>) -> String {
    let framework = "fvb:vaktherapie".parse().unwrap();
    let (at, scale) = ("2026-03-14T12:00:00Z".parse().unwrap(), "algemeen:entrustment".parse().unwrap());
    let levels = ["observes", "direct-supervision", "indirect-supervision", "unsupervised"];
    let opened = Opened {
        subject: "student-invented-01".parse().unwrap(),
        frameworks: vec![framework],
        register_since: None,
        invented: true,
    };
    let mut text = Entry::Opened(opened).line(at).unwrap() + "\n";
    for number in 0..POINTS {
        let element = format!("fvb:vaktherapie/t{}", number % 11 + 1).parse().unwrap();
        let level = levels[number % levels.len()].parse().unwrap();
        let point = DataPoint {
            id: format!("point-{number}").parse().unwrap(),
            subject: "student-invented-01".parse().unwrap(),
            assessor: Assessor {
                pseudonym: format!("supervisor-{}", number % 40).parse().unwrap(),
                role: AssessorRole::Supervisor,
                independent: number % 3 == 0,
            },
            on: format!("2026-{:02}-{:02}", number % 12 + 1, number % 28 + 1).parse().unwrap(),
            method: Method::Observation,
            targets: vec![Target::of(index, element, Some((&scale, &level))).unwrap()],
            complexity: None,
            narrative: "Observed quietly; next time state the question first.".into(),
            attachments: Vec::new(),
            supersedes: None,
            from: None,
        };
        text.push_str(&(Entry::DataPoint(Box::new(point)).line(at).unwrap() + "\n"));
    }
    text
}

fn competency(c: &mut Criterion) {
    let packs = packs();
    let index = FrameworkIndex::of(&packs.iter().collect::<Vec<_>>());
    let curriculum = curriculum(&index);
    let mut group = c.benchmark_group("competency");
    group.sample_size(10);
    // At most 10 ms.
    group.bench_function("coverage of 200 courses", |b| b.iter(|| Coverage::of(black_box(&curriculum), &index)));
    let folder = tempfile::tempdir().unwrap();
    let text = lines(&index);
    fs::write(folder.path().join("p.jsonl"), &text).unwrap();
    let file = PortfolioFile::in_folder(folder.path(), "p.jsonl").unwrap();
    // At most 1.5 times the next.
    group.bench_function("portfolio opened cold", |b| b.iter(|| file.load(&Access::unlogged()).unwrap()));
    group.bench_function("the same bytes by serde_json", |b| {
        b.iter(|| {
            let bytes = fs::read_to_string(folder.path().join("p.jsonl")).unwrap();
            bytes.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).collect::<Vec<_>>()
        });
    });
    let loaded = file.load(&Access::unlogged()).unwrap();
    // At most 50 ms.
    group.bench_function("portfolio summarised warm", |b| b.iter(|| black_box(&loaded.portfolio).summary(&index)));
    group.finish();
}

criterion_group!(benches, competency);
criterion_main!(benches);
