//! Loading a verified library and binding it to its catalogue.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use abi_stable::library::{AbiHeaderRef, LibraryError, ROOT_MODULE_LOADER_NAME_WITH_NUL, RootModule};
use abi_stable::std_types::{RSlice, RSliceMut, RStr, RVec};
use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
use vakwerk_abi::document::{BindRefusal, BindRequest};
use vakwerk_abi::v1::{Handle, V1Ref};
use vakwerk_abi::{NO_ITEM, Status};
use vakwerk_core::catalogue::Digest;
use vakwerk_pack::Reason;

use crate::callable::{CallFault, Callable};
use crate::image::Verified;
use crate::library_fault::LibraryFault;

/// The version of the interface that this host offers.
const OFFERED: &str = "1.0.0";

/// Libraries that this process has loaded, by the digest of their bytes.
///
/// A library is never unloaded, so a second registry takes the one that is there.
static LOADED: Mutex<Option<HashMap<Digest, V1Ref>>> = Mutex::new(None);

/// Loads a library, or finds it loaded, and binds it.
pub(crate) fn load(library: Verified, request: &BindRequest) -> Result<InProcess, LibraryFault> {
    let digest = library.digest;
    // Loading holds the lock: two threads that load one library at once must end with one copy.
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    let modules = loaded.get_or_insert_default();
    let module = match modules.get(&digest) {
        Some(module) => *module,
        None => {
            let module = open(&library.keep())?;
            modules.insert(digest, module);
            module
        }
    };
    drop(loaded);
    bind(module, request)
}

/// Loads a library from a file that was verified elsewhere, and binds it.
#[cfg(target_os = "linux")]
pub(crate) fn load_path(path: &Path, request: &BindRequest) -> Result<InProcess, LibraryFault> {
    bind(open(path)?, request)
}

/// Has the system open a library and does nothing else: what no host can be quicker than.
#[cfg(feature = "workshop")]
pub(crate) fn bare(path: &Path) -> Result<(), LibraryFault> {
    std::mem::forget(system_open(path)?);
    Ok(())
}

fn system_open(path: &Path) -> Result<Library, LibraryFault> {
    // SAFETY: opening runs the library's initialisers. It is a file that was verified, cannot change, and comes
    // from a folder that the embedding program names; running such code is what the embedding program asks for.
    // RTLD_NOW, because with lazy binding an unresolved symbol would end the process at the first call.
    unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) }.map_err(|error| not_opened(&error))
}

/// Opens the library and takes its root module.
fn open(path: &Path) -> Result<V1Ref, LibraryFault> {
    let library = system_open(path)?;
    // SAFETY: whoever exports this name exports a header of abi_stable, which begins with a magic text that
    // `upgrade` checks. The value is a reference into the library, which is never unloaded.
    let header = unsafe { library.get::<AbiHeaderRef>(ROOT_MODULE_LOADER_NAME_WITH_NUL.as_bytes()) }
        .map(|symbol| *symbol)
        .map_err(|_| LibraryFault::NoInterface);
    // Never unloaded, also when it is refused: its initialisers may have left something behind.
    std::mem::forget(library);
    root_module(header?)
}

/// Checks what a library exports, and has it make its root module.
pub(crate) fn root_module(header: AbiHeaderRef) -> Result<V1Ref, LibraryFault> {
    let header = header.upgrade().map_err(|_| LibraryFault::LayoutDiffers)?;
    if header.root_mod_consts().name() != V1Ref::NAME {
        return Err(LibraryFault::NoInterface);
    }
    // The version before anything else: the layout of another version would say nothing useful.
    let version = header.version_strings().version;
    let compatible = semver::VersionReq::parse(OFFERED).ok().zip(semver::Version::parse(version.as_str()).ok());
    if !compatible.is_some_and(|(offered, version)| offered.matches(&version)) {
        let found = version.as_str().chars().take(32).collect();
        return Err(LibraryFault::OtherInterfaceVersion { found, offered: OFFERED.to_owned() });
    }
    // Without a layout it would pass unchecked.
    if header.layout().is_none() {
        return Err(LibraryFault::LayoutMissing);
    }
    header.init_root_module::<V1Ref>().map_err(|error| match error {
        LibraryError::RootModule { .. } => LibraryFault::PanickedOnConstruction,
        _ => LibraryFault::LayoutDiffers,
    })
}

