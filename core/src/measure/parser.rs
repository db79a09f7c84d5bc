//! Reads an expression: `or` binds loosest, then `and`, `not`, comparison, `+ -`, `* /`, sign.

use super::ast::{Comparison, Form, Node, Operator, Pair};
use super::fault::FaultKind;
use super::lexer::{At, Token, tokens};

/// The deepest an expression may be nested.
const DEEPEST: usize = 64;

type Parsed<T> = Result<T, At<FaultKind>>;

/// The expression that `text` holds.
pub(super) fn parse(text: &str) -> Parsed<Node> {
    let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0 };
    let node = parser.any()?;
    match parser.peek() {
        (_, Token::End) => Ok(node),
        _ => Err(parser.unexpected("an operator or the end")),
    }
}

struct Parser {
    tokens: Vec<At<Token>>,
    next: usize,
    depth: usize,
}

impl Parser {
    /// The next token; the last one is always the end.
    fn peek(&self) -> (usize, &Token) {
        self.tokens.get(self.next).map_or((1, &Token::End), |(at, token)| (*at, token))
    }

    fn sign(&mut self, signs: &[&'static str]) -> Option<&'static str> {
        let Token::Sign(sign) = self.peek().1 else { return None };
        let found = signs.iter().copied().find(|wanted| wanted == sign)?;
        self.next += 1;
        Some(found)
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek().1, Token::Name(name) if name == word);
        self.next += usize::from(found);
        found
    }

    fn name(&mut self) -> Parsed<String> {
        match self.peek().1 {
            Token::Name(name) => {
                let name = name.clone();
                self.next += 1;
                Ok(name)
            }
            _ => Err(self.unexpected("a name")),
        }
    }

    fn unexpected(&self, expected: &'static str) -> At<FaultKind> {
        let (at, token) = self.peek();
        (at, FaultKind::UnexpectedToken { expected, found: token.written() })
    }

    fn expect(&mut self, sign: &'static str) -> Parsed<()> {
        self.sign(&[sign]).map(|_| ()).ok_or_else(|| {
            let expected = match sign {
                ")" => "`)`",
                ":" => "`:`",
                _ => "`,`",
            };
            self.unexpected(expected)
        })
    }

    /// Reads one level deeper.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == DEEPEST {
            return Err((self.peek().0, FaultKind::TooDeep));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    fn any(&mut self) -> Parsed<Node> {
        self.joined("or", Self::all, Form::Any)
    }

    fn all(&mut self) -> Parsed<Node> {
        self.joined("and", Self::negation, Form::All)
    }

    fn joined(&mut self, word: &str, part: fn(&mut Self) -> Parsed<Node>, form: fn(Vec<Node>) -> Form) -> Parsed<Node> {
        let at = self.peek().0;
        let first = part(self)?;
        let mut parts = vec![first];
        while self.word(word) {
            parts.push(part(self)?);
        }
        Ok(match parts.pop() {
            Some(only) if parts.is_empty() => only,
            Some(last) => {
                parts.push(last);
                Node { at, form: form(parts) }
            }
            None => Node { at, form: form(parts) },
        })
    }

    fn negation(&mut self) -> Parsed<Node> {
        let at = self.peek().0;
        if self.word("not") {
            let of = self.deeper(Self::negation)?;
            return Ok(Node { at, form: Form::Not(Box::new(of)) });
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Parsed<Node> {
        let at = self.peek().0;
        let left = self.sum()?;
        let how = match self.sign(&["<=", ">=", "<", ">", "="]) {
            Some("<=") => Comparison::AtMost,
            Some(">=") => Comparison::AtLeast,
            Some("<") => Comparison::Less,
            Some(">") => Comparison::More,
            Some(_) => Comparison::Equal,
            None => return Ok(left),
        };
        let right = self.sum()?;
        Ok(Node { at, form: Form::Compare { how, left: Box::new(left), right: Box::new(right) } })
    }

    fn sum(&mut self) -> Parsed<Node> {
        self.chain(&["+", "-"], Self::product)
    }

    fn product(&mut self) -> Parsed<Node> {
        self.chain(&["*", "/"], Self::signed)
    }

    fn chain(&mut self, signs: &[&'static str], part: fn(&mut Self) -> Parsed<Node>) -> Parsed<Node> {
        let at = self.peek().0;
        let first = part(self)?;
        let mut rest = Vec::new();
        while let Some(sign) = self.sign(signs) {
            let operator = match sign {
                "+" => Operator::Add,
                "-" => Operator::Subtract,
                "*" => Operator::Multiply,
                _ => Operator::Divide,
            };
            rest.push((operator, part(self)?));
        }
        Ok(if rest.is_empty() { first } else { Node { at, form: Form::Chain { first: Box::new(first), rest } } })
    }

    fn signed(&mut self) -> Parsed<Node> {
        let at = self.peek().0;
        if self.sign(&["-"]).is_some() {
            let of = self.deeper(Self::signed)?;
            return Ok(Node { at, form: Form::Negate(Box::new(of)) });
        }
        self.value()
    }

    fn value(&mut self) -> Parsed<Node> {
        let (at, token) = self.peek();
        match token {
            Token::Number(_) => {
                let number = self.number()?;
                Ok(Node { at, form: Form::Number(number) })
            }
            Token::Name(_) => {
                let name = self.name()?;
                self.named(at, name)
            }
            Token::Sign("(") => {
                self.next += 1;
                let node = self.deeper(Self::any)?;
                self.expect(")")?;
                Ok(node)
            }
            _ => Err(self.unexpected("a value")),
        }
    }

    fn number(&mut self) -> Parsed<f64> {
        match self.peek().1 {
            Token::Number(number) if number.is_finite() => {
                let number = *number;
                self.next += 1;
                Ok(number)
            }
            Token::Number(_) => Err(self.unexpected("a smaller number")),
            _ => Err(self.unexpected("a number")),
        }
    }

    /// What a name begins: itself, a code, a range or a call.
    fn named(&mut self, at: usize, name: String) -> Parsed<Node> {
        let form = match self.sign(&[":", "..", "("]) {
            None => Form::Name(name),
            Some(":") => Form::Code { input: name, code: self.name()? },
            Some("..") => Form::Range { from: name, to: self.name()? },
            Some(_) => self.deeper(|parser| parser.call(name))?,
        };
        Ok(Node { at, form })
    }

    fn call(&mut self, function: String) -> Parsed<Form> {
        let (mut arguments, mut pairs) = (Vec::new(), Vec::new());
        if self.sign(&[")"]).is_some() {
            return Ok(Form::Call { function, arguments, pairs });
        }
        loop {
            if self.pair_follows() {
                pairs.push(self.pair()?);
            } else {
                arguments.push(self.any()?);
            }
            if self.sign(&[")"]).is_some() {
                return Ok(Form::Call { function, arguments, pairs });
            }
            self.sign(&[","]).ok_or_else(|| self.unexpected("`,` or `)`"))?;
        }
    }

    /// Whether `number :` follows, with or without a sign.
    fn pair_follows(&self) -> bool {
        let token = |ahead: usize| self.tokens.get(self.next + ahead).map(|(_, token)| token);
        let skip = usize::from(token(0) == Some(&Token::Sign("-")));
        matches!(token(skip), Some(Token::Number(_))) && token(skip + 1) == Some(&Token::Sign(":"))
    }

    fn pair(&mut self) -> Parsed<Pair> {
        let at = self.peek().0;
        let key = self.signed_number()?;
        self.expect(":")?;
        Ok(Pair { at, key, value: self.signed_number()? })
    }

    fn signed_number(&mut self) -> Parsed<f64> {
        let negative = self.sign(&["-"]).is_some();
        let number = self.number()?;
        Ok(if negative { -number } else { number })
    }
}
