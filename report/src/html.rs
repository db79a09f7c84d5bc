//! A report as one HTML page: no script, nothing from outside, good on paper and with a screen reader.

use std::fmt::Write as _;

use crate::document::{Block, Document};
use crate::figure;
use crate::say::pick;

const STYLE: &str = "\
body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}\
h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.25rem;border-bottom:1px solid #777;margin-top:2rem}h3{font-size:1.05rem;margin-bottom:.2rem}h4{font-size:1rem;margin:.8rem 0 .2rem}h3+p,h4+p,h4+ul{margin-top:.2rem}\
table{border-collapse:collapse;width:100%}caption{text-align:left;font-style:italic;padding-bottom:.3rem}\
th,td{border:1px solid #777;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#eee}\
.wide{overflow-x:auto;margin:1rem 0}h4+.wide{margin-top:.2rem}blockquote{margin:1rem 0;padding:0 1rem;border-left:4px solid #777}.notice{border:2px solid #111;padding:.5rem 1rem;font-weight:600}\
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}li>ul{margin:.2rem 0}\
dl{display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}\
@media(max-width:34rem){body{overflow-wrap:anywhere}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}th,td{padding:.2rem .3rem;overflow-wrap:break-word}}\
@page{margin:18mm}@media print{nav,.skip{display:none}.wide{overflow:visible}body{margin:0;max-width:none;font-size:11pt}h2,h3,h4,caption,thead{break-after:avoid}tr,li,dl,blockquote,.notice{break-inside:avoid}}";

/// What a page with pictures needs besides.
const FIGURES: &str = "\
figure{margin:1rem 0;break-inside:avoid}figure svg{width:100%;height:auto}figcaption{font-style:italic}";

/// Writes the report as one self-contained HTML page; what people typed cannot become markup.
///
/// ```
/// use vakwerk_core::text::Language;
/// use vakwerk_report::{Document, to_html};
/// let mut report = Document::new(Language::Nl, "Behandelplan");
/// report.say("<b>");
/// assert!(to_html(&report).contains("<p>&lt;b&gt;</p>"));
/// ```
#[must_use]
pub fn to_html(document: &Document) -> String {
    let mut out = String::new();
    let title = escape(&document.title);
    let drawn = document.blocks.iter().any(|block| matches!(block, Block::Figure(_)));
    let figures = if drawn { FIGURES } else { "" };
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}{figures}</style>\n\
         </head>\n<body>\n",
        document.language
    );
    if document.contents {
        write_skip(&mut out, document);
    }
    let _ = write!(out, "<main id=\"main\">\n<h1>{title}</h1>\n");
    if document.contents {
        write_contents(&mut out, document);
    }
    let (mut chapter, mut pictures) = (0, 0);
    for block in &document.blocks {
        match block {
            Block::Heading { level: 2, text } if document.contents => {
                chapter += 1;
                let _ = writeln!(out, "<h2 id=\"c{chapter}\">{}</h2>", escape(text));
            }
            block => {
                pictures += usize::from(matches!(block, Block::Figure(_)));
                write_block(&mut out, block, pictures);
            }
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The way past the list of chapters, for who moves by keyboard.
fn write_skip(out: &mut String, document: &Document) {
    let words = pick(document.language, "Naar de inhoud", "To the contents");
    let first = if document.blocks.is_empty() { "main" } else { "c1" };
    let _ = writeln!(out, "<a class=\"skip\" href=\"#{first}\">{words}</a>");
}

fn write_contents(out: &mut String, document: &Document) {
    let chapters = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 2, text } => Some(text),
        _ => None,
    });
    let links: String = chapters
        .enumerate()
        .map(|(at, text)| format!("<li><a href=\"#c{}\">{}</a></li>", at + 1, escape(text)))
        .collect();
    let label = pick(document.language, "Hoofdstukken", "Chapters");
    let _ = writeln!(out, "<nav aria-label=\"{label}\"><ul>{links}</ul></nav>");
}

/// A list inside lists; one that skips a level is shown at the next.
fn write_outline(out: &mut String, items: &[(usize, String)]) {
    let mut open = 0;
    for (depth, text) in items {
        let depth = (depth + 1).min(open + 1);
        if depth > open {
            out.push_str("<ul>");
            open += 1;
        } else {
            out.push_str("</li>");
            while open > depth {
                out.push_str("</ul></li>");
                open -= 1;
            }
        }
        let _ = write!(out, "<li>{}", escape(text));
    }
    while open > 0 {
        out.push_str("</li></ul>");
        open -= 1;
    }
    out.push('\n');
}

fn write_block(out: &mut String, block: &Block, pictures: usize) {
    let _ = match block {
        Block::Figure(figure) => {
            figure::write(out, figure, pictures);
            Ok(())
        }
        Block::Heading { level, text } => writeln!(out, "<h{level}>{}</h{level}>", escape(text)),
        Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escape(text)),
        Block::Quote(text) => writeln!(out, "<blockquote><p>{}</p></blockquote>", escape(text)),
        Block::Notice(text) => writeln!(out, "<p class=\"notice\" role=\"note\">{}</p>", escape(text)),
        Block::List(items) => {
            let items: String = items.iter().map(|item| format!("<li>{}</li>", escape(item))).collect();
            writeln!(out, "<ul>{items}</ul>")
        }
        Block::Outline(items) => {
            write_outline(out, items);
            Ok(())
        }
        Block::Facts(facts) => {
            let facts: String = facts
                .iter()
                .map(|(name, value)| format!("<dt>{}</dt><dd>{}</dd>", escape(name), escape(value)))
                .collect();
            writeln!(out, "<dl>{facts}</dl>")
        }
        Block::Table { caption, head, rows } => {
            let head: String = head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", escape(cell))).collect();
            let rows: String = rows.iter().map(|row| write_row(row)).collect();
            writeln!(
                out,
                "<div class=\"wide\"><table><caption>{}</caption><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></div>",
                escape(caption)
            )
        }
    };
}

fn write_row(row: &[String]) -> String {
    let cells: String = row
        .iter()
        .enumerate()
        .map(|(place, cell)| match place {
            0 => format!("<th scope=\"row\">{}</th>", escape(cell)),
            _ => format!("<td>{}</td>", escape(cell)),
        })
        .collect();
    format!("<tr>{cells}</tr>\n")
}

/// A text that cannot become markup.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
