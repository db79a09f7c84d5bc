//! What a pack holds, by name, with everything that refers to something: what the checks across items need.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use semver::VersionReq;
use vakwerk_core::catalogue::{CatalogueFile, Manifest, Pack};
use vakwerk_core::digest::Digest;
use vakwerk_core::id::PluginId;

use crate::check::conditions;
use crate::document::Document;
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::Problem;
use crate::reason::Reason;
use crate::shape::{Clause, FAULTS, Mark, Part, Shape, Sighting};
use crate::suggest::shown;
use crate::typed;

/// An item as it stands in its file: `[[goal]]`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing<'n> {
    /// The kind, which is the key of its table.
    pub kind: &'n str,
    pub node: &'n Node,
    /// Its number in the list; absent where there is one at most.
    pub number: Option<usize>,
    /// Its file; absent where the pack came from memory.
    pub document: Option<&'n Document>,
}

impl<'n> Standing<'n> {
    pub fn id(&self) -> Option<&'n str> {
        self.node.word("id")
    }

    /// A fault at a part of this item.
    pub fn fault(&self, node: &Node, problem: Problem) -> Fault {
        self.marked(&Mark { span: node.span.clone(), also: None, problem })
    }

    pub fn marked(&self, mark: &Mark) -> Fault {
        let item = self.id().filter(|_| self.kind != MANIFEST).map(shown);
        let Some(document) = self.document else { return Fault { item, ..Fault::new(mark.problem.clone()) } };
        let also = mark.also.iter().map(|span| document.place(span)).collect();
        Fault { also, item, ..document.fault(&mark.span, mark.problem.clone()) }
    }
}

/// A reference, text or other named value, with the item in which it stands.
#[derive(Clone, Debug)]
pub(crate) struct Seen<'n> {
    pub standing: Standing<'n>,
    pub sighting: Sighting<'n>,
}

/// One pack, as far as it could be read.
#[derive(Debug, Default)]
pub(crate) struct Index<'n> {
    /// The plugin's id; absent while the manifest does not say it.
    pub plugin: Option<PluginId>,
    pub manifest: Option<Manifest>,
    /// Items by name; of two with one name, the first.
    pub items: BTreeMap<&'n str, Standing<'n>>,
    /// Everything that was met in the items and the manifest.
    pub seen: Vec<Seen<'n>>,
    /// A file of the pack was not read, so what is not here may stand there.
    pub lacking: bool,
    /// An item without a name stands in it, or a file that is not TOML throughout.
    pub nameless: bool,
}

/// The schemas that files are walked with.
pub(crate) struct Shapes {
    pub manifest: Shape,
    pub catalogue: Shape,
}

impl Shapes {
    /// The schemas, made once.
    pub fn get() -> &'static Self {
        static SHAPES: LazyLock<Shapes> =
            LazyLock::new(|| Shapes { manifest: Shape::of::<Manifest>(), catalogue: Shape::of::<CatalogueFile>() });
        &SHAPES
    }
}

/// The name that stands for the manifest among the kinds of item.
pub(crate) const MANIFEST: &str = "manifest";

/// The kinds of item that the rules of another pack look into.
const LOOKED_INTO: [&str; 6] = ["concept", "discipline", "form", "framework", "rule", "source"];

impl<'n> Index<'n> {
    /// The plugin that is required under this id, or the pack's own.
    pub fn knows(&self, plugin: &PluginId) -> bool {
        self.is_own(plugin) || self.manifest.as_ref().is_none_or(|manifest| manifest.requires.contains_key(plugin))
    }

    pub fn is_own(&self, plugin: &PluginId) -> bool {
        self.plugin.as_ref() == Some(plugin)
    }

    pub fn requirements(&self) -> impl Iterator<Item = (&PluginId, &VersionReq)> {
        self.manifest.iter().flat_map(|manifest| &manifest.requires)
    }

