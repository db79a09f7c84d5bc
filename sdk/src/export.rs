//! The functions behind the interface, and the macro that exports them.

use abi_stable::library::{
    __call_root_module_loader, CheckTypeLayout, LibHeader, ROOT_MODULE_LOADER_NAME, RootModuleResult,
};
use abi_stable::prefix_type::PrefixTypeTrait;
use abi_stable::std_types::{RSlice, RSliceMut, RStr, RVec};
use serde::Serialize;
use serde::de::DeserializeOwned;
use vakwerk_abi::document::{BindRefusal, BindRequest, BoundAssessment, operation};
use vakwerk_abi::v1::{Handle, V1, V1Ref};
use vakwerk_abi::{NO_ITEM, Status};

use crate::embedded::equal;
use crate::guard::{guard, silence};
use crate::{Answer, Behaviour, Coded, Columns, Declined, Embedded, EmbeddedAssessment, ScaleColumns, Sheet};

/// Exports a type as the behaviour of this plugin.
///
/// `export_plugin!(Breathing)` takes the catalogue that `build.rs` wrote (`vakwerk_pack::embed`) and defines it
/// as the constant `CATALOGUE`; `export_plugin!(Breathing, catalogue)` takes another [`Embedded`](crate::Embedded).
/// One plugin per crate.
#[macro_export]
macro_rules! export_plugin {
    ($behaviour:ty $(,)?) => {
        ::core::include!(::core::concat!(
            ::core::env!("OUT_DIR", "a plugin needs a `build.rs` that calls `vakwerk_pack::embed::embed()`"),
            "/vakwerk.rs"
        ));
        $crate::export_plugin!($behaviour, CATALOGUE);
    };
    ($behaviour:ty, $catalogue:expr $(,)?) => {
        #[cfg(panic = "abort")]
        ::core::compile_error!(
            "a plugin must be built with `panic = \"unwind\"`: with `panic = \"abort\"` one panic would end the \
             program that loaded it; remove `panic = \"abort\"` from the profile"
        );

        const _: () = {
            struct Export;

            impl $crate::__private::Exported for Export {
                type Behaviour = $behaviour;
                const CATALOGUE: $crate::Embedded = $catalogue;
            }

            // SAFETY: the name is the one under which the host looks for a header, and the value is one.
            #[unsafe(export_name = "_1as_0lib_1header_0root_bmodule_bloader")]
            static HEADER: $crate::__private::LibHeader = $crate::__private::header::<Export>();
        };
    };
}

// An attribute takes only a literal, so the macro repeats the name that the host looks for.
const _: () = assert!(
    equal(ROOT_MODULE_LOADER_NAME, "_1as_0lib_1header_0root_bmodule_bloader"),
    "the export macro uses another name than abi_stable looks for"
);

/// What the macro says about a plugin.
pub trait Exported: 'static {
    /// The author's type.
    type Behaviour: Behaviour;
    /// What the library was built with.
    const CATALOGUE: Embedded;
}

/// The header under which the host finds the root module.
#[must_use]
pub const fn header<E: Exported>() -> LibHeader {
    // SAFETY: `load` returns the erased form of a `V1Ref`, which is the module type named here.
    unsafe { LibHeader::from_constructor::<V1Ref>(load::<E>, CheckTypeLayout::Yes) }
}

extern "C" fn load<E: Exported>() -> RootModuleResult {
    __call_root_module_loader(root_module::<E>)
}

fn root_module<E: Exported>() -> V1Ref {
    V1 {
        id: RStr::from_str(E::CATALOGUE.plugin),
        version: RStr::from_str(E::CATALOGUE.version),
        bind: bind::<E>,
        release: release::<E>,
        score: score::<E>,
        score_batch: score_batch::<E>,
        call: call::<E>,
    }
    .leak_into_prefix()
}

/// A plugin that was bound: the author's value, and the assessments in the order of the host's request.
struct Bound<B> {
    behaviour: B,
    shapes: Box<[Shape]>,
}

