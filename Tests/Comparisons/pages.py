#!/usr/bin/env python3
"""Pages of many layouts and scripts, photographed in four turns: is the turn right?

    python3 Tests/Comparisons/pages.py draw [--others | --unweighed | --slips] FOLDER [PAGES [SEED]]
    python3 Tests/Comparisons/pages.py check FOLDER JERNIH
    python3 Tests/Comparisons/pages.py mirror FOLDER JERNIH

`draw` makes PAGES pages (420) and a third as many receipts and mats without print, and photographs
each: a camera of its own distance, slant, shake, grain, light and JPEG quality; every page in four
turns. With `--others` they are of the other layouts, fonts and scripts of pages_others.py: weights
were fitted to none of these layouts and fonts, those of letters to the same scripts in other fonts,
and what is asked for before a turn is answered was chosen with both in view.
With `--unweighed` they are pages of those layouts in 18 scripts whose letters are in no table.
With `--slips` they are the tills' slips of pages_slips.py, each in one turn.
`check` prints how many turns are answered, how many of them are right, how many stand on their
head, by layout and by script, and how well the confidence tells which are right: ten bins, and the
expected calibration error. `mirror` has the same pages seen in a mirror, and prints how many are
answered as they lie, how many are said to be mirrored, and how many of those have the right turn.
Needs numpy, opencv-python-headless, pillow with raqm, and the fonts of
Debian's fonts-liberation, fonts-dejavu, fonts-freefont-ttf, fonts-noto and fonts-wqy-microhei, as
far as they are there; slips those of pages_slips.py.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import cv2
import numpy as np

from pages_drawing import FONTS, Sheet, fonts
from pages_layouts import LAYOUTS, RECEIPTS
from pages_others import BLOCKS, OTHER_LAYOUTS, OTHER_RECEIPTS, register, register_unweighed
from pages_slips import drawn


def ground(random, size):
    """What lies around the sheet: plain, grained like wood, or woven."""
    w, h = size
    tone = random.uniform(30, 170)
    kind = random.integers(0, 3)
    if kind == 2:
        return mat(random, size)
    noise = random.normal(0, 12, (h // 8 + 1, w // (8 if kind else 64) + 1)).astype(np.float32)
    return np.clip(tone + cv2.resize(noise, (w, h), interpolation=cv2.INTER_CUBIC), 0, 255)


def mat(random, size):
    """A woven mat: bright strips over and under each other, with dark gaps."""
    w, h = size
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    pitch, across = random.uniform(10, 60), random.uniform(10, 60)
    row, column = np.floor(y / pitch), np.floor(x / across)
    over = (row + column) % 2
    depth = np.where(over, np.abs(np.sin(np.pi * y / pitch)), np.abs(np.sin(np.pi * x / across)))
    tone = random.uniform(90, 210)
    return (tone * (0.4 + 0.6 * depth) + random.normal(0, 5, (h, w))).astype(np.float32)


def photographed(random, sheet):
    """The sheet as a phone takes it: upright, 1200 × 1600 or so, in code values."""
    h, w = sheet.shape
    width = int(random.choice([960, 1200, 1200, 1536]))
    height = width * 4 // 3
    fill = random.uniform(0.75, 0.97) if random.random() < 0.7 else random.uniform(1.02, 1.1)
    scale = fill * min(width / w, height / h)
    centre = np.array([width / 2, height / 2]) + random.normal(0, 8, 2)
    half = np.array([w, h]) * scale / 2
    signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], float)
    corners = signs * half * (1 + random.normal(0, 0.015, (4, 2)))
    angle = np.radians(random.normal(0, 1.2))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = (corners @ turn.T + centre).astype(np.float32)
    source = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners)
    seen = cv2.warpPerspective(sheet.astype(np.float32), matrix, (width, height),
                               flags=cv2.INTER_AREA)
    cover = cv2.warpPerspective(np.ones((h, w), np.float32), matrix, (width, height))
    seen = seen * cover + ground(random, (width, height)) * (1 - cover)
    return finished(random, seen)


def finished(random, seen):
    """Light, lens and sensor."""
    height, width = seen.shape
    y, x = np.mgrid[-1:1:height * 1j, -1:1:width * 1j]
    direction = random.uniform(0, 2 * np.pi)
    light = 1 + random.uniform(0, 0.25) * (x * np.cos(direction) + y * np.sin(direction))
    seen = seen * light * random.uniform(0.7, 1.02)
    seen = cv2.GaussianBlur(seen, (0, 0), random.uniform(0.4, 1.3))
    seen = seen + random.normal(0, random.uniform(0.5, 4), seen.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)


def plan(random, pages, layouts, receipts):
    """Name, layout, script of every page; `none` where there is no way up."""
    scripts = [script for script in FONTS if fonts(script)]
    # Half of them in Latin and Cyrillic, were it not for those that are only among the others.
    weights = np.array([4 if s == "latin" else 3 if s == "cyrillic" else 0.5 if s in BLOCKS else 1
                        for s in scripts])
    names = list(layouts)
    for place in range(pages):
        script = str(random.choice(scripts, p=weights / weights.sum()))
        yield names[place % len(names)], script
    for place in range(pages // 3):
        yield list(receipts)[place % 2], str(random.choice(["latin", "latin", "cyrillic"]))
    for _ in range(pages // 10):
        yield "mat", "none"


def draw(folder, pages, seed, others, unweighed):
    folder.mkdir(parents=True, exist_ok=True)
    is_own = not (others or unweighed)
    layouts, receipts = (LAYOUTS, RECEIPTS) if is_own else (OTHER_LAYOUTS, OTHER_RECEIPTS)
    if others:
        register()
    if unweighed:
        register_unweighed(seed)
    random = np.random.default_rng(seed)
    with open(folder / "labels.jsonl", "w") as labels:
        for place, (layout, script) in enumerate(
                plan(random, pages, layouts, receipts)):
            if unweighed and layout not in layouts:
                continue
            if script == "none":
                sheet, font = mat(random, (1200, 1600)), "none"
                photo = finished(random, sheet)
            else:
                size = (700, int(random.integers(1100, 2200))) if layout in receipts else None
                page = Sheet(random, script, size or (1240, 1754))
                {**layouts, **receipts}[layout](page)
                font = page.name
                photo = photographed(random, np.asarray(page.image))
            quality = int(random.integers(60, 95))
            for turns in range(4):
                # Turned against the clock, it needs as many quarters clockwise to be upright.
                name = f"{place:04d}-{turns * 90}.jpg"
                turned = np.ascontiguousarray(np.rot90(photo, turns))
                cv2.imwrite(str(folder / name), turned, [cv2.IMWRITE_JPEG_QUALITY, quality])
                labels.write(json.dumps({
                    "file": name, "layout": layout, "script": script, "font": font,
                    "turn": turns * 90}) + "\n")


def draw_slips(folder, count, seed):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "labels.jsonl", "w") as labels:
        for place in range(count):
            random = np.random.default_rng([seed, place])
            sheet, layout, slip = drawn(random, place)
            photo = photographed(random, sheet)
            turns, quality = int(random.integers(4)), int(random.integers(60, 95))
            name = f"{place:04d}-{turns * 90}.jpg"
            turned = np.ascontiguousarray(np.rot90(photo, turns))
            cv2.imwrite(str(folder / name), turned, [cv2.IMWRITE_JPEG_QUALITY, quality])
            labels.write(json.dumps({
                "file": name, "layout": f"receipt {layout}", "script": slip.script,
                "font": slip.name, "turn": turns * 90}) + "\n")


def orientations(jernih, files):
    """Of each file, the turn and what the check says."""
    for start in range(0, len(files), 100):
        command = [jernih, "check", "--kind", "lainnya", "--format", "ndjson",
                   *map(str, files[start:start + 100])]
        lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        for verdict in map(json.loads, lines):
            check = next(c for c in verdict["checks"] if c["id"] == "orientation")
            yield verdict["turn"], check


def verdicts(jernih, files):
    for turn, check in orientations(jernih, files):
        yield turn, check["confidence"]


def row(name, results):
    answered = [r for r in results if r[0] is not None]
    right = sum(turn == wanted for turn, wanted, _ in answered)
    upside_down = sum(wanted is not None and (turn - wanted) % 360 == 180
                      for turn, wanted, _ in answered)
    print(f"{name:24} {len(results):5} {len(answered):9} {right:6} {upside_down:12}")


def check(folder, jernih):
    labels = [json.loads(line) for line in open(folder / "labels.jsonl")]
    seen = list(verdicts(jernih, [folder / label["file"] for label in labels]))
    groups = collections.defaultdict(list)
    for label, (turn, confidence) in zip(labels, seen):
        wanted = None if label["script"] == "none" else label["turn"]
        kind = "mats" if wanted is None else (
            "receipts" if label["layout"].startswith("receipt") else "pages")
        for name in (f"all {kind}", f"layout {label['layout']}", f"script {label['script']}"):
            groups[name].append((turn, wanted, confidence))
    print(f"{'':24} {'turns':>5} {'answered':>9} {'right':>6} {'upside down':>12}")
    for name in sorted(groups):
        row(name, groups[name])
    reliability([r for name in ("all pages", "all receipts", "all mats")
                 for r in groups[name] if r[0] is not None])


def mirror(folder, jernih):
    labels = [json.loads(line) for line in open(folder / "labels.jsonl")]
    labels = [label for label in labels if label["script"] != "none"]
    as_they_lie = told = right = 0
    with tempfile.TemporaryDirectory() as place:
        files = []
        for label in labels:
            files.append(pathlib.Path(place) / label["file"])
            image = cv2.imread(str(folder / label["file"]), cv2.IMREAD_UNCHANGED)
            cv2.imwrite(str(files[-1]), cv2.flip(image, 1), [cv2.IMWRITE_JPEG_QUALITY, 90])
        for label, (turn, check) in zip(labels, orientations(jernih, files)):
            is_told = check["cause"] == "mirrored"
            as_they_lie += check["status"] == "pass"
            told += is_told
            # Where left and right are exchanged a page is turned the other way.
            right += is_told and (turn + label["turn"]) % 360 == 0
    print(f"{len(labels)} seen in a mirror: {as_they_lie} answered as they lie, "
          f"{told} said to be mirrored, {right} of them turned right")


def reliability(answered):
    """Of answers of like confidence, the share that is right."""
    print("confidence   answers   said  right")
    error = 0
    for bin in range(10):
        inside = [r for r in answered if min(9, int(r[2] * 10)) == bin]
        if not inside:
            continue
        said = np.mean([r[2] for r in inside])
        right = np.mean([r[0] == r[1] for r in inside])
        error += abs(said - right) * len(inside)
        print(f"{bin / 10:.1f}…{bin / 10 + 0.1:.1f} {len(inside):11} {said:6.3f} {right:6.3f}")
    print(f"expected calibration error {error / max(1, len(answered)):.4f}")


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    command, folder = arguments[0], pathlib.Path(arguments[1])
    if command == "draw":
        numbers = [int(number) for number in arguments[2:4]]
        pages, seed = numbers + [420, 1][len(numbers):]
        if "--slips" in sys.argv:
            draw_slips(folder, pages, seed)
        else:
            draw(folder, pages, seed, "--others" in sys.argv, "--unweighed" in sys.argv)
    else:
        {"check": check, "mirror": mirror}[command](folder, arguments[2])


if __name__ == "__main__":
    main()
