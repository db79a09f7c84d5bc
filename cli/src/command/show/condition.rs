//! A condition in plain words, as an indented list.

use vakwerk_core::catalogue::{Form, FormField, Item};
use vakwerk_core::condition::{Condition, Literal, Scope, Test};
use vakwerk_core::fact::{COLLECTIONS, FACTS, FactDeclaration};
use vakwerk_core::id::ItemId;
use vakwerk_core::text::Language;

use crate::page::{Page, number};
use crate::phrase::Phrase;
use crate::say;
use crate::shelf::Shelf;

/// Writes a condition under its heading.
pub(super) fn write(page: &mut Page, shelf: &Shelf<'_>, condition: &Condition) {
    Writer { page, shelf }.condition(condition, None, 0);
}

struct Writer<'a> {
    page: &'a mut Page,
    shelf: &'a Shelf<'a>,
}

/// What says how a fact and its words are said.
#[derive(Clone, Copy)]
enum Declared<'a> {
    /// The list of facts.
    Fact(&'static FactDeclaration),
    /// A form, and one of its fields; without one, whether it was filled in.
    Form(&'a Form, Option<&'a FormField>),
    /// Nobody who is here.
    Nowhere,
}

impl<'a> Writer<'a> {
    fn declared(&self, fact: &str, of: Option<&str>) -> Declared<'a> {
        if let Some(declared) = declaration(fact, of) {
            return Declared::Fact(declared);
        }
        let parts = fact.strip_prefix("form.").and_then(|rest| rest.rsplit_once('.'));
        let found = parts.and_then(|(form, field)| Some((self.shelf.item(&form.parse::<ItemId>().ok()?)?.1, field)));
        match found {
            Some((Item::Form(form), "recorded")) => Declared::Form(form, None),
            Some((Item::Form(form), field)) => {
                let field = form.field.iter().find(|one| one.id.as_str() == field);
                field.map_or(Declared::Nowhere, |field| Declared::Form(form, Some(field)))
            }
            _ => Declared::Nowhere,
        }
    }

    fn condition(&mut self, condition: &Condition, of: Option<&str>, depth: usize) {
        let language = self.page.language();
        match condition {
            Condition::All(all) => self.group(Phrase::new("alle van:", "all of:"), all, of, depth),
            Condition::Any(any) => self.group(Phrase::new("minstens een van:", "at least one of:"), any, of, depth),
            Condition::Not(not) => {
                self.page.nested(depth, Phrase::new("niet:", "not:").get(language));
                self.condition(not, of, depth + 1);
            }
            Condition::Fact { fact, test, scope } => {
                let declared = self.declared(fact, of);
                let (label, test) = (label(fact, declared, language), tested(test, declared, language));
                self.page.nested(depth, &format!("{label}: {test}{}", within(*scope, language)));
            }
            Condition::Every { of, filter, holds, scope } => {
                let (name, scope) = (collection(of, language), within(*scope, language));
                self.page.nested(depth, &say!(language, "voor elk van: {name}{scope}", "for each of: {name}{scope}"));
                self.filter(filter.as_deref(), of, depth + 1);
                self.condition(holds, Some(of), depth + 1);
            }
            Condition::Some { of, filter, holds, scope } => {
                let (name, scope) = (collection(of, language), within(*scope, language));
                self.page.nested(
                    depth,
                    &say!(language, "voor minstens een van: {name}{scope}", "for at least one of: {name}{scope}"),
                );
                self.filter(filter.as_deref(), of, depth + 1);
                self.condition(holds, Some(of), depth + 1);
            }
            Condition::Count { of, filter, at_least, at_most, scope } => {
                let (name, scope) = (collection(of, language), within(*scope, language));
                let how_many = match (at_least, at_most) {
                    (Some(least), Some(most)) => say!(language, "{least} tot {most}", "{least} to {most}"),
                    (Some(least), None) => say!(language, "minstens {least}", "at least {least}"),
                    (None, Some(most)) => say!(language, "hoogstens {most}", "at most {most}"),
                    (None, None) => say!(language, "een aantal", "a number"),
                };
                self.page.nested(depth, &format!("{name}: {how_many}{scope}"));
                self.filter(filter.as_deref(), of, depth + 1);
            }
            Condition::Covers { of, field, values, filter, scope } => {
                let (name, scope) = (collection(of, language), within(*scope, language));
                let dotted = format!(".{field}");
                let declared = self.declared(&dotted, Some(of));
                let values: Vec<String> = values.iter().map(|value| literal(value, declared, language)).collect();
                let (values, label) = (values.join(", "), label(&dotted, declared, language));
                self.page.nested(
                    depth,
                    &say!(
                        language,
                        "{name}, {label}: samen alle van {values}{scope}",
                        "{name}, {label}: together all of {values}{scope}"
                    ),
                );
                self.filter(filter.as_deref(), of, depth + 1);
            }
        }
    }

    fn group(&mut self, heading: Phrase, members: &[Condition], of: Option<&str>, depth: usize) {
        self.page.nested(depth, heading.get(self.page.language()));
        for member in members {
            self.condition(member, of, depth + 1);
        }
    }

    fn filter(&mut self, filter: Option<&Condition>, of: &str, depth: usize) {
        if let Some(filter) = filter {
            self.page
                .nested(depth, Phrase::new("alleen die waarvoor:", "only those for which:").get(self.page.language()));
            self.condition(filter, Some(of), depth + 1);
        }
    }
}