/// Says why the system does not open a library, without the path that means nothing to a reader.
fn not_opened(error: &libloading::Error) -> LibraryFault {
    let text = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    if let Some((_, symbol)) = text.split_once("undefined symbol: ") {
        let symbol = symbol.split([' ', ',', '\n']).next().unwrap_or_default();
        return LibraryFault::UnresolvedSymbol { symbol: symbol.chars().take(200).collect() };
    }
    let reason = text.rsplit_once("/proc/self/fd/").map_or(text.as_str(), |(_, rest)| rest);
    let reason = reason.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == ' ');
    LibraryFault::NotOpened { reason: Reason::Said(reason.chars().take(200).collect()).text() }
}

/// Binds a root module to the catalogue that the host read.
pub(crate) fn bind(module: V1Ref, request: &BindRequest) -> Result<InProcess, LibraryFault> {
    let mut handle = Handle(std::ptr::null());
    let mut detail = RVec::new();
    let document = serde_json::to_vec(request).unwrap_or_default();
    let call = module.bind();
    // SAFETY: nothing is asked of the caller but live references; the function is of a module whose layout was
    // checked, and of a library that is never unloaded.
    let status = unsafe { call(RSlice::from_slice(&document), &mut handle, &mut detail) };
    let refusal = || {
        let short = &detail.as_slice()[..detail.len().min(4096)];
        let unknown = || BindRefusal { what: "?".into(), built_with: "?".into(), asked: "?".into() };
        serde_json::from_slice(short).unwrap_or_else(|_| unknown())
    };
    match status {
        Status::OK => Ok(InProcess { module: Functions::of(module), handle: Some(handle) }),
        Status::PANICKED => Err(LibraryFault::PanickedOnConstruction),
        Status::OTHER_PLUGIN => Err(LibraryFault::OtherPlugin { built_for: refusal().built_with }),
        Status::OTHER_CATALOGUE => {
            Err(LibraryFault::OtherCatalogue { built_with: refusal().built_with, found: request.digest.clone() })
        }
        Status::OTHER_ASSESSMENT => Err(LibraryFault::OtherAssessment { what: refusal().what }),
        Status(status) => Err(LibraryFault::NotBound { status }),
    }
}

type ScoreFunction =
    unsafe extern "C" fn(Handle, u32, RSlice<'_, f64>, RSlice<'_, f64>, &mut RSliceMut<'_, f64>, &mut u32) -> Status;

/// The functions of a root module, copied out so that a call goes through one pointer.
struct Functions {
    release: unsafe extern "C" fn(Handle) -> Status,
    score: ScoreFunction,
    score_batch: unsafe extern "C" fn(
        Handle,
        u32,
        RSlice<'_, f64>,
        RSlice<'_, f64>,
        RSliceMut<'_, f64>,
        RSliceMut<'_, Status>,
    ) -> Status,
    call: unsafe extern "C" fn(Handle, RStr<'_>, RSlice<'_, u8>, &mut RVec<u8>) -> Status,
}

impl Functions {
    fn of(module: V1Ref) -> Self {
        Self {
            release: module.release(),
            score: module.score(),
            score_batch: module.score_batch(),
            call: module.call(),
        }
    }
}

/// The function of a plugin in this process that scores, with what it is called with.
///
/// Whoever scores the same assessment often keeps this beside the plugin, and is spared the way to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InProcessScore {
    function: ScoreFunction,
    handle: Handle,
}

