"""Notes what holds and what does not."""

import sys

passed, failed = 0, []


def check(said, right):
    """Notes whether something holds."""
    global passed
    if right:
        passed += 1
    else:
        failed.append(said)
        print(f"FAILED: {said}")


def report():
    """Says how much held, and ends the program as failed where something did not."""
    print(f"figures: {passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)
