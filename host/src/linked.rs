//! Tests with plugins that are linked into this program: both sides of the interface without a file to open, so that Miri
//! can run them.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Once};

use abi_stable::library::AbiHeaderRef;
use vakwerk_abi::Status;
use vakwerk_abi::document::{BindRequest, FORMAT, Material, Profile, ProfileRequest, Text, Value};
use vakwerk_core::catalogue::{CatalogueFile, Manifest, Pack};
use vakwerk_core::digest::Digest;
use vakwerk_core::explain::Explain;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::Instrument;
use vakwerk_sdk::__private::{Exported, LibHeader, header};
use vakwerk_sdk::{
    Answer, Behaviour, Coded, Columns, Declined, Embedded, EmbeddedAssessment, NotScored, RowStatus, ScaleColumns,
    Sheet,
};

use crate::batch::Sheets;
use crate::callable::{CallFault, Callable};
use crate::library_fault::LibraryFault;
use crate::load::{InProcess, bind, root_module};
use crate::plugin::{Plugin, Standing};
use crate::set::PluginSet;
use crate::set_fault::PluginName;

/// The catalogue as the host reads it.
const PACK: (&str, &str) = (
    "id = 'linked'\nversion = '1.0.0'\ninterface = 1\nname = { nl = 'Proef' }\npublisher = 'Vakwerk'\n\
     licence = 'MIT'\nlanguages = ['nl']\nintended-purpose = { nl = 'Voor proeven.' }\n\
     provides = ['score', 'score-batch', 'profile']",
    "[[assessment]]\nid = 'wish'\nedition = 1\nname = { nl = 'Wens' }\nmeasures = { nl = 'Een fout.' }\n\
     for-whom = { nl = 'Voor niemand.' }\nrespondents = ['client']\narithmetic = 'coded'\n\
     answer = { min = 0, max = 20, step = 1 }\nsource = { source = 'vakwerk' }\n\
     provenance = { mark = 'ours', source = 'vakwerk' }\n\
     item = [{ id = 'wish', label = { nl = 'Wens' } }, { id = 'more', label = { nl = 'Meer' } }]\n\
     [assessment.licence]\nship = 'texts'\ncompute = 'anyone'\nadministration = 'self-report'\n\
     provenance = { mark = 'ours', source = 'vakwerk' }\n\
     [[assessment.scale]]\nid = 'result'\nname = { nl = 'Uitkomst' }\nmin = 0\nmax = 20\nstep = 1\n\
     direction = 'neutral'",
);

/// The same as it was compiled in.
const CATALOGUE: Embedded = Embedded {
    plugin: "linked",
    version: "1.0.0",
    digest: "0000000000000000000000000000000000000000000000000000000000000000",
    assessments: &[EmbeddedAssessment {
        id: "wish",
        edition: 1,
        items: &["wish", "more"],
        rows: false,
        inputs: &[],
        scales: &["result"],
    }],
};
const WISH: Coded = CATALOGUE.coded("wish");

/// Does what the first answer asks for; on 0 it gives the second.
#[derive(Default)]
struct Linked(Box<AtomicUsize>);

/// A payload that panics again when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the payload of the panic panicked");
    }
}

impl Linked {
    fn wish(&self, wish: f64, more: f64) -> Result<f64, NotScored> {
        self.0.fetch_add(1, Ordering::Relaxed);
        match wish as u32 {
            0 => Ok(more),
            1 => panic!("the answer was {wish}"),
            2 => std::panic::panic_any(Bomb),
            3 => Ok(21.0),
            4 => Ok(f64::INFINITY),
            5 => Err(NotScored::Item(1)),
            6 => Err(NotScored::NotProvided),
            _ => Err(NotScored::Sheet),
        }
    }
}

impl Behaviour for Linked {
    fn score(&self, sheet: Sheet<'_>, scales: &mut [f64]) -> Result<(), NotScored> {
        assert_eq!(sheet.assessment, WISH);
        scales[0] = self.wish(sheet.answers[0], sheet.answers[1])?;
        Ok(())
    }

    fn score_batch(&self, sheets: Columns<'_>, scales: &mut ScaleColumns<'_>) -> Result<(), NotScored> {
        for row in 0..sheets.rows() {
            match self.wish(sheets.item(0)[row], sheets.item(1)[row]) {
                Ok(score) => scales.scale(0)[row] = score,
                Err(_) => scales.set_row(row, RowStatus::NotComputable),
            }
        }
        Ok(())
    }

    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        match request.material.facts.get("wish").and_then(Value::word) {
            Some("panic") => panic!("asked for it"),
            Some("long") => Ok(Profile { title: Text::new("x".repeat(3000), ""), ..Profile::default() }),
            Some(word) => Ok(Profile { format: FORMAT, title: Text::new(word, ""), ..Profile::default() }),
            None => Err(Declined::Failed),
        }
    }
}

/// Panics when it is made.
struct Stillborn;

impl Default for Stillborn {
    fn default() -> Self {
        panic!("not made");
    }
}

impl Behaviour for Stillborn {}

/// Panics when it is dropped.
#[derive(Default)]
struct Clinging;