/// How many numbers a coded assessment takes and gives.
#[derive(Clone, Copy)]
struct Shape {
    coded: Coded,
    items: usize,
    rows: bool,
    inputs: usize,
    scales: usize,
}

impl<B> Bound<B> {
    /// # Safety
    /// `handle` was given by `bind` of the same library and has not been released.
    #[inline]
    unsafe fn of<'a>(handle: Handle) -> &'a Self {
        // SAFETY: `bind` made the pointer from a box of this type, and the caller vouches that it still lives.
        unsafe { &*handle.0.cast::<Self>() }
    }
}

unsafe extern "C" fn bind<E: Exported>(request: RSlice<'_, u8>, handle: &mut Handle, detail: &mut RVec<u8>) -> Status {
    guard(Status::PANICKED, || {
        silence();
        let Ok(request) = serde_json::from_slice::<BindRequest>(request.as_slice()) else {
            return Status::UNREADABLE;
        };
        match shapes(&E::CATALOGUE, &request) {
            Ok(shapes) => {
                let bound = Bound { behaviour: E::Behaviour::default(), shapes };
                handle.0 = Box::into_raw(Box::new(bound)).cast_const().cast();
                Status::OK
            }
            Err((status, refusal)) => {
                *detail = serde_json::to_vec(&refusal).unwrap_or_default().into();
                status
            }
        }
    })
}

/// Compares what the host read with what the library was built with.
fn shapes(built: &Embedded, asked: &BindRequest) -> Result<Box<[Shape]>, (Status, BindRefusal)> {
    let refusal = |what: &str, built_with: String, asked: String| BindRefusal { what: what.into(), built_with, asked };
    if built.plugin != asked.plugin || built.version != asked.version {
        let ours = format!("{} {}", built.plugin, built.version);
        let theirs = format!("{} {}", asked.plugin, asked.version);
        return Err((Status::OTHER_PLUGIN, refusal("plugin", ours, theirs)));
    }
    if built.digest != asked.digest {
        return Err((Status::OTHER_CATALOGUE, refusal("digest", built.digest.into(), asked.digest.clone())));
    }
    let shape = |wanted: &BoundAssessment| {
        let position = built.assessments.iter().position(|ours| same(ours, wanted))?;
        let (items, inputs, scales) = (wanted.items.len(), wanted.inputs.len(), wanted.scales.len());
        Some(Shape { coded: Coded::at(position), items, rows: wanted.rows, inputs, scales })
    };
    let differs = |wanted: &BoundAssessment| {
        let ours = built.assessments.iter().find(|ours| ours.id == wanted.id);
        let ours = ours.map_or_else(|| "nothing of that name".into(), |ours| format!("edition {}", ours.edition));
        let what = format!("assessment {}", wanted.id);
        (Status::OTHER_ASSESSMENT, refusal(&what, ours, format!("edition {}", wanted.edition)))
    };
    asked.assessments.iter().map(|wanted| shape(wanted).ok_or_else(|| differs(wanted))).collect()
}

fn same(ours: &EmbeddedAssessment, wanted: &BoundAssessment) -> bool {
    ours.id == wanted.id
        && ours.edition == wanted.edition
        && ours.rows == wanted.rows
        && ours.items.iter().eq(&wanted.items)
        && ours.inputs.iter().eq(&wanted.inputs)
        && ours.scales.iter().eq(&wanted.scales)
}

unsafe extern "C" fn release<E: Exported>(handle: Handle) -> Status {
    guard(Status::PANICKED, || {
        // SAFETY: the caller gives a handle of `bind`, once, and no longer uses it; `bind` made it from this box.
        drop(unsafe { Box::from_raw(handle.0.cast::<Bound<E::Behaviour>>().cast_mut()) });
        Status::OK
    })
}

