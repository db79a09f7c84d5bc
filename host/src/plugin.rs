//! A plugin that was read, checked and, where it has code, bound.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vakwerk_abi::Status;
use vakwerk_abi::document::{self, BindRequest, BoundAssessment};
use vakwerk_core::catalogue::{Arithmetic, Assessment, Digest, Operation, Pack};
use vakwerk_core::measure::Instrument;
use vakwerk_core::text::Language;
use vakwerk_pack::trust::{Signer, short_key};

use crate::call_refusal::{PluginFault, PluginFaultKind};
use crate::callable::{CallFault, Callable};
use crate::set_fault::PluginName;
use crate::words::say;

/// On what ground a plugin was loaded; shown wherever the plugin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Every file is as it was sealed, and a publisher that is trusted with it signed the seal.
    Trusted,
    /// The embedding program named the folder as one that is being worked on; nothing is sealed or signed.
    Development,
}

/// A plugin that is loaded.
pub struct Plugin {
    pub(crate) name: PluginName,
    pub(crate) folder: PathBuf,
    pub(crate) pack: Pack,
    pub(crate) standing: Standing,
    pub(crate) signer: Option<Signer>,
    pub(crate) seal: Option<Digest>,
    pub(crate) instruments: Vec<Arc<Instrument>>,
    pub(crate) callable: Option<Box<dyn Callable>>,
    /// Whether `callable` is a worker.
    pub(crate) apart: bool,
}

impl Plugin {
    /// Its id and version.
    #[must_use]
    pub fn name(&self) -> &PluginName {
        &self.name
    }

    /// The folder it was found in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What it contributes.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// On what ground it was loaded.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Who signed it, and with which key; nobody signs a development folder.
    #[must_use]
    pub fn signer(&self) -> Option<&Signer> {
        self.signer.as_ref()
    }

    /// On what ground it was loaded, in words: who signed it with which key, or that it is a development folder.
    #[must_use]
    pub fn trust(&self, language: Language) -> String {
        let Some(Signer { publisher, key }) = &self.signer else {
            return say(
                language,
                "ONTWIKKELMAP, niet verzegeld en niet ondertekend",
                "DEVELOPMENT FOLDER, neither sealed nor signed",
            );
        };
        let key = short_key(key);
        say(
            language,
            format!("ondertekend door {publisher}, sleutel {key}"),
            format!("signed by {publisher}, key {key}"),
        )
    }

    /// The digest of its seal; a development folder has none.
    #[must_use]
    pub fn seal_digest(&self) -> Option<Digest> {
        self.seal
    }

    /// Whether it carries code.
    #[must_use]
    pub fn has_code(&self) -> bool {
        self.callable.is_some()
    }

    /// Whether its code runs in a process of its own.
    #[must_use]
    pub fn runs_apart(&self) -> bool {
        self.apart
    }

    /// Its coded assessments, in the order in which they are bound.
    pub(crate) fn coded(pack: &Pack) -> impl Iterator<Item = &Assessment> {
        pack.contents.assessment.iter().filter(|assessment| assessment.arithmetic == Arithmetic::Coded)
    }

    /// What its library is asked to bind to.
    pub(crate) fn bind_request(pack: &Pack) -> BindRequest {
        fn names<'a>(names: impl Iterator<Item = &'a vakwerk_core::id::Name>) -> Vec<String> {
            names.map(ToString::to_string).collect()
        }
        let assessment = |assessment: &Assessment| BoundAssessment {
            id: assessment.id.to_string(),
            edition: assessment.edition,
            items: names(assessment.item.iter().map(|item| &item.id)),
            rows: assessment.rows.is_some(),
            inputs: names(assessment.input.iter().map(|input| &input.id)),
            scales: names(assessment.scale.iter().map(|scale| &scale.id)),
        };
        BindRequest {
            format: document::FORMAT,
            plugin: pack.manifest.id.to_string(),
            version: pack.manifest.version.to_string(),
            digest: pack.digest.to_string(),
            assessments: Self::coded(pack).map(assessment).collect(),
        }
    }

    /// Whether the manifest promises an operation.
    #[must_use]
    pub fn provides(&self, operation: Operation) -> bool {
        self.pack.manifest.provides.contains(&operation)
    }

    /// A fault of this plugin.
    #[cold]
    pub(crate) fn fault(&self, operation: impl Into<String>, kind: PluginFaultKind) -> PluginFault {
        PluginFault { plugin: self.name.clone(), operation: operation.into(), kind }
    }

    /// A fault of this plugin, from what a call came to.
    #[cold]
    pub(crate) fn call_fault(&self, operation: &str, fault: CallFault) -> PluginFault {
        let kind = match fault {
            CallFault::NotProvided => PluginFaultKind::Missing,
            CallFault::Panicked => PluginFaultKind::Panicked,
            CallFault::Failed => PluginFaultKind::Failed,
            CallFault::TooLong => PluginFaultKind::TooLong { limit: crate::documents::DOCUMENT_LIMIT },
            CallFault::NotComputable(_) => PluginFaultKind::OutsideInterface { status: Status::NOT_COMPUTABLE.0 },
            CallFault::TooSlow(limit) => PluginFaultKind::TooSlow { limit },
            CallFault::Ended => PluginFaultKind::WorkerEnded,
            CallFault::Unexpected(status) => PluginFaultKind::OutsideInterface { status: status.0 },
        };
        self.fault(operation, kind)
    }

    /// Drops its code; gives what went wrong with that.
    pub(crate) fn close(mut self) -> Option<PluginFault> {
        let kind = match self.callable.take()?.release().err()? {
            CallFault::Panicked => PluginFaultKind::PanickedOnDrop,
            _ => PluginFaultKind::Failed,
        };
        Some(self.fault("close", kind))
    }
}

impl std::fmt::Debug for Plugin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plugin").field("name", &self.name).field("standing", &self.standing).finish_non_exhaustive()
    }
}
