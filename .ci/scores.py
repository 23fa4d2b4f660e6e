#!/usr/bin/env python3
"""Scores `dateline extract` on the evaluation texts and on our own gold of dates, and holds the figures against `floors.toml`.

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
OWN = Path(__file__).parent.parent / "tests" / "data" / "dates"
SEEDS = Path(__file__).parent.parent / "seeds"
# Corpora of dates and where their texts lie; None: under the evaluation texts.
DATES = {"fr-timebank": None, "dates-english": OWN / "english", "dates-french": OWN / "french", "dates-seeds": SEEDS}


def score(evaluation, program, corpus):
    """The scorer's figures for one corpus, flattened to the names that `floors.toml` uses."""
    gold = evaluation / "seeds" if corpus == "seeds" else evaluation / "dev" / corpus
    # The articles as they ship, with the decisions beside them; elsewhere the texts lie beside their gold.
    texts = SEEDS if corpus == "seeds" else gold
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


def read_jsonl(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def date_score(evaluation, program, corpus):
    """Strict, relaxed and value F1 of expressions of type DATE, as score.py counts them. Gold of our own may have several right
    values with `|` between: the one that was found is taken, else the first."""
    texts = DATES[corpus] or evaluation / "dev" / corpus
    with tempfile.TemporaryDirectory() as folder:
        gold, out = Path(folder) / "gold", Path(folder) / "found.jsonl"
        subprocess.run([program, "extract", texts, "--what", "expressions", "-o", out], check=True)
        gold.mkdir()
        for text in texts.glob("*.txt"):
            (gold / text.name).write_bytes(text.read_bytes())
        if DATES[corpus] is None:
            (gold / "gold.jsonl").write_bytes((texts / "gold.jsonl").read_bytes())
        else:
            own = OWN / corpus.removeprefix("dates-") / "expressions.jsonl"
            found = read_jsonl(out)
            lines = [one_value(line, found) for line in read_jsonl(own)]
            (gold / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        printed = subprocess.run([sys.executable, evaluation / "score.py", "dates", "--gold", gold, "--pred", out],
                                 check=True, capture_output=True, text=True).stdout
    found = json.loads(printed.splitlines()[0])["date_type_only"]
    return {f"{name}_f1": found[name]["f1"] for name in ("strict", "relaxed", "value")}


def one_value(gold, found):
    """The gold line with one of its values."""
    near = {line["timex"] for line in found if line["document"] == gold["document"]
            and line["start"] < gold["end"] and gold["start"] < line["end"]}
    values = gold["timex"].split("|")
    return gold | {"timex": next((value for value in values if value in near), values[0])}


def main():
    evaluation, program, *wanted = sys.argv[1:]
    evaluation, program = Path(evaluation).resolve(), Path(program).resolve()
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    below = []
    for corpus in wanted or floors:
        figures = (date_score if corpus in DATES else score)(evaluation, program, corpus)
        print(f"{corpus:<15}" + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        for name, floor in floors.get(corpus, {}).items():
            if figures.get(name, 0.0) < floor:
                below.append(f"{corpus}: {name} is {figures.get(name, 0.0):.3f}, the floor is {floor:.3f}")
    for line in below:
        print(f"error: {line}", file=sys.stderr)
    sys.exit(1 if below else 0)


if __name__ == "__main__":
    main()
