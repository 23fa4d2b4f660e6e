#!/usr/bin/env python3
"""Scores `dateline extract` on the evaluation texts and holds the figures against `floors.toml`.

    scores.py EVAL_FOLDER PROGRAM [CORPUS ...]

Prints a table; exit status 1 if a figure lies below its floor.
"""
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")


def score(evaluation, program, corpus):
    """The scorer's figures for one corpus, flattened to the names that `floors.toml` uses."""
    gold = evaluation / "seeds" if corpus == "seeds" else evaluation / "dev" / corpus
    # The articles as they ship, with the decisions beside them; elsewhere the texts lie beside their gold.
    texts = Path(__file__).parent.parent / "seeds" if corpus == "seeds" else gold
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "mentions.jsonl"
        subprocess.run([program, "extract", texts, "--what", "mentions", "-o", out], check=True)
        printed = subprocess.run([sys.executable, evaluation / "score.py", "places", "--gold", gold, "--pred", out],
                                 check=True, capture_output=True, text=True).stdout
    found = json.loads(printed.splitlines()[0])
    figures = {"overlap_p": found["overlap"]["p"], "overlap_r": found["overlap"]["r"], "overlap_f1": found["overlap"]["f1"]}
    resolution = found.get("resolution") or {}
    figures |= {name: resolution.get(name) for name in ("acc161", "right_place", "same_kind", "exact_id")}
    if published := found.get("as_published"):
        figures |= {"published_f1": published["f1"], "published_acc161": published["acc161"], "published_auc": published["auc"]}
    if metonymic := found.get("metonymic"):
        figures |= {"metonymic_recall": metonymic["accuracy"], "metonymic_precision": metonymic["precision"]}
    return {name: value for name, value in figures.items() if value is not None}


def main():
    evaluation, program, *wanted = sys.argv[1:]
    evaluation, program = Path(evaluation).resolve(), Path(program).resolve()
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    below = []
    for corpus in wanted or floors:
        figures = score(evaluation, program, corpus)
        print(f"{corpus:<12}" + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        for name, floor in floors.get(corpus, {}).items():
            if figures.get(name, 0.0) < floor:
                below.append(f"{corpus}: {name} is {figures.get(name, 0.0):.3f}, the floor is {floor:.3f}")
    for line in below:
        print(f"error: {line}", file=sys.stderr)
    sys.exit(1 if below else 0)


if __name__ == "__main__":
    main()
