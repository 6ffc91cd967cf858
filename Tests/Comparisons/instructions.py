#!/usr/bin/env python3
"""Two builds of Jernih: how many instructions a photo costs each.

    python3 Tests/Comparisons/instructions.py BEFORE AFTER [PHOTO…]

Every photo (20 of testimages where none is named) is judged by `check`, once a build, under
Callgrind, which counts the same from run to run (to 0.1 %) where a clock would not. Printed is the
ratio of each photo and of all. Valgrind cannot follow Jernih into the program that it starts itself
as, so that the photo is decoded in the one process (`--isolation none`): frames and sandbox are not
counted. Needs valgrind and strip: what a build says for debuggers is taken off a copy, for
Valgrind 3.19 cannot read it.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNT = 20
OPTIONS = ["--isolation", "none", "--jobs", "1", "--format", "ndjson"]


def instructions(jernih, photo, folder):
    out = folder / "count"
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
    command += [jernih, "check", *OPTIONS, photo]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{jernih} check {photo}: status {done.returncode}: {done.stderr}")
    return int(re.search(r"^totals: (\d+)", out.read_text(), re.MULTILINE)[1])


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    photos = [pathlib.Path(argument) for argument in sys.argv[3:]]
    if not photos:
        every = sorted((ROOT / "testimages").glob("k*.jpg"))
        photos = [every[i * len(every) // COUNT] for i in range(COUNT)]
    totals = [0, 0]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        binaries = [folder / "before", folder / "after"]
        for binary, source in zip(binaries, sys.argv[1:]):
            subprocess.run(["strip", "--strip-debug", "-o", binary, source], check=True)
        for photo in photos:
            counts = [instructions(binary, photo, folder) for binary in binaries]
            totals = [total + count for total, count in zip(totals, counts)]
            print(f"{counts[1] / counts[0]:.4f}  {counts[0]:,} → {counts[1]:,}  {photo.name}")
    print(f"{totals[1] / totals[0]:.4f}  {totals[0]:,} → {totals[1]:,}  {len(photos)} photos")


if __name__ == "__main__":
    main()
