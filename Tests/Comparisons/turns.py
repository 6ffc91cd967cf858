#!/usr/bin/env python3
"""Which way is up: Jernih against Tesseract's orientation detection.

    python3 Tests/Comparisons/turns.py [--tesseract] [JERNIH [CORPUS]]

Every photo of CORPUS without a defect (simulated/, and the pages and receipts of documents/) is
stored in all four turns; those of simulated/ also with the EXIF tag that undoes the turn. Printed
is how many turns are answered, how many of those are right, and how many stand on their head.
Needs numpy, opencv-python-headless, pillow, a release build and, with --tesseract, Debian's
tesseract-ocr.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from PIL import Image, ImageOps

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The EXIF orientation by which a viewer turns a photo clockwise.
EXIF = {0: 1, 90: 6, 180: 3, 270: 8}


def sources(corpus):
    """Path, group, the kind that is claimed."""
    for line in (corpus / "simulated/labels.jsonl").read_text().splitlines():
        label = json.loads(line)
        if label["defect"] == "none":
            yield corpus / "simulated/images" / label["file"], label, label["kind"]
    for path in sorted((corpus / "documents").glob("*.jpg")):
        yield path, None, "page" if path.name.startswith("phone") else "receipt"


def make_photos(corpus, folder):
    for path, label, group in sources(corpus):
        photo = Image.open(path).convert("RGB")
        if label is None:
            photo = ImageOps.exif_transpose(photo)
        else:
            photo = photo.rotate(-label["turn_to_upright"], expand=True)
        for turn in EXIF:
            # Turned against the clock by this, the photo needs it clockwise to be upright.
            turned = photo.rotate(turn, expand=True)
            turned.save(folder / f"{group}__{path.stem}__{turn}__plain.jpg", quality=92)
            if label is not None:
                exif = Image.Exif()
                exif[0x0112] = EXIF[turn]
                name = f"{group}__{path.stem}__0__tag{turn}.jpg"
                turned.save(folder / name, quality=92, exif=exif)


def by_jernih(jernih, folder, kind, files):
    command = [jernih, "check", "--kind", kind, "--format", "ndjson", *map(str, files)]
    lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    return {pathlib.Path(v["photo"]["file"]): v["turn"] for v in map(json.loads, lines)}


def by_tesseract(files):
    turns = {}
    for path in files:
        command = ["tesseract", str(path), "-", "--psm", "0", "-c", "min_characters_to_try=5"]
        text = subprocess.run(command, capture_output=True, text=True).stdout
        found = re.search(r"Rotate: (\d+)", text)
        turns[path] = int(found[1]) if found else None
    return turns


def report(name, turns):
    groups = collections.defaultdict(list)
    for path, turn in turns.items():
        group, _, wanted, tag = path.stem.split("__")
        groups[group, "tagged" if tag != "plain" else "plain"].append((turn, int(wanted)))
    for (group, tag), pairs in sorted(groups.items()):
        answered = [p for p in pairs if p[0] is not None]
        right = sum(turn == wanted for turn, wanted in answered)
        upside_down = sum((turn - wanted) % 360 == 180 for turn, wanted in answered)
        print(
            f"{name}: {group}, {tag}: {len(answered)} of {len(pairs)} answered, {right} right, "
            f"{upside_down} upside down"
        )


def main():
    arguments = [a for a in sys.argv[1:] if a != "--tesseract"]
    jernih = arguments[0] if arguments else str(ROOT / ".build/release/jernih")
    corpus = pathlib.Path(arguments[1] if len(arguments) > 1 else ROOT / "../shared/corpus")
    if not corpus.is_dir():
        sys.exit(f"passed over: there is no {corpus}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_photos(corpus, folder)
        kinds = {"ktp": "ktp", "kk": "kk", "page": "lainnya", "receipt": "lainnya"}
        for group, kind in kinds.items():
            files = sorted(folder.glob(f"{group}__*.jpg"))
            report("jernih", by_jernih(jernih, folder, kind, files))
            if "--tesseract" in sys.argv:
                report("tesseract", by_tesseract([f for f in files if f.stem.endswith("plain")]))


if __name__ == "__main__":
    main()
