//! The program `dateline`: hands its arguments to the library.

fn main() {}