// SAFETY: the interface promises that its functions may be called from any thread, and the kit holds authors to
// it (`Behaviour: Send + Sync`). The handle is only passed along.
unsafe impl Send for InProcessScore {}
// SAFETY: as above.
unsafe impl Sync for InProcessScore {}

impl InProcessScore {
    /// Scores one sheet into `scales`.
    ///
    /// # Safety
    /// The plugin was not released.
    #[inline]
    pub(crate) unsafe fn call(
        self,
        assessment: u32,
        answers: &[f64],
        inputs: &[f64],
        scales: &mut [f64],
    ) -> Result<(), CallFault> {
        let mut fault = NO_ITEM;
        let mut scales = RSliceMut::from_mut_slice(scales);
        let (answers, inputs) = (RSlice::from_slice(answers), RSlice::from_slice(inputs));
        // SAFETY: the handle is of this library, and the caller vouches that it was not released.
        let status = unsafe { (self.function)(self.handle, assessment, answers, inputs, &mut scales, &mut fault) };
        CallFault::from_status(status, fault)
    }
}

/// A plugin in this process.
pub(crate) struct InProcess {
    module: Functions,
    /// Absent once it was released.
    handle: Option<Handle>,
}

// SAFETY: as for `InProcessScore`; and `release` takes `&mut self`.
unsafe impl Send for InProcess {}
// SAFETY: as above.
unsafe impl Sync for InProcess {}

impl InProcess {
    fn handle(&self) -> Result<Handle, CallFault> {
        self.handle.ok_or(CallFault::NotProvided)
    }
}

impl Callable for InProcess {
    fn in_process(&self) -> Option<InProcessScore> {
        Some(InProcessScore { function: self.module.score, handle: self.handle? })
    }

    fn score(&self, assessment: u32, answers: &[f64], inputs: &[f64], scales: &mut [f64]) -> Result<(), CallFault> {
        let score = self.in_process().ok_or(CallFault::NotProvided)?;
        // SAFETY: the handle is there, so it was not released, and `&self` excludes that it is meanwhile.
        unsafe { score.call(assessment, answers, inputs, scales) }
    }

    fn score_batch(
        &self,
        assessment: u32,
        answers: &[f64],
        inputs: &[f64],
        scales: &mut [f64],
        rows: &mut [Status],
    ) -> Result<(), CallFault> {
        let (answers, inputs) = (RSlice::from_slice(answers), RSlice::from_slice(inputs));
        let (scales, rows) = (RSliceMut::from_mut_slice(scales), RSliceMut::from_mut_slice(rows));
        let handle = self.handle()?;
        // SAFETY: the handle is of this library and was not released.
        let status = unsafe { (self.module.score_batch)(handle, assessment, answers, inputs, scales, rows) };
        CallFault::from_status(status, NO_ITEM)
    }

    fn call(&self, operation: &str, request: &[u8], limit: usize) -> Result<Vec<u8>, CallFault> {
        let mut response = RVec::new();
        let (operation, request) = (RStr::from_str(operation), RSlice::from_slice(request));
        let handle = self.handle()?;
        // SAFETY: the handle is of this library and was not released.
        let status = unsafe { (self.module.call)(handle, operation, request, &mut response) };
        CallFault::from_status(status, NO_ITEM)?;
        if response.len() > limit {
            return Err(CallFault::TooLong);
        }
        // Copied, so that what stays with the host is of the host's own allocator.
        Ok(response.as_slice().to_vec())
    }

    fn release(&mut self) -> Result<(), CallFault> {
        let Some(handle) = self.handle.take() else { return Ok(()) };
        // SAFETY: the handle is of this library, is given up here, and `&mut self` excludes a running call.
        let status = unsafe { (self.module.release)(handle) };
        CallFault::from_status(status, NO_ITEM)
    }
}

impl Drop for InProcess {
    fn drop(&mut self) {
        // Nobody is left to tell; `Registry::close` is for who wants to know.
        let _ = self.release();
    }
}
