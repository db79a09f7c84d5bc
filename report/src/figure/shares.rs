//! Bars whose parts differ by pattern, so that they can be told apart in grey and by whoever sees no colour.

use super::Bar;
use super::svg::{shortened, text};

const WIDTH: f64 = 720.0;
/// Where the bars begin, and how long the longest is.
const LEFT: f64 = 290.0;
const LENGTH: f64 = 370.0;
/// How high a line is, and the bar in it.
const LINE: f64 = 22.0;
const BAR: f64 = 14.0;
/// How many characters fit before a bar, in the widest of usual typefaces.
const ROOM: usize = 36;
/// How wide a character of the legend is at most, on average.
const LETTER: f64 = 7.6;

/// The patterns, from nothing to full.
fn patterns(number: usize) -> String {
    let pattern = |class: usize, inside: &str| {
        format!(
            "<pattern id=\"f{number}-{class}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"6\" height=\"6\" fill=\"#fff\"/>{inside}</pattern>"
        )
    };
    let lines = "<path d=\"M-1 1L1-1M0 6L6 0M5 7L7 5\" stroke=\"#444\" stroke-width=\"1\"/>";
    let dots = "<circle cx=\"1.5\" cy=\"1.5\" r=\"1.1\" fill=\"#222\"/><circle cx=\"4.5\" cy=\"4.5\" r=\"1.1\" fill=\"#222\"/>";
    format!("<defs>{}{}</defs>\n", pattern(1, lines), pattern(2, dots))
}

/// How the part of a class is filled.
fn fill(class: usize, number: usize) -> String {
    match class {
        0 => "#fff".into(),
        1 | 2 => format!("url(#f{number}-{class})"),
        _ => "#333".into(),
    }
}

fn part(x: f64, y: f64, length: f64, class: usize, number: usize) -> String {
    let fill = fill(class, number);
    format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{length:.1}\" height=\"{BAR}\" fill=\"{fill}\" stroke=\"#111\"/>\n"
    )
}

/// The size and the content of the picture: a legend, and per bar its name, its parts and how much it is of.
pub(super) fn draw(classes: &[String], bars: &[Bar], number: usize) -> ((f64, f64), String) {
    let mut out = patterns(number);
    let mut x = 0.0;
    for (class, name) in classes.iter().enumerate() {
        out.push_str(&part(x + 0.5, 4.0, 22.0, class, number));
        out.push_str(&text(x + 28.0, 15.5, "start", name));
        x += 46.0 + LETTER * f64::from(u32::try_from(name.chars().count()).unwrap_or(0));
    }
    let most = bars.iter().map(|bar| bar.counts.iter().sum::<u32>()).max().unwrap_or(1).max(1);
    let mut y = 38.0;
    for bar in bars {
        out.push_str(&text(0.0, y + 11.5, "start", &shortened(&bar.label, ROOM)));
        let mut x = LEFT;
        for (class, count) in bar.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let length = LENGTH * f64::from(*count) / f64::from(most);
            out.push_str(&part(x, y, length, class, number));
            x += length;
        }
        let (all, none) = (bar.counts.iter().sum::<u32>(), bar.counts.first().copied().unwrap_or(0));
        out.push_str(&text(x + 6.0, y + 11.5, "start", &format!("{}/{all}", all - none)));
        y += LINE;
    }
    ((WIDTH, y + 4.0), out)
}
