//! A picture as SVG inside a page: no script, nothing from outside, a title and a description for a screen reader.

use std::fmt::Write as _;

use super::{Drawing, Figure, radar, shares};
use crate::html::escape;

/// Writes a picture; `number` tells its ids apart from those of other pictures on the page.
pub(crate) fn write(out: &mut String, figure: &Figure, number: usize) {
    let (title, description) = (escape(&figure.title), escape(&figure.description));
    let ((width, height), drawn) = match &figure.drawing {
        Drawing::Shares { classes, bars } => shares::draw(classes, bars, number),
        Drawing::Radar { levels, spokes } => radar::draw(levels, spokes),
    };
    let _ = write!(
        out,
        "<figure>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"f{number}-title f{number}-text\" font-family=\"system-ui,sans-serif\" font-size=\"13\">\n\
         <title id=\"f{number}-title\">{title}</title>\n<desc id=\"f{number}-text\">{description}</desc>\n{drawn}</svg>\n\
         <figcaption>{title}</figcaption>\n</figure>\n"
    );
}

/// A text at a point; `anchor` is `start`, `middle` or `end`.
pub(super) fn text(x: f64, y: f64, anchor: &str, text: &str) -> String {
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>\n", escape(text))
}

/// A text in at most `room` characters; whoever wants the whole finds it in the table.
pub(super) fn shortened(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let cut: String = text.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