fn within(scope: Scope, language: Language) -> &'static str {
    match scope {
        Scope::Trajectory => "",
        Scope::Round => Phrase::new(" (in deze ronde)", " (in this round)").get(language),
    }
}

fn collection(name: &str, language: Language) -> String {
    let declared = COLLECTIONS.iter().find(|collection| collection.name == name);
    declared.map_or_else(|| format!("`{name}`"), |collection| collection.label.get(language).to_owned())
}

fn declaration(fact: &str, of: Option<&str>) -> Option<&'static FactDeclaration> {
    if fact.starts_with('.') {
        let collection = COLLECTIONS.iter().find(|collection| Some(collection.name) == of)?;
        return collection.fields.iter().find(|field| field.name == fact);
    }
    FACTS.iter().find(|declared| declared.name == fact)
}

fn label(fact: &str, declared: Declared<'_>, language: Language) -> String {
    match declared {
        Declared::Fact(declared) => declared.label.get(language).to_owned(),
        Declared::Form(form, None) => {
            let form = form.name.get(language);
            say!(language, "formulier “{form}” ingevuld", "form “{form}” filled in")
        }
        Declared::Form(form, Some(field)) => format!("{}, “{}”", form.name.get(language), field.label.get(language)),
        Declared::Nowhere => format!("`{fact}`"),
    }
}

fn literal(value: &Literal, declared: Declared<'_>, language: Language) -> String {
    match value {
        Literal::YesNo(true) => Phrase::new("ja", "yes").get(language).to_owned(),
        Literal::YesNo(false) => Phrase::new("nee", "no").get(language).to_owned(),
        Literal::Number(value) => number(*value, language),
        Literal::Text(text) => {
            let said = match declared {
                Declared::Fact(declared) => {
                    let word = declared.vocabulary.words().iter().find(|word| word.word == text);
                    word.map(|word| word.label.get(language))
                }
                Declared::Form(_, field) => {
                    let options = field.map_or(&[][..], |field| &field.option);
                    options.iter().find(|option| option.id.as_str() == text).map(|option| option.label.get(language))
                }
                Declared::Nowhere => None,
            };
            said.unwrap_or(text).to_owned()
        }
    }
}

fn tested(test: &Test, declared: Declared<'_>, language: Language) -> String {
    let one = |value: &Literal| literal(value, declared, language);
    match test {
        Test::Is(value) => one(value),
        Test::IsNot(value) => {
            let value = one(value);
            say!(language, "bekend, en niet {value}", "known, and not {value}")
        }
        Test::OneOf(values) => {
            let values: Vec<String> = values.iter().map(one).collect();
            let values = values.join(", ");
            say!(language, "een van {values}", "one of {values}")
        }
        Test::Includes(value) => {
            let value = one(value);
            say!(language, "waaronder {value}", "among them {value}")
        }
        Test::AtLeast(value) => {
            let value = number(*value, language);
            say!(language, "minstens {value}", "at least {value}")
        }
        Test::AtMost(value) => {
            let value = number(*value, language);
            say!(language, "hoogstens {value}", "at most {value}")
        }
        Test::MoreThan(value) => {
            let value = number(*value, language);
            say!(language, "meer dan {value}", "more than {value}")
        }
        Test::LessThan(value) => {
            let value = number(*value, language);
            say!(language, "minder dan {value}", "less than {value}")
        }
        Test::Recorded(true) => say!(language, "vastgelegd", "recorded"),
        Test::Recorded(false) => say!(language, "niet vastgelegd", "not recorded"),
    }
}
