//! A tree of titles from another system, and the framework that it becomes.

use std::collections::{BTreeMap, BTreeSet};

use vakwerk_core::catalogue::{
    Competency, ElementReference, Framework, Group, GroupKind, Indicator, Relation, RelationKind,
};
use vakwerk_core::id::{NAME_LIMIT, Name, Reference};
use vakwerk_core::provenance::{Citation, Mark, Provenance};
use vakwerk_core::text::Text;

use crate::fault::Warning;

/// One title.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// The code or number that people see.
    pub code: Option<String>,
    /// The text in full.
    pub title: String,
    /// A short form of it.
    pub short: Option<String>,
    /// The node in which it lies.
    pub parent: Option<usize>,
    /// Its number among its neighbours.
    pub order: Option<i64>,
}

/// A relation between two nodes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub kind: RelationKind,
    pub from: usize,
    pub to: usize,
}

/// Titles and relations, before it is said what they are. No node lies in itself, however far down.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    pub name: Name,
    /// The name of the source that it rests on, which the pack declares.
    pub source: Name,
    pub title: String,
    pub description: String,
    pub nodes: Vec<Node>,
    pub links: Vec<Link>,
}

impl Sketch {
    /// The framework, and the name of each node in it.
    ///
    /// Three or more levels become areas, competencies and indicators; two become competencies and indicators; what
    /// lies deeper still becomes indicators that are part of others.
    pub fn framework(self, warnings: &mut Vec<Warning>) -> (Framework, Vec<Name>) {
        let depths = self.depths();
        let areas = depths.iter().max().is_some_and(|deepest| *deepest >= 2);
        let names = self.names();
        let mut framework = empty(&self);
        let order = self.order();
        let text = |at: usize| Text { nl: self.nodes[at].title.clone(), en: None };
        let parents: BTreeSet<usize> = self.nodes.iter().filter_map(|node| node.parent).collect();
        let mut holders = vec![None; self.nodes.len()];
        for at in order {
            let (node, name) = (&self.nodes[at], names[at].clone());
            let number = node.code.clone();
            let parent = node.parent;
            match depths[at] {
                0 if areas && parents.contains(&at) => framework.group.push(Group {
                    id: name,
                    kind: GroupKind::Area,
                    number,
                    title: text(at),
                    list_title: None,
                    place: None,
                }),
                0 | 1 if depths[at] == 0 || areas => {
                    holders[at] = Some(framework.competency.len());
                    framework.competency.push(Competency {
                        id: name,
                        number,
                        title: text(at),
                        list_title: None,
                        group: parent.map(|parent| names[parent].clone()),
                        indicator: Vec::new(),
                        place: None,
                    });
                }
                depth => {
                    let holder = parent.and_then(|parent| holders[parent]);
                    holders[at] = holder;
                    let first = depth == 1 + usize::from(areas);
                    let indicator = Indicator {
                        id: name,
                        number,
                        text: text(at),
                        under: None,
                        part_of: parent.filter(|_| !first).map(|parent| names[parent].clone()),
                        example_of: None,
                        place: None,
                        provenance: None,
                    };
                    if let Some(competency) = holder.and_then(|holder| framework.competency.get_mut(holder)) {
                        competency.indicator.push(indicator);
                    }
                }
            }
        }
        framework.relation = self.relations(&names, warnings);
        (framework, names)
    }

    /// How deep each node lies.
    fn depths(&self) -> Vec<usize> {
        let mut depths: Vec<Option<usize>> = vec![None; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut path = Vec::new();
            let mut at = Some(start);
            while let Some(node) = at.filter(|node| depths[*node].is_none()) {
                path.push(node);
                at = self.nodes[node].parent;
            }
            let first = at.and_then(|known| depths[known]).map_or(0, |depth| depth + 1);
            for (depth, node) in (first..).zip(path.into_iter().rev()) {
                depths[node] = Some(depth);
            }
        }
        depths.into_iter().flatten().collect()
    }

    /// The nodes from top to bottom, as one reads a tree: each before what lies in it, neighbours by their number.
    fn order(&self) -> Vec<usize> {
        let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            children.entry(node.parent).or_default().push(at);
        }
        for all in children.values_mut() {
            all.sort_by_key(|at| (self.nodes[*at].order.unwrap_or(i64::MAX), *at));
        }
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut waiting: Vec<usize> = children.get(&None).into_iter().flatten().rev().copied().collect();
        while let Some(at) = waiting.pop() {
            order.push(at);
            waiting.extend(children.get(&Some(at)).into_iter().flatten().rev());
        }
        order
    }

    /// A name for each node, made of its code, its short form or its place.
    fn names(&self) -> Vec<Name> {
        let mut taken = BTreeSet::new();
        let name = |(at, node): (usize, &Node)| {
            let wish = node.code.as_deref().or(node.short.as_deref()).map(kebab).filter(|name| !name.is_empty());
            let wish = wish.unwrap_or_else(|| format!("item-{}", at + 1));
            let mut number = 1;
            loop {
                let text = if number == 1 { wish.clone() } else { format!("{wish}-{number}") };
                number += 1;
                if let Ok(name) = text.parse::<Name>()
                    && taken.insert(name.clone())
                {
                    return name;
                }
            }
        };
        self.nodes.iter().enumerate().map(name).collect()
    }

    fn relations(&self, names: &[Name], warnings: &mut Vec<Warning>) -> Vec<Relation> {
        let mut seen = BTreeSet::new();
        let mut relations = Vec::new();
        let mut twice = 0;
        for link in &self.links {
            if !seen.insert((link.kind, link.from, link.to)) {
                twice += 1;
                continue;
            }
            let end = |at: usize| ElementReference::from(names[at].clone());
            let (from, to) = (end(link.from), end(link.to));
            relations.push(Relation { kind: link.kind, from, to, text: None, provenance: None });
        }
        if twice > 0 {
            warnings.push(Warning::new(
                "CFAssociations",
                format!("verbanden die er dubbel staan, één keer opgenomen: {twice}"),
                format!("relations that stand twice, taken once: {twice}"),
            ));
        }
        relations
    }
}

fn empty(sketch: &Sketch) -> Framework {
    let same = |text: &str| Text { nl: text.to_owned(), en: None };
    Framework {
        id: sketch.name.clone(),
        edition: 1,
        name: same(&sketch.title),
        description: same(&sketch.description),
        extends: None,
        replaced_by: None,
        step: Vec::new(),
        group: Vec::new(),
        task: Vec::new(),
        competency: Vec::new(),
        indicator: Vec::new(),
        knowledge: Vec::new(),
        list: Vec::new(),
        stage: Vec::new(),
        level_scales: Vec::new(),
        register: Vec::new(),
        relation: Vec::new(),
        touch: Vec::new(),
        inconsistency: Vec::new(),
        source: Citation { source: Reference { plugin: None, item: sketch.source.clone() }, place: None },
        provenance: Provenance { mark: Mark::Unknown, source: None, place: None, note: None },
    }
}

/// A text as a name: lower case, with hyphens for whatever is no letter or digit.
fn kebab(text: &str) -> String {
    let mut name = String::new();
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            name.push(letter.to_ascii_lowercase());
        } else if !name.ends_with('-') {
            name.push('-');
        }
        // Room for a number behind it.
        if name.len() >= NAME_LIMIT - 8 {
            break;
        }
    }
    name.trim_matches('-').to_owned()
}
