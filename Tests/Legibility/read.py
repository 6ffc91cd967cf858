"""How much of a photo's small print Tesseract reads, against the sharp drawing.

    python3 read.py labels.jsonl FOLDER    # reads the photos of a set again
"""
import argparse
import collections
import dataclasses
import functools
import json
import operator
import os
import pathlib
import re
import resource
import signal
import subprocess
import tempfile

import cv2
import numpy as np

import draw

# Resolution at which both the drawing and the straightened photo are read.
READ_DPI = {"ktp": 400, "kk": 300}
WORD = re.compile("[A-Z0-9]{3,}")
# A word counts for a place only where it is found within so many mm of it.
NEAR_MM = 5.0
# Of a processor, not of the clock: a page takes 1 to 3, noise holds Tesseract up for minutes.
READING_SECONDS = 15
# The share of a card's width left of all portraits, the share of its picture that is at least as
# dark as ink, and the least ink that is stretched to black.
PRINT_WIDTH, INK_QUANTILE, LEAST_INK = 0.68, 0.01, 0.02


@dataclasses.dataclass(frozen=True)
class Word:
    """A word, its middle in mm, and which field it stands in (-1: not known)."""
    text: str
    x: float
    y: float
    field: int = -1


def without_rules(grey: np.ndarray, dpi: float) -> np.ndarray:
    """Print on level paper without the rules of tables: with them Tesseract may lose most of a
    page that an eye reads whole."""
    small = cv2.resize(grey, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((7, 7))), (0, 0), 4)
    paper = cv2.resize(paper, grey.shape[::-1]).astype(np.float32)
    ink = 255 - np.clip(grey * (255 / np.maximum(paper, 1)), 0, 255).astype(np.uint8)
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, int(dpi * 0.5))))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((int(dpi * 0.22), 1)))
    rules = cv2.dilate(np.maximum(across, down), np.ones((5, 5)))
    return 255 - np.where(rules > 25, 0, ink).astype(np.uint8)


def on_level_paper(grey: np.ndarray) -> np.ndarray:
    """A card's print from black to white. Tesseract finds one threshold for much of a card, which
    the portrait's dark parts decide: of pale print that an eye reads whole it may lose all."""
    small = cv2.resize(grey, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((7, 7))), (0, 0), 4)
    paper = cv2.resize(paper, grey.shape[::-1]).astype(np.float32)
    light = np.minimum(grey / np.maximum(paper, 1), 1)
    ink = np.quantile(light[:, :int(light.shape[1] * PRINT_WIDTH)], INK_QUANTILE)
    return np.clip((light - ink) * (255 / max(1 - ink, LEAST_INK)), 0, 255).astype(np.uint8)


def limit_time():
    """For a child process: the system ends it after so much work."""
    resource.setrlimit(resource.RLIMIT_CPU, (READING_SECONDS, READING_SECONDS + 1))


def tesseract(grey: np.ndarray, dpi: float) -> list:
    """Words of three or more capitals or digits; none where it takes too long. One thread."""
    with tempfile.NamedTemporaryFile(suffix=".pgm") as file:
        file.write(cv2.imencode(".pgm", grey)[1].tobytes())
        file.flush()
        command = ["tesseract", file.name, "-", "--psm", "11", "-l", "eng", "--dpi", str(dpi),
                   "tsv"]
        run = subprocess.run(command, capture_output=True, text=True, check=False,
                             env=os.environ | {"OMP_THREAD_LIMIT": "1"}, preexec_fn=limit_time)
    if run.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return []
    run.check_returncode()
    words = []
    for row in run.stdout.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip():
            continue
        left, top, width, height = map(int, cells[6:10])
        for match in WORD.finditer(cells[11]):
            share = (match.start() + match.end()) / 2 / len(cells[11])
            words.append(Word(match[0], (left + width * share) * 25.4 / dpi,
                              (top + height / 2) * 25.4 / dpi))
    return words


def readings(grey: np.ndarray, kind: str) -> list:
    """The words of each way to prepare a page: what one of them gives can be read."""
    dpi = READ_DPI[kind]
    if kind == "kk":
        return [tesseract(without_rules(grey, dpi), dpi)]
    return [tesseract(grey, dpi), tesseract(on_level_paper(grey), dpi)]


