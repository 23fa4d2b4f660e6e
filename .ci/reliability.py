#!/usr/bin/env python3
"""How honest the confidence is: of the resolved mentions given 0.8 to 0.9, how many are right?

    reliability.py EVAL_FOLDER PROGRAM [CORPUS ...]

Right is a mention that overlaps a gold name and lies within 161 km of its point; one on a name that the gold has no
point for is left out, one on no gold name is wrong.
"""
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

CORPORA = ("lgl", "tr-news", "geovirus", "gwn")


def judged(score, gold_folder, found):
    """Pairs of confidence and whether it is right."""
    gold, optional, mentions, _ = score.load(gold_folder, found)
    mentions = [mention for mention in mentions if mention["status"] == "resolved"]
    matched, ignored, _ = score.recognise(gold, optional, mentions)
    names = {mention: gold[name] for name, mention in matched.items()}
    for number, mention in enumerate(mentions):
        name = names.get(number)
        if number in ignored or name and name["lat"] is None:
            continue
        place = mention["place"]
        right = name and score.distance_km(name["lat"], name["lon"], place["lat"], place["lon"]) <= 161
        yield mention["confidence"], bool(right)


def main():
    evaluation, program, *corpora = sys.argv[1:]
    sys.path.insert(0, evaluation)
    import score

    right, all_of = Counter(), Counter()
    with tempfile.TemporaryDirectory() as folder:
        for corpus in corpora or CORPORA:
            texts, found = Path(evaluation, "dev", corpus), Path(folder, "found.jsonl")
            subprocess.run([program, "extract", texts, "-o", found], check=True, stderr=subprocess.DEVNULL)
            for confidence, is_right in judged(score, texts, found):
                tenth = min(int(confidence * 10), 9)
                right[tenth] += is_right
                all_of[tenth] += 1
    for tenth in sorted(all_of):
        share = right[tenth] / all_of[tenth]
        print(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}  {all_of[tenth]:>5} mentions  {share:.3f} right")


if __name__ == "__main__":
    main()
