//! Functions of a block → text: each statement on a line, if it fits.

use proc_macro2::Delimiter;

use super::attributes::{write_attributes, write_line};
use super::line::{BREAKS, FITS, Place, line};
use super::pretty::Pretty;
use crate::emit::syntax::{Function, Piece, flatten, split_at_commas, split_at_semicolons};

/// Writes a function of a block.
pub(super) fn write_function(function: &Function, pretty: &mut Pretty, text: &mut String) {
    write_attributes(&function.attributes, 4, pretty, text);
    match print_signature(function) {
        Some(signature) => text.push_str(&signature),
        None => text.push_str(&pretty.signature(&function.signature)),
    }
    if function.body.is_empty() {
        text.push_str("{}\n");
        return;
    }
    text.push_str("{\n");
    write_body(&function.body, pretty, text);
    text.push_str("    }\n");
}

/// Prints a signature, with the space before the braces; returns `None` if `prettyplease` decides how to break it.
fn print_signature(function: &Function) -> Option<String> {
    let signature = line(&function.signature, Place::Signature)?;
    if 4 + signature.len() + " {}".len() <= FITS {
        return Some(format!("    {signature} "));
    }
    let (start, rest) = (line(function.start(), Place::Signature)?, line(function.rest(), Place::Signature)?);
    // The type that is returned may break, too: behind its first bracket.
    let unbroken = rest.find(['<', '(', '[']).map_or(rest.len() + " {".len(), |bracket| bracket + 1);
    let is_broken = 4 + signature.len() - rest.len() + unbroken >= BREAKS;
    // Nothing breaks between the parentheses of a function without arguments.
    if !is_broken || function.inputs().is_empty() || start.ends_with('>') {
        return None;
    }
    let mut text = String::new();
    write_line(&(start + "("), 4, &mut text);
    for input in split_at_commas(function.inputs()) {
        let input = line(input, Place::Signature).filter(|input| 8 + input.len() + ",".len() <= FITS)?;
        write_line(&(input + ","), 8, &mut text);
    }
    let end = Some(rest).filter(|rest| 4 + ") ".len() + rest.len() + " {}".len() <= FITS)?;
    let gap = if end.is_empty() { "" } else { " " };
    Some(format!("{text}    ){gap}{end} "))
}

/// Writes the statements of a function.
fn write_body(body: &[Piece], pretty: &mut Pretty, text: &mut String) {
    let statements = split_at_semicolons(body);
    let last = statements.len() - 1;
    if body.iter().any(|piece| piece.is_group(Delimiter::Brace)) {
        match split_match(body) {
            Some((head, arms)) => write_match(&head, &arms, pretty, text),
            None => text.push_str(&pretty.statements(&flatten(body))),
        }
    } else if statements[..last].iter().any(|statement| statement.is_empty()) {
        text.push_str(&pretty.statements(&flatten(body)));
    } else {
        for (at, statement) in statements.into_iter().enumerate().filter(|(_, statement)| !statement.is_empty()) {
            let end = if at < last { ";" } else { "" };
            match line(statement, Place::Statement).filter(|line| 8 + line.len() + end.len() <= FITS) {
                Some(line) => write_line(&(line + end), 8, text),
                None => text.push_str(&pretty.statements(&(flatten(statement) + end))),
            }
        }
    }
}

/// Splits a body that is a `match`: its first line, and its arms. Returns `None` if an arm is a block.
fn split_match(body: &[Piece]) -> Option<(String, Vec<&[Piece]>)> {
    let (Piece::Group(Delimiter::Brace, arms), head) = body.split_last()? else { return None };
    let (_, value) = head.split_first().filter(|(keyword, _)| keyword.is_word("match"))?;
    let has_block = arms.iter().any(|piece| piece.is_group(Delimiter::Brace));
    let head = line(value, Place::Statement).filter(|_| !has_block && !arms.is_empty())?;
    Some((format!("match {head} {{"), split_at_commas(arms))).filter(|(head, _)| 8 + head.len() <= FITS)
}

fn write_match(head: &str, arms: &[&[Piece]], pretty: &mut Pretty, text: &mut String) {
    write_line(head, 8, text);
    for arm in arms {
        match print_arm(arm) {
            Some(arm) => write_line(&arm, 12, text),
            None => text.push_str(&pretty.arm(&flatten(arm))),
        }
    }
    write_line("}", 8, text);
}

/// Prints an arm as a line; returns `None` if it needs several.
fn print_arm(arm: &[Piece]) -> Option<String> {
    let arrow = arm.iter().position(|piece| piece.mark() == Some("=>"))?;
    let (pattern, value) = (line(&arm[..arrow], Place::Pattern)?, line(&arm[arrow + 1..], Place::Statement)?);
    Some(format!("{pattern} => {value},")).filter(|arm| 12 + arm.len() <= FITS)
}
