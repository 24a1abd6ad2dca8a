//! Macros of generated code: what would otherwise be written out for every call and every enumeration.

mod bridge;
mod call;
mod enums;
mod features;
mod headers;
mod heirs;
mod include;
mod object;
mod scripts;
mod setters;
mod unions;