impl Drop for Clinging {
    fn drop(&mut self) {
        panic!("not dropped");
    }
}

impl Behaviour for Clinging {}

/// What the export macro writes, without the exported name, of which a program can have only one.
macro_rules! linked {
    ($behaviour:ty) => {{
        struct Export;
        impl Exported for Export {
            type Behaviour = $behaviour;
            const CATALOGUE: Embedded = CATALOGUE;
        }
        static HEADER: LibHeader = header::<Export>();
        // SAFETY: both are a reference to a header and nothing else; looking a name up in a library gives the same.
        unsafe { std::mem::transmute::<&'static LibHeader, AbiHeaderRef>(&HEADER) }
    }};
}

fn pack() -> Pack {
    let (manifest, contents) = PACK;
    let (manifest, contents): (Manifest, CatalogueFile) =
        (toml::from_str(manifest).unwrap(), toml::from_str(contents).unwrap());
    Pack { manifest, contents, digest: Digest([0; 32]) }
}

fn request() -> BindRequest {
    Plugin::bind_request(&pack())
}

fn load(header: AbiHeaderRef, request: &BindRequest) -> Result<InProcess, LibraryFault> {
    static MESSAGES: Once = Once::new();
    let module = root_module(header).unwrap();
    // A plugin silences panics, of its own library in life and of this whole program here, and would silence a test
    // that fails.
    MESSAGES.call_once(|| {
        let told = std::panic::take_hook();
        drop(bind(root_module(linked!(Linked)).unwrap(), &self::request()));
        std::panic::set_hook(told);
    });
    bind(module, request)
}

fn linked() -> InProcess {
    load(linked!(Linked), &request()).unwrap()
}

/// The linked plugin as an embedding program has it.
fn set() -> PluginSet {
    let pack = pack();
    let compile = |assessment| Instrument::compile(assessment, &"linked:wish".parse().unwrap()).unwrap();
    let plugin = Plugin {
        name: PluginName { id: pack.manifest.id.clone(), version: pack.manifest.version.clone() },
        folder: "linked".into(),
        standing: Standing::Development,
        signer: None,
        seal: None,
        instruments: pack.contents.assessment.iter().map(compile).map(Arc::new).collect(),
        callable: Some(Box::new(linked())),
        apart: false,
        pack,
    };
    PluginSet::new([Arc::new(plugin)], &Grants::everything())
}

#[test]
fn scores_and_what_goes_wrong_with_them_cross_the_interface() {
    let set = set();
    let wish = "linked:wish".parse().unwrap();
    let scorer = set.scorer(&wish).unwrap().clone();
    let cases = [
        ([0.0, 7.0], Ok(7.0)),
        ([1.0, 0.0], Err("E0113")),
        ([2.0, 0.0], Err("E0113")),
        ([3.0, 0.0], Err("E0116")),
        ([4.0, 0.0], Err("E0116")),
        ([5.0, 0.0], Err("E0121")),
        ([6.0, 0.0], Err("E0112")),
        ([7.0, 0.0], Err("E0121")),
        ([0.0, 20.0], Ok(20.0)),
    ];
    for (answers, expected) in cases {
        let mut scales = [0.0];
        let outcome = scorer.score_into(&answers, &[], &mut scales).map(|()| scales[0]);
        assert_eq!(outcome.map_err(|refusal| refusal.code()), expected, "{answers:?}");
        assert!(expected.is_ok() || scales[0].is_nan(), "{answers:?}");
    }

    let batch = |wishes: &[f64], scales: &mut [f64]| {
        let answers = [wishes, &vec![9.0; wishes.len()]].concat();
        let outcome = set.score_batch(&wish, Sheets { rows: wishes.len(), answers: &answers, inputs: &[] }, scales);
        let refused = outcome.map_err(|refusal| refusal.code())?;
        Ok(refused.iter().map(|row| (row.row, row.why.code())).collect::<Vec<_>>())
    };
    let mut scales = [0.0; 4];
    assert_eq!(batch(&[0.0, 3.0, 5.0, 99.0], &mut scales), Ok(vec![(1, "E0116"), (2, "E0121"), (3, "E0443")]));
    assert!(scales[0] == 9.0 && scales[1..].iter().all(|scale| scale.is_nan()));
    assert_eq!(batch(&[0.0, 1.0, 0.0, 0.0], &mut scales), Err("E0113"));
    assert!(scales.iter().all(|scale| scale.is_nan()));
    assert_eq!(batch(&[], &mut []), Ok(vec![]));
}

#[test]
fn what_does_not_fit_is_misuse_and_touches_nothing() {
    let plugin = linked();
    let misused = Err(CallFault::Unexpected(Status::MISUSED));
    let cases: [(u32, &[f64], &[f64], usize); 5] = [
        (0, &[], &[], 1),
        (0, &[0.0; 3], &[], 1),
        (0, &[0.0; 2], &[1.0], 1),
        (0, &[0.0; 2], &[], 0),
        (1, &[0.0; 2], &[], 1),
    ];
    for (assessment, answers, inputs, scales) in cases {
        let mut scales = vec![5.0; scales];
        assert_eq!(plugin.score(assessment, answers, inputs, &mut scales), misused);
        let mut rows = [Status(77)];
        assert_eq!(plugin.score_batch(assessment, answers, inputs, &mut scales, &mut rows), misused);
        assert!(scales.iter().all(|scale| *scale == 5.0) && rows == [Status(77)]);
    }
    let (mut scales, mut rows) = ([5.0; 2], [Status(77); 2]);
    assert_eq!(plugin.score_batch(0, &[0.0; 4], &[], &mut scales, &mut rows), Ok(()));
    assert_eq!((scales, rows), ([0.0; 2], [Status::OK; 2]));
}

#[test]
fn documents_cross_the_interface() {
    let set = set();
    let asked = |wish: Option<&str>| {
        let facts = wish.map(|wish| ("wish".to_owned(), Value::Word(wish.to_owned()))).into_iter().collect();
        let profile = set.profile(&"linked".parse().unwrap(), &Material { facts, ..Material::default() });
        profile.map(|profile| profile.title.nl).map_err(|refusal| refusal.code())
    };
    assert_eq!(asked(Some("gedaan")), Ok("gedaan".to_owned()));
    assert_eq!(asked(Some("panic")), Err("E0113"));
    assert_eq!(asked(None), Err("E0120"));

    let plugin = linked();
    assert_eq!(plugin.call("profile", b"not json", 9), Err(CallFault::Unexpected(Status::UNREADABLE)));
    assert_eq!(plugin.call("dream", b"{}", 9), Err(CallFault::NotProvided));
    assert_eq!(plugin.call("", b"", 9), Err(CallFault::NotProvided));
    let long = br#"{ "format": 1, "material": { "facts": { "wish": "long" } } }"#;
    assert_eq!(plugin.call("profile", long, 2000), Err(CallFault::TooLong));
    assert!(plugin.call("profile", long, 9000).unwrap().len() > 3000);
}

#[test]
fn a_plugin_is_bound_to_its_own_catalogue_alone() {
    let refused = |change: fn(&mut BindRequest)| {
        let mut request = request();
        change(&mut request);
        load(linked!(Linked), &request).err()
    };
    assert_eq!(refused(|_| ()), None);
    let built_for = "linked 1.0.0".to_owned();
    assert_eq!(refused(|request| request.plugin = "other".into()), Some(LibraryFault::OtherPlugin { built_for }));
    let other = refused(|request| request.digest = "f".repeat(64));
    let (built_with, found) = (CATALOGUE.digest.to_owned(), "f".repeat(64));
    assert_eq!(other, Some(LibraryFault::OtherCatalogue { built_with, found }));
    let what = "assessment wish".to_owned();
    assert_eq!(refused(|request| request.assessments[0].edition = 2), Some(LibraryFault::OtherAssessment { what }));
    assert_eq!(load(linked!(Stillborn), &request()).err(), Some(LibraryFault::PanickedOnConstruction));
}

#[test]
fn a_plugin_is_dropped_once_whatever_comes_of_it() {
    static DROPPED: AtomicUsize = AtomicUsize::new(0);
    #[derive(Default)]
    struct Counted(Linked);
    impl Drop for Counted {
        fn drop(&mut self) {
            DROPPED.fetch_add(1, Ordering::SeqCst);
        }
    }
    impl Behaviour for Counted {
        fn score(&self, sheet: Sheet<'_>, scales: &mut [f64]) -> Result<(), NotScored> {
            self.0.score(sheet, scales)
        }
    }

    let mut plugin = load(linked!(Counted), &request()).unwrap();
    assert_eq!(plugin.score(0, &[0.0, 3.0], &[], &mut [0.0]), Ok(()));
    assert_eq!((plugin.release(), plugin.release()), (Ok(()), Ok(())));
    assert_eq!(plugin.score(0, &[0.0, 3.0], &[], &mut [0.0]), Err(CallFault::NotProvided));
    assert_eq!(plugin.call("profile", b"{}", 9), Err(CallFault::NotProvided));
    assert!(plugin.in_process().is_none());
    drop(plugin);
    drop(load(linked!(Counted), &request()).unwrap());
    assert_eq!(DROPPED.load(Ordering::SeqCst), 2);

    let mut clinging = load(linked!(Clinging), &request()).unwrap();
    assert_eq!(clinging.release(), Err(CallFault::Panicked));
    drop(load(linked!(Clinging), &request()).unwrap());
}

#[test]
fn several_threads_call_one_plugin() {
    let scorer = set().scorer(&"linked:wish".parse().unwrap()).unwrap().clone();
    std::thread::scope(|threads| {
        for thread in 0..3 {
            let scorer = &scorer;
            threads.spawn(move || {
                for round in 0..5 {
                    let (mut scales, answer) = ([0.0], f64::from(thread + round));
                    scorer.score_into(&[0.0, answer], &[], &mut scales).unwrap();
                    assert_eq!(scales, [answer]);
                    scorer.score_into(&[1.0, answer], &[], &mut scales).unwrap_err();
                }
            });
        }
    });
}
