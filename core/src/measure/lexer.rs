//! Cuts an expression into tokens, each with the column where it starts.

use super::fault::FaultKind;

/// The longest an expression may be, in characters.
pub(super) const LONGEST: usize = 10_000;

/// A token of the expression language.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Name(String),
    /// A sign: an operator, a bracket, a separator.
    Sign(&'static str),
    /// The end of the expression.
    End,
}

impl Token {
    /// The token as it was written; nothing for the end.
    pub(super) fn written(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Name(name) => name.clone(),
            Self::Sign(sign) => (*sign).to_owned(),
            Self::End => String::new(),
        }
    }
}

/// A fault with its column.
pub(super) type At<T> = (usize, T);

/// Longer signs come before those that they start with.
const SIGNS: [&str; 15] = ["..", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "(", ")", ",", ":", "."];

/// The tokens of `text`, closed by [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<At<Token>>, At<FaultKind>> {
    let characters: Vec<char> = text.chars().take(LONGEST + 1).collect();
    if characters.len() > LONGEST {
        return Err((1, FaultKind::TooLong { length: text.chars().count() }));
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        let rest = &characters[at..];
        let (token, length) = match character {
            ' ' | '\t' | '\n' | '\r' => {
                at += 1;
                continue;
            }
            'a'..='z' => name(rest),
            '0'..='9' => number(rest),
            _ => sign(rest).ok_or((at + 1, FaultKind::UnexpectedCharacter { found: character }))?,
        };
        tokens.push((at + 1, token));
        at += length;
    }
    tokens.push((characters.len() + 1, Token::End));
    Ok(tokens)
}

/// Letters, digits and single inner hyphens.
fn name(rest: &[char]) -> (Token, usize) {
    let word = |at: usize| rest.get(at).is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let mut length = 0;
    while word(length) || (rest.get(length) == Some(&'-') && word(length + 1)) {
        length += 1;
    }
    (Token::Name(rest[..length].iter().collect()), length)
}

/// Digits, with a decimal point only where a digit follows it, so that `1..3` is a range; or a name that starts with a
/// digit.
fn number(rest: &[char]) -> (Token, usize) {
    let digits = |from: usize| rest[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut length = digits(0);
    if rest.get(length).is_some_and(char::is_ascii_lowercase) {
        return name(rest);
    }
    if rest.get(length) == Some(&'.') && rest.get(length + 1).is_some_and(char::is_ascii_digit) {
        length += 1 + digits(length + 1);
    }
    let written: String = rest[..length].iter().collect();
    // Digits and at most one inner point always parse; thousands of digits become infinite, which the parser refuses.
    (Token::Number(written.parse().unwrap_or(f64::INFINITY)), length)
}

fn sign(rest: &[char]) -> Option<(Token, usize)> {
    let sign = SIGNS.into_iter().find(|sign| sign.chars().enumerate().all(|(at, c)| rest.get(at) == Some(&c)))?;
    Some((Token::Sign(sign), sign.len()))
}
