"""Films, opened frame by frame by Pillow and held against the numbered frames and the days of the texts."""

import re
import subprocess

import numpy
from PIL import Image

from figures_checks import check

SIZE = (480, 400)
DELAY = 120
# The last frame is seen longer, before all begins anew.
REST = 3


def check_films(program, seeds, folder, days):
    """`days`: how many there are from the first date of a mention to the last, counted elsewhere."""
    frames = folder / "frames"
    frames.mkdir()
    size = f"{SIZE[0]}x{SIZE[1]}"
    command = [program, "render", seeds, "--size", size, "--animate", "day", "--delay", str(DELAY)]
    subprocess.run([*command, "--frames", frames, "-o", folder / "film.gif"], check=True)
    for name in ("film.webp", "film.png"):
        subprocess.run([*command, "-o", folder / name], check=True)
    paths = sorted(frames.iterdir())
    numbers = [int(re.fullmatch(r"frame-(\d+)\.png", path.name)[1]) for path in paths]
    check(f"a frame for each of {days} days, numbered without a gap", numbers == list(range(1, days + 1)))
    drawn = [numpy.asarray(Image.open(path).convert("RGB")) for path in paths]
    check("something goes on from the first frame to the last", (drawn[0] != drawn[-1]).any())
    for name in ("film.gif", "film.webp", "film.png"):
        opened(folder / name, drawn)


def opened(path, drawn):
    with Image.open(path) as film:
        check(f"{path.name}: {film.n_frames} frames", film.n_frames == len(drawn))
        check(f"{path.name}: size {film.size}", film.size == SIZE)
        check(f"{path.name}: plays again and again", film.info.get("loop") == 0)
        durations, off = [], []
        for number, frame in enumerate(drawn[: film.n_frames]):
            film.seek(number)
            film.load()
            durations.append(round(film.info["duration"]))
            seen = numpy.asarray(film.convert("RGB")).astype(numpy.int16)
            off.append(numpy.abs(seen - frame))
        check(f"{path.name}: durations {set(durations)}", durations == [DELAY] * (len(drawn) - 1) + [REST * DELAY])
        if path.suffix == ".gif":
            # 256 colours for all frames: near on the whole, and far off nowhere but in a few pixels.
            mean, far = max(frame.mean() for frame in off), max((frame.max(axis=2) > 48).mean() for frame in off)
            check(f"{path.name}: frames are near what is drawn: off by {mean:.2f} levels, {100 * far:.2f} % far", mean < 1.5 and far < 0.01)
        else:
            check(f"{path.name}: every frame is what is drawn", not any(frame.any() for frame in off))