    /// Faults of this pack, with the full ids of the items in which they lie.
    pub fn named(&self, mut faults: Vec<Fault>) -> Vec<Fault> {
        let Some(plugin) = &self.plugin else { return faults };
        for fault in &mut faults {
            fault.item = Some(match fault.item.take() {
                Some(item) => format!("{plugin}:{item}"),
                None => plugin.to_string(),
            });
        }
        faults
    }

    /// The pack as far as it could be read; absent while not even its id is known.
    pub fn pack(&self, contents: CatalogueFile, digest: Digest) -> Option<Pack> {
        let manifest = self.manifest.clone().or_else(|| self.plugin.clone().map(stand_in))?;
        Some(Pack { manifest, contents, digest })
    }

    /// Takes in a manifest.
    pub fn add_manifest(
        &mut self,
        shapes: &'static Shapes,
        root: &'n Node,
        document: Option<&'n Document>,
    ) -> Vec<Fault> {
        let standing = Standing { kind: MANIFEST, node: root, number: None, document };
        let walked = shapes.manifest.walk(root);
        self.plugin = root.word("id").and_then(|id| id.parse().ok());
        let faults: Vec<Fault> = walked.faults.iter().map(|mark| standing.marked(mark)).collect();
        self.seen.extend(walked.sightings.into_iter().map(|sighting| Seen { standing, sighting }));
        if !faults.is_empty() {
            return faults;
        }
        match typed::read(root) {
            Ok(manifest) => self.manifest = Some(manifest),
            Err(error) => return vec![standing.fault(root, unreadable(&error))],
        }
        faults
    }

    /// Takes in a catalogue file; what could be read of it is added to `contents`.
    pub fn add_catalogue(
        &mut self,
        shapes: &'static Shapes,
        root: &'n Node,
        document: Option<&'n Document>,
        contents: &mut CatalogueFile,
    ) -> Vec<Fault> {
        let mut faults = Vec::new();
        let all = standings(shapes, root, document, &mut faults);
        // Under a key that is not known, or a header with too few brackets, items stand that were not read.
        self.nameless |= !faults.is_empty();
        for (standing, schema) in all {
            if faults.len() >= FAULTS {
                break;
            }
            let element = standing.number.map(|number| Part::Element(standing.id(), number));
            let path: Vec<_> = std::iter::once(Part::Key(standing.kind)).chain(element).collect();
            let walked = shapes.catalogue.walk_as(schema, standing.node, &path);
            self.claim(standing, contents, &mut faults);
            faults.extend(walked.faults.iter().map(|mark| standing.marked(mark)));
            self.seen.extend(walked.sightings.into_iter().map(|sighting| Seen { standing, sighting }));
            let added = if walked.faults.is_empty() { Some(add(contents, standing)) } else { None };
            if let Some(Ok(())) = added {
                continue;
            }
            let wrong = if standing.kind == "rule" { conditions::keys(&standing) } else { Vec::new() };
            if let (Some(Err(error)), []) = (added, wrong.as_slice()) {
                faults.push(standing.fault(standing.node, unreadable(&error)));
            }
            faults.extend(wrong);
        }
        faults
    }

    /// Takes in a catalogue file of a pack that another refers to: the name of every item, and in full only those
    /// that the rules of another pack look into.
    pub fn add_referred(
        &mut self,
        shapes: &'static Shapes,
        root: &'n Node,
        document: Option<&'n Document>,
        contents: &mut CatalogueFile,
    ) {
        // What is wrong in such a pack is told to its own author.
        let mut untold = Vec::new();
        for (standing, schema) in standings(shapes, root, document, &mut untold) {
            self.claim(standing, contents, &mut untold);
            if LOOKED_INTO.contains(&standing.kind)
                && shapes.catalogue.walk_as(schema, standing.node, &[]).faults.is_empty()
            {
                // What cannot be read is not there.
                let _ = add(contents, standing);
            }
        }
    }

