//! A radar: one spoke per element, one ring per level.

use std::fmt::Write as _;

use super::svg::{shortened, text};

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 440.0;
/// The middle, and how far the outer ring lies from it.
const MIDDLE: (f64, f64) = (280.0, 220.0);
const REACH: f64 = 165.0;
/// How many characters fit beside a spoke.
const ROOM: usize = 14;

fn point(spoke: usize, spokes: usize, far: f64) -> (f64, f64) {
    let small = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let angle = std::f64::consts::TAU * small(spoke) / small(spokes.max(1));
    (MIDDLE.0 + far * angle.sin(), MIDDLE.1 - far * angle.cos())
}

fn ring(spokes: usize, far: f64) -> String {
    let corners = (0..spokes).map(|spoke| {
        let (x, y) = point(spoke, spokes, far);
        format!("{x:.1},{y:.1}")
    });
    corners.collect::<Vec<_>>().join(" ")
}

/// The size and the content of the picture.
pub(super) fn draw(levels: &[String], spokes: &[(String, u32)]) -> ((f64, f64), String) {
    let mut out = String::new();
    let small = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let far = |level: u32| REACH * f64::from(level) / small(levels.len().max(1));
    for level in (1..=levels.len()).filter_map(|level| u32::try_from(level).ok()) {
        let corners = ring(spokes.len(), far(level));
        let _ = writeln!(out, "<polygon points=\"{corners}\" fill=\"none\" stroke=\"#999\"/>");
    }
    for (at, (label, _)) in spokes.iter().enumerate() {
        let (x, y) = point(at, spokes.len(), REACH);
        let _ = writeln!(
            out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{x:.1}\" y2=\"{y:.1}\" stroke=\"#999\"/>",
            MIDDLE.0, MIDDLE.1
        );
        let (x, y) = point(at, spokes.len(), REACH + 14.0);
        let side = x - MIDDLE.0;
        let anchor = if side.abs() < 8.0 { "middle" } else { ["end", "start"][usize::from(side > 0.0)] };
        out.push_str(&text(x, y + 4.5, anchor, &shortened(label, ROOM)));
    }
    let corners: Vec<(f64, f64)> =
        spokes.iter().enumerate().map(|(at, (_, level))| point(at, spokes.len(), far(*level))).collect();
    let line: Vec<String> = corners.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let line = line.join(" ");
    let _ = writeln!(
        out,
        "<polygon points=\"{line}\" fill=\"#111\" fill-opacity=\"0.12\" stroke=\"#111\" stroke-width=\"2\"/>"
    );
    for (x, y) in corners {
        let _ = writeln!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#111\"/>");
    }
    // The number of each ring, on a white ground so that no line runs through it.
    for level in (1..=levels.len()).filter_map(|level| u32::try_from(level).ok()) {
        let y = MIDDLE.1 - far(level);
        let _ = writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"14\" height=\"14\" fill=\"#fff\"/>",
            MIDDLE.0 + 4.0,
            y - 7.0
        );
        out.push_str(&text(MIDDLE.0 + 11.0, y + 4.5, "middle", &level.to_string()));
    }
    ((WIDTH, HEIGHT), out)
}
