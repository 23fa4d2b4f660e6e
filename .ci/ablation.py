#!/usr/bin/env python3
"""What each piece of evidence adds: the scores of the evaluation texts with it switched off.

    ablation.py EVAL_FOLDER [NAME ...]

Builds the core once from a copy of the working tree in which weights of `src/geoparse/parts.rs` are nought, and clues of `clues.rs`
are not seen, that the environment variable OFF names; then scores the corpora with one off after another. NAME: a weight or clue; by default
the weights of resolution, then every clue. Prints overlap F1, share within 161 km and share of exact ids, and how each differs;
for the articles of `seeds/` overlap F1, right place and right kind.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ("lgl", "tr-news", "geovirus", "gwn", "hipe-fr", "seeds")
SWITCH = '''
/// `value`, or nought where the environment says that `name` is off.
pub(super) fn switched(name: &str, value: f32) -> f32 {
    let off = std::env::var("OFF").is_ok_and(|names| names.split(',').any(|off| off == name));
    if off { 0.0 } else { value }
}

/// The bits of the clues that are off.
static OFF: std::sync::LazyLock<u64> = std::sync::LazyLock::new(|| {
    let is_off = |bit: &usize| switched(Clue::NAMES[*bit], 1.0) == 0.0;
    (0..Clue::NAMES.len()).filter(is_off).map(|bit| 1 << bit).sum()
});
'''
LAZY = "static VALUE: std::sync::LazyLock<f32> = std::sync::LazyLock::new(|| {value}); "


def edit(path, *replacements):
    text = path.read_text("utf-8")
    for pattern, replacement in replacements:
        text, count = re.subn(pattern, replacement, text)
        if not count:
            sys.exit(f"error: {path.name} has nothing like {pattern}\nhint: the weights were written another way; mend ablation.py")
    path.write_text(text, "utf-8")


def with_switches(tree):
    """Makes every weight of the copy a switch; gives their names: of resolution, of recognition."""
    folder = tree / "src" / "geoparse"
    constant = r"pub\(super\) const (\w+): f32 = ([-\d.]+);"
    weights = [name for name, _ in re.findall(constant, (folder / "parts.rs").read_text("utf-8")) if name != "OWN"]
    clues = re.findall(r"^    (\w+) -?\d+\.\d+,$", (folder / "clues.rs").read_text("utf-8"), re.M)
    calls = [(rf"\b{name}\b(?!:)(?=[ ,;)}}]| =>)", f"{name}()") for name in weights]
    for file in ("parts.rs", "resolve.rs"):
        text = (folder / file).read_text("utf-8")
        imports = re.search(r"use super::parts::\{.*?\};", text, re.S)
        head, body = (text[:imports.end()], text[imports.end():]) if imports else ("", text)
        for pattern, replacement in calls:
            body = re.sub(pattern, replacement, body)
        (folder / file).write_text(head + body, "utf-8")
    lazy = LAZY.format(value=r'super::clues::switched("\1", \2)')
    constant = constant.replace(r"(\w+)", f"({'|'.join(weights)})")
    edit(folder / "parts.rs", (constant, rf"#[allow(non_snake_case)] pub(super) fn \1() -> f32 {{ {lazy} *VALUE }}"))
    edit(folder / "clues.rs", (r"(pub\(super\) const ALL)", r"pub(super) const NAMES: &[&str] = &[$(stringify!($name),)*]; \1"),
         (r"self\.0 & 1 << clue", "self.0 & !*OFF & 1 << clue"), (r"let mut left = self\.0;", "let mut left = self.0 & !*OFF;"),
         (r"\Z", SWITCH))
    return weights, clues


def score(evaluation, program, off):
    """(overlap F1, within 161 km, exact id) of each corpus."""
    scores = {}
    with tempfile.TemporaryDirectory() as folder:
        for corpus in CORPORA:
            gold, found = evaluation / "dev" / corpus, Path(folder, "found.jsonl")
            texts = gold
            if corpus == "seeds":
                gold, texts = evaluation / "seeds", ROOT / "seeds"
            subprocess.run([program, "extract", texts, "-o", found], check=True, stderr=subprocess.DEVNULL,
                           env=os.environ | {"OFF": off})
            printed = subprocess.run([sys.executable, evaluation / "score.py", "places", "--gold", gold, "--pred", found],
                                     check=True, capture_output=True, text=True).stdout
            scored = json.loads(printed.splitlines()[0])
            resolution = scored["resolution"] or {}
            told = ("right_place", "same_kind") if corpus == "seeds" else ("acc161", "exact_id")
            scores[corpus] = (scored["overlap"]["f1"], *(resolution.get(name) for name in told))
    return scores


def row(name, scores, whole):
    cells = []
    for corpus in CORPORA:
        pairs = [pair for pair in zip(scores[corpus], whole[corpus]) if pair[0] is not None]
        cells.append("/".join(f"{a:.3f}" if scores is whole else f"{(a - b) * 1000:+.0f}" for a, b in pairs))
    print(f"{name:<24}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


def main():
    evaluation, *wanted = sys.argv[1:]
    evaluation = Path(evaluation).resolve()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "--null", "-T", "-", "-cf", tree / "tree.tar"], cwd=ROOT, input=files, check=True)
        subprocess.run(["tar", "-xf", "tree.tar"], cwd=tree, check=True)
        weights, clues = with_switches(tree)
        target = Path(os.environ.get("ABLATION_TARGET", tree / "target"))
        subprocess.run(["cargo", "build", "--quiet", "--release", "--no-default-features", "--target-dir", target],
                       cwd=tree, check=True)
        program = target / "release" / "dateline"
        print(f"{'thousandths':<24}" + "".join(f"{corpus:>20}" for corpus in CORPORA))
        whole = score(evaluation, program, "")
        row("nothing off", whole, whole)
        if unknown := set(wanted) - set(weights + clues):
            sys.exit(f"error: there is no weight or clue {', '.join(sorted(unknown))}\nhint: {', '.join(weights + clues)}")
        for name in wanted or weights + clues:
            row(name, score(evaluation, program, name), whole)


if __name__ == "__main__":
    main()