    /// Gives the item its name, unless another has it.
    fn claim(&mut self, standing: Standing<'n>, contents: &CatalogueFile, faults: &mut Vec<Fault>) {
        let Some(id) = standing.id() else {
            self.nameless = true;
            return;
        };
        let node = standing.node.get("id").unwrap_or(standing.node);
        if let Some(first) = self.items.get(id) {
            let mut fault =
                standing.fault(node, Problem::Duplicate { kind: standing.kind.to_owned(), name: shown(id) });
            let also = first.document.zip(first.node.get("id")).map(|(document, node)| document.place(&node.span));
            fault.also.extend(also);
            faults.push(fault);
            return;
        }
        if standing.kind == "discipline" && contents.discipline.is_some() {
            faults.push(standing.fault(node, Problem::SecondDiscipline { name: shown(id) }));
        }
        self.items.insert(id, standing);
    }
}

/// The items of a file, each with its schema; what is no item is a fault.
fn standings<'n>(
    shapes: &'static Shapes,
    root: &'n Node,
    document: Option<&'n Document>,
    faults: &mut Vec<Fault>,
) -> Vec<(Standing<'n>, &'static Clause)> {
    let whole = Standing { kind: "", node: root, number: None, document };
    let mut all = Vec::new();
    for entry in root.entries() {
        let Some(schema) = shapes.catalogue.key(&entry.key) else {
            if faults.len() >= FAULTS {
                break;
            }
            faults.extend(shapes.catalogue.walk_entry(entry).iter().map(|mark| whole.marked(mark)));
            continue;
        };
        let standing = |node, number| Standing { kind: &entry.key, node, number, document };
        match shapes.catalogue.items(schema) {
            None => all.push((standing(&entry.node, None), schema)),
            Some(items) if matches!(entry.node.value, crate::node::Value::List(_)) => {
                let nodes = entry.node.list().iter().enumerate();
                all.extend(nodes.map(|(at, node)| (standing(node, Some(at)), items)));
            }
            Some(_) => {
                let walked = shapes.catalogue.walk_as(schema, &entry.node, &[Part::Key(&entry.key)]);
                faults.extend(walked.faults.iter().map(|mark| whole.marked(mark)));
            }
        }
    }
    all
}

fn unreadable(error: &serde_json::Error) -> Problem {
    Problem::Unreadable { reason: Reason::Said(shown(&error.to_string())) }
}

/// Reads one item into the catalogue.
fn add(contents: &mut CatalogueFile, standing: Standing<'_>) -> Result<(), serde_json::Error> {
    let one: CatalogueFile = typed::read_alone(standing.kind, standing.node, standing.kind != "discipline")?;
    // Naming every field, so that a new kind of item cannot be forgotten here.
    let CatalogueFile {
        discipline,
        assessment,
        intervention,
        goal,
        concept,
        form,
        rule,
        framework,
        elaboration,
        level_scale,
        policy,
        source,
    } = one;
    contents.discipline = contents.discipline.take().or(discipline);
    contents.assessment.extend(assessment);
    contents.intervention.extend(intervention);
    contents.goal.extend(goal);
    contents.concept.extend(concept);
    contents.form.extend(form);
    contents.rule.extend(rule);
    contents.framework.extend(framework);
    contents.elaboration.extend(elaboration);
    contents.level_scale.extend(level_scale);
    contents.policy.extend(policy);
    contents.source.extend(source);
    Ok(())
}

/// A manifest for a pack whose own is at fault, so that the rest can be checked all the same.
fn stand_in(id: PluginId) -> Manifest {
    Manifest {
        id,
        version: semver::Version::new(0, 0, 0),
        interface: 1,
        name: Default::default(),
        intended_purpose: Default::default(),
        publisher: String::new(),
        licence: String::new(),
        languages: Vec::new(),
        requires: Default::default(),
        provides: Vec::new(),
        supersedes: Vec::new(),
        withdrawn: Vec::new(),
        renamed: Vec::new(),
    }
}