unsafe extern "C" fn score<E: Exported>(
    handle: Handle,
    assessment: u32,
    answers: RSlice<'_, f64>,
    inputs: RSlice<'_, f64>,
    scales: &mut RSliceMut<'_, f64>,
    fault: &mut u32,
) -> Status {
    *fault = NO_ITEM;
    guard(Status::PANICKED, || {
        // SAFETY: the caller vouches for the handle.
        let bound = unsafe { Bound::<E::Behaviour>::of(handle) };
        let Some(shape) = bound.shapes.get(assessment as usize) else { return Status::MISUSED };
        let (answers, inputs, scales) = (answers.as_slice(), inputs.as_slice(), scales.as_mut_slice());
        // Without branches, as this stands before every score.
        let fits = ((answers.len() == shape.items) | shape.rows) & (inputs.len() == shape.inputs);
        if !(fits & (scales.len() == shape.scales)) {
            return Status::MISUSED;
        }
        match bound.behaviour.score(Sheet { assessment: shape.coded, answers, inputs }, scales) {
            Ok(()) => Status::OK,
            Err(why) => {
                let status;
                (status, *fault) = why.status();
                status
            }
        }
    })
}

unsafe extern "C" fn score_batch<E: Exported>(
    handle: Handle,
    assessment: u32,
    answers: RSlice<'_, f64>,
    inputs: RSlice<'_, f64>,
    scales: RSliceMut<'_, f64>,
    rows: RSliceMut<'_, Status>,
) -> Status {
    guard(Status::PANICKED, || {
        // SAFETY: the caller vouches for the handle.
        let bound = unsafe { Bound::<E::Behaviour>::of(handle) };
        let Some(shape) = bound.shapes.get(assessment as usize) else { return Status::MISUSED };
        let (answers, inputs) = (answers.as_slice(), inputs.as_slice());
        let (scales, statuses) = (scales.into_mut_slice(), rows.into_mut_slice());
        let rows = statuses.len();
        let fits = |length: usize, columns: usize| columns.checked_mul(rows) == Some(length);
        let all_fit = fits(answers.len(), shape.items) && fits(inputs.len(), shape.inputs);
        if shape.rows || !all_fit || !fits(scales.len(), shape.scales) {
            return Status::MISUSED;
        }
        statuses.fill(Status::OK);
        let sheets = Columns { assessment: shape.coded, rows, answers, inputs };
        match bound.behaviour.score_batch(sheets, &mut ScaleColumns { rows, scales, statuses }) {
            Ok(()) => Status::OK,
            Err(why) => why.status().0,
        }
    })
}

unsafe extern "C" fn call<E: Exported>(
    handle: Handle,
    operation: RStr<'_>,
    request: RSlice<'_, u8>,
    response: &mut RVec<u8>,
) -> Status {
    guard(Status::PANICKED, || {
        // SAFETY: the caller vouches for the handle.
        let behaviour = &unsafe { Bound::<E::Behaviour>::of(handle) }.behaviour;
        let request = request.as_slice();
        let answer = match operation.as_str() {
            operation::PROFILE => document(request, |request| behaviour.profile(&request)),
            operation::REASONS => document(request, |request| behaviour.reasons(&request)),
            operation::REVIEW => document(request, |request| behaviour.review(&request)),
            _ => Err(Status::NOT_PROVIDED),
        };
        match answer {
            Ok(bytes) => {
                *response = bytes.into();
                Status::OK
            }
            Err(status) => status,
        }
    })
}

/// Reads a request, runs an operation and writes its response.
fn document<Q: DeserializeOwned, A: Serialize>(
    request: &[u8],
    run: impl FnOnce(Q) -> Answer<A>,
) -> Result<Vec<u8>, Status> {
    let request = serde_json::from_slice(request).map_err(|_| Status::UNREADABLE)?;
    let answer = run(request).map_err(|why| match why {
        Declined::NotProvided => Status::NOT_PROVIDED,
        Declined::Failed => Status::FAILED,
    })?;
    serde_json::to_vec(&answer).map_err(|_| Status::FAILED)
}
