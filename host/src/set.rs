//! A resolved set: one version per id, and everything that can be asked of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use vakwerk_abi::document::{MatchedIntervention, Material, Profile, Reasons, Review};
use vakwerk_core::catalogue::{Item, Pack};
use vakwerk_core::id::{ItemId, PluginId};
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::{Outcome, Person};
use vakwerk_core::step::Step;

use crate::batch::{RefusedRow, Sheets};
use crate::call_refusal::CallRefusal;
use crate::directory::Directory;
use crate::documents;
use crate::plugin::Plugin;
use crate::scorer::Scorer;
use crate::set_fault::PluginName;

/// Plugins that go together, one version per id; several sets can live beside each other.
#[derive(Clone, Debug)]
pub struct PluginSet {
    plugins: BTreeMap<PluginId, Arc<Plugin>>,
    scorers: Directory,
}

impl PluginSet {
    pub(crate) fn new(plugins: impl IntoIterator<Item = Arc<Plugin>>, grants: &Grants) -> Self {
        let plugins: BTreeMap<_, _> = plugins.into_iter().map(|plugin| (plugin.name.id.clone(), plugin)).collect();
        let scorer = |plugin: &Arc<Plugin>| {
            let one = |instrument: &Arc<_>| Scorer::new(plugin, instrument, grants);
            plugin.instruments.iter().map(one).collect::<Vec<_>>()
        };
        let scorers = Directory::new(plugins.values().flat_map(scorer));
        Self { plugins, scorers }
    }

    /// The plugins, in the order of their ids.
    pub fn plugins(&self) -> impl Iterator<Item = &Arc<Plugin>> {
        self.plugins.values()
    }

    /// What the plugins contribute, in the order of their ids.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> {
        self.plugins().map(|plugin| plugin.pack())
    }

    /// The plugin with this id.
    ///
    /// # Errors
    /// The set has none.
    pub fn plugin(&self, id: &PluginId) -> Result<&Arc<Plugin>, CallRefusal> {
        self.plugins.get(id).ok_or_else(|| CallRefusal::UnknownPlugin {
            id: id.clone(),
            version: None,
            present: self.plugins().map(|plugin| plugin.name.clone()).collect(),
        })
    }

    /// The item with this full id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<Item<'_>> {
        self.plugins.get(&id.plugin)?.pack().item(&id.item)
    }

    /// The plugin that replaces this item, if one says so.
    #[must_use]
    pub fn superseded_by(&self, id: &ItemId) -> Option<&PluginName> {
        self.plugins().find(|plugin| plugin.pack().manifest.supersedes.contains(id)).map(|plugin| &plugin.name)
    }

    /// An assessment, found once and ready to score many sheets.
    ///
    /// # Errors
    /// There is no such assessment.
    #[inline]
    pub fn scorer(&self, id: &ItemId) -> Result<&Scorer, CallRefusal> {
        self.scorers.get(id).ok_or_else(|| self.unknown(id))
    }

    #[cold]
    fn unknown(&self, id: &ItemId) -> CallRefusal {
        if let Err(unknown) = self.plugin(&id.plugin) {
            return unknown;
        }
        let near = |known: &&ItemId| strsim::damerau_levenshtein(&known.to_string(), &id.to_string());
        let suggestion = self.scorers.ids().min_by_key(|known| (near(known), *known)).filter(|known| near(known) <= 3);
        CallRefusal::UnknownItem { item: id.clone(), kind: "assessment", suggestion: suggestion.cloned() }
    }

    /// Scores one sheet into `scales`: see [`Scorer::score_into`].
    ///
    /// # Errors
    /// There is no such assessment, the licence, the sheet, or a fault of the plugin.
    #[inline]
    pub fn score_into(
        &self,
        id: &ItemId,
        answers: &[f64],
        inputs: &[f64],
        scales: &mut [f64],
    ) -> Result<(), CallRefusal> {
        match self.scorers.get(id) {
            Some(scorer) => scorer.score_into(answers, inputs, scales),
            None => Err(self.unknown(id)),
        }
    }

    /// Scores one sheet and reads the scores.
    ///
    /// # Errors
    /// There is no such assessment, the licence, the sheet, or a fault of the plugin.
    pub fn score(&self, id: &ItemId, answers: &[f64], person: &Person) -> Result<Outcome, CallRefusal> {
        self.scorer(id)?.score(answers, person)
    }

    /// Scores many sheets in columns: see [`Scorer::score_batch`].
    ///
    /// # Errors
    /// There is no such assessment, the licence, columns of the wrong length, or a fault of the plugin.
    pub fn score_batch(
        &self,
        id: &ItemId,
        sheets: Sheets<'_>,
        scales: &mut [f64],
    ) -> Result<Vec<RefusedRow>, CallRefusal> {
        self.scorer(id)?.score_batch(sheets, scales)
    }

    /// Asks a discipline for its own description of results and records.
    ///
    /// # Errors
    /// There is no such plugin, it does not provide this, or it is at fault.
    pub fn profile(&self, plugin: &PluginId, material: &Material) -> Result<Profile, CallRefusal> {
        documents::profile(self, self.plugin(plugin)?, material)
    }

    /// Asks a discipline for reasons and cautions beside interventions that were matched.
    ///
    /// # Errors
    /// There is no such plugin, it does not provide this, or it is at fault.
    pub fn reasons(
        &self,
        plugin: &PluginId,
        material: &Material,
        interventions: &[MatchedIntervention],
    ) -> Result<Reasons, CallRefusal> {
        documents::reasons(self, self.plugin(plugin)?, material, interventions)
    }

    /// Asks a discipline for findings on a step that conditions cannot express.
    ///
    /// # Errors
    /// There is no such plugin, it does not provide this, or it is at fault.
    pub fn review(&self, plugin: &PluginId, step: Step, material: &Material) -> Result<Review, CallRefusal> {
        documents::review(self, self.plugin(plugin)?, step, material)
    }

    /// Calls an operation by name with a document of the caller's own making, for checks of conformance.
    ///
    /// # Errors
    /// There is no such plugin, it has no code or does not know the operation, or it is at fault.
    pub fn call(&self, plugin: &PluginId, operation: &str, request: &[u8]) -> Result<Vec<u8>, CallRefusal> {
        documents::call(self.plugin(plugin)?, operation, request)
    }
}
