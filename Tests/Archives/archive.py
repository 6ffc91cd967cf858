"""An archive of small photos, judged by one process, and the results of others beside that.

The photos are copies of fixtures, each with its number behind the picture's end, so that no two
have the same bytes and a result that was given to another photo is seen.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "Sources/jernih/jernih.docc/Archives.md"
# Small ones, of every verdict, JPEG and PNG.
FIXTURES = (
    "rumah-small-1.jpg", "ktp-low-quality-1.jpg", "ktp-low-quality-2.jpg", "ktp-truncated.jpg",
    "rumah-png-grey.png", "rumah-png-named.jpg", "rumah-png-palette.png", "ktp-note.jpg",
    "rumah-truncated-progressive.jpg", "ktp-too-far-1.jpg",
)
PHOTOS_A_FOLDER = 1000


def block(marker):
    """The fenced block below a marker of the page, so that the page's own words are what is run."""
    text = PAGE.read_text()
    found = re.search(
        rf"<!-- {re.escape(marker)} -->\n(?:<!--[^\n]*-->\n)*```\w+\n(.*?)```", text, re.DOTALL)
    if found is None:
        raise SystemExit(f"{PAGE.name} has no block '{marker}'")
    return found[1]


def make(folder, count):
    """Makes the photos.

    Returns their paths in the order of their names.
    """
    contents = [(name, (ROOT / "testimages" / name).read_bytes()) for name in FIXTURES]
    paths = []
    for number in range(count):
        name, content = contents[number % len(contents)]
        place = folder / f"{number // PHOTOS_A_FOLDER:03}"
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"{number:06}-{name}"
        path.write_bytes(content + b"\n%06d" % number)
        paths.append(str(path))
    return paths


def judged_by_one(jernih, names, jobs):
    """What one process says of the names in a list.

    Returns the results, seconds by the clock and seconds of CPU.
    """
    before, start = os.times(), time.monotonic()
    words = [jernih, "check", "--files-from", names, "--format", "ndjson", "--exit-zero"]
    run = subprocess.run(words + ["--jobs", str(jobs)], stdout=subprocess.PIPE, check=True)
    seconds, after = time.monotonic() - start, os.times()
    cpu = (after.children_user - before.children_user
           + after.children_system - before.children_system)
    return results(run.stdout.decode().splitlines()), seconds, cpu


def results(lines):
    """The verdicts by photo, each a list: a photo that has more than one result keeps them all."""
    found = {}
    for line in lines:
        verdict = json.loads(line)
        verdict.pop("milliseconds")
        found.setdefault(verdict["photo"]["file"], []).append(verdict)
    return found


def differences(paths, one, many):
    """What is wrong with the results of many processes beside those of one, in lines."""
    faults = [f"{path} is not in the archive" for path in set(many) - set(paths)]
    for path in paths:
        count = len(many.get(path, []))
        if count != 1:
            faults.append(f"{path} has {count} results")
        elif many[path] != one.get(path):
            faults.append(f"{path} is judged otherwise than by one process")
    return sorted(faults)


def report(paths, one, many, what):
    """Prints how it went, and ends the program with 1 where something is wrong."""
    faults = differences(paths, one, many)
    for fault in faults[:10]:
        print(fault)
    count = sum(len(verdicts) for verdicts in many.values())
    print(f"{what}: {len(paths)} photos, {count} results, {len(faults)} wrong", flush=True)
    if faults:
        raise SystemExit(1)


def compare(paths, jernih, names, jobs, parts, what):
    """Compares what `parts` hold, files of results, with what one process says."""
    lines = [line for part in sorted(parts) for line in part.read_text().splitlines()]
    one, seconds, cpu = judged_by_one(jernih, names, jobs)
    print(f"one process, {jobs} jobs: {seconds:.1f} s, {cpu:.1f} s of CPU", flush=True)
    report(paths, one, results(lines), what)


def in_a_folder(run):
    """Calls `run` with a folder that is gone afterwards."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="jernih-archive-"))
    try:
        run(place)
    finally:
        shutil.rmtree(place)


def descendants(process):
    """The processes below one, each with its command line."""
    children, found = {}, []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    waiting = [process]
    while waiting:
        for child in children.get(waiting.pop(), []):
            waiting.append(child)
            try:
                line = pathlib.Path(f"/proc/{child}/cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            found.append((child, line.replace("\0", " ")))
    return found