def size_to_read(drawing):
    dpi = READ_DPI[drawing.kind]
    return round(drawing.width_mm * dpi / 25.4), round(drawing.height_mm * dpi / 25.4)


def truth(drawing) -> list:
    """The words that Tesseract reads on the sharp drawing and that are in its text."""
    small = cv2.resize(drawing.image, size_to_read(drawing), interpolation=cv2.INTER_AREA)
    read = readings(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), drawing.kind)
    known = []
    for index, field in enumerate(drawing.fields):
        left, top, width, height = field.box
        for match in WORD.finditer(field.text):
            share = (match.start() + match.end()) / 2 / len(field.text)
            known.append(Word(match[0], left + width * share, top + height / 2, index))
    return [word for word, found in zip(known, found_by_any(known, read, 8.0)) if found]


def found_by_any(wanted: list, read: list, near: float) -> list:
    """Of each wanted word whether one of the readings has it near its place."""
    return [any(found) for found in zip(*(matched(wanted, words, near) for words in read))]


def matched(wanted: list, read: list, near: float) -> list:
    """Of each wanted word whether it was read near its place; no reading counts twice."""
    pairs = sorted((np.hypot(a.x - b.x, a.y - b.y), i, j) for i, a in enumerate(wanted)
                   for j, b in enumerate(read) if a.text == b.text)
    found, used = [False] * len(wanted), set()
    for distance, i, j in pairs:
        if distance <= near and not found[i] and j not in used:
            found[i] = True
            used.add(j)
    return found


def straightened(image: np.ndarray, corners: np.ndarray, drawing) -> np.ndarray:
    """The document of a photo (grey), at the resolution of reading."""
    width, height = size_to_read(drawing)
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]]) - 0.5
    matrix = cv2.getPerspectiveTransform(np.float32(corners), target)
    return cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC,
                               borderMode=cv2.BORDER_REPLICATE)


def measure(image: np.ndarray, corners, drawing, wanted: list) -> dict:
    """`legible`: share of the words; `asItIs`: of the first reading alone; `parts`: share of the
    fields of a part wholly read."""
    read = readings(straightened(image, corners, drawing), drawing.kind)
    seen = [collections.Counter(word.text for word in words) for words in read]
    found = found_by_any(wanted, read, NEAR_MM)
    return {"legible": share_of_counts(wanted, functools.reduce(operator.or_, seen)),
            "asItIs": share_of_counts(wanted, seen[0]), "words": len(wanted),
            "fields": share_of_fields(wanted, found),
            "parts": by_part(wanted, found, drawing, share_of_fields),
            "partWords": by_part(wanted, found, drawing, share_of_words)}


def share_of_counts(wanted, seen):
    common = collections.Counter(word.text for word in wanted) & seen
    return round(sum(common.values()) / len(wanted), 4)


def share_of_words(wanted, found):
    return round(sum(found) / len(found), 4) if found else None


def share_of_fields(wanted, found):
    """A field is read where each of its words is."""
    whole = collections.defaultdict(lambda: True)
    for word, seen in zip(wanted, found):
        whole[word.field] &= seen
    return round(sum(whole.values()) / len(whole), 4) if whole else None


def by_part(wanted, found, drawing, count):
    width, height = drawing.width_mm, drawing.height_mm
    parts = {"left": lambda w: w.x < width / 3,
             "middle": lambda w: width / 3 <= w.x < width * 2 / 3,
             "right": lambda w: w.x >= width * 2 / 3, "top": lambda w: w.y < height / 2,
             "bottom": lambda w: w.y >= height / 2}
    result = {}
    for name, inside in parts.items():
        chosen = [(word, seen) for word, seen in zip(wanted, found) if inside(word)]
        result[name] = count([word for word, _ in chosen], [seen for _, seen in chosen])
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    truths = {}
    for row in options.labels.read_text().splitlines():
        label = json.loads(row)
        scene = draw.Scene(label["kind"], label["layout"], label["face"], label["ground"],
                           label["drawing"])
        drawing = draw.draw(scene)
        if scene not in truths:
            truths[scene] = truth(drawing)
        image = cv2.imread(str(options.folder / label["file"]), cv2.IMREAD_GRAYSCALE)
        again = measure(image, label["corners"], drawing, truths[scene])
        print(label["file"], label["legible"], again["legible"], flush=True)


if __name__ == "__main__":
    main()
