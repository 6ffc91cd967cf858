#!/usr/bin/env python3
"""The usual letters' shapes, as Sources/Measures/Orientation/UsualShapes.swift lists them.

    python3 Tests/Comparisons/letters.py [COUNT [SEED]] > UsualShapes.swift

Lines of words, capitals and digits are drawn in the fonts and scripts of pages_drawing.py and in
the fonts of MORE, as small, blurred and noisy as a page's are when it is read, and cut into
letters; COUNT (512) shapes are placed among those so that every letter has one near (k-means with
medians: each place of a shape is inked where most of its letters' are). Needs numpy,
opencv-python-headless, pillow with raqm, and the fonts of Debian's fonts-liberation, fonts-dejavu,
fonts-freefont-ttf, fonts-noto, fonts-wqy-microhei, fonts-hack, fonts-inconsolata, fonts-b612,
fonts-anonymous-pro, fonts-ocr-b, fonts-go, fonts-hermit, fonts-mononoki, fonts-lato and
fonts-yanone-kaffeesatz, as far as they are there.
"""
import pathlib
import sys

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pages_drawing import FONTS, LATIN_WORDS, MONO, RIGHT_TO_LEFT, WORDS, fonts, path

SHARE = pathlib.Path("/usr/share/fonts")
# Of tills and printers; each counts as a font of Latin.
MORE = ["truetype/hack/Hack-Bold.ttf", "truetype/inconsolata/Inconsolata.otf",
        "opentype/b612/B612Mono-Regular.otf", "truetype/anonymous-pro/Anonymous Pro.ttf",
        "opentype/ocr-b/OCRB.otf", "fonts-go/Go-Mono-Bold.ttf", "truetype/hermit/Hermit-medium.otf",
        "truetype/mononoki/mononoki-Regular.ttf", "truetype/lato/Lato-Regular.ttf",
        "opentype/yanone-kaffeesatz/YanoneKaffeesatz-Regular.otf"]
SIDE, SAMPLES = 8, 3
CASED = ("latin", "cyrillic", "greek", "armenian")
# Lines of a script: tills print capitals and digits of Latin.
LINES = {"latin": 1400, "cyrillic": 500, "greek": 250}
LINES_ELSE = 130


def text(random, script):
    words = WORDS[script]
    if script == "latin":
        words = LATIN_WORDS[str(random.choice(list(LATIN_WORDS)))]
    words = list(words) if script == "chinese" else words.split()
    line = ("" if script == "chinese" else " ").join(str(w) for w in random.choice(words, 7))
    kind = random.random()
    if kind < 0.2 and script in ("latin", "cyrillic"):
        return " ".join("".join(str(d) for d in random.integers(0, 10, 5)) for _ in range(6))
    if kind < 0.5 and script in CASED:
        return line.upper()
    return line.title() if kind < 0.65 else line


def drawn(random, file, line, script):
    """Ink of a line of print, 0…1, as small and as blurred as a page's is."""
    points = 48
    font = ImageFont.truetype(str(file), points)
    direction = "rtl" if script in RIGHT_TO_LEFT else None
    wide = int(font.getlength(line)) + 60
    image = Image.new("L", (wide, 3 * points), 0)
    ImageDraw.Draw(image).text((30, points // 2), line, font=font, fill=255, direction=direction)
    turn = cv2.getRotationMatrix2D((wide / 2, 1.5 * points), random.normal(0, 0.5), 1)
    ink = cv2.warpAffine(np.asarray(image, np.float32) / 255, turn, (wide, 3 * points))
    scale = random.uniform(12, 32) / points
    stretch = 2 if random.random() < 0.04 else 1
    ink = cv2.resize(ink, None, fx=scale * stretch, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.GaussianBlur(ink, (0, 0), random.uniform(0.35, 0.9)) * random.uniform(0.5, 0.9)
    return np.maximum(0, ink + random.normal(0, 0.01, ink.shape) - 0.06)


def shapes(ink):
    """The shapes of a line's letters, as LetterShape has them."""
    darkest = [ink[y:y + 16, x:x + 16].max() for y in range(0, ink.shape[0], 16)
               for x in range(0, ink.shape[1], 16)]
    darkest = [value for value in darkest if value > 0.15]
    if not darkest:
        return
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(
        (ink >= 0.45 * np.median(darkest)).astype(np.uint8), connectivity=8)
    steps = 2 * np.arange(SIDE * SAMPLES) + 1
    for label in range(1, count):
        x, y, w, h, _ = boxes[label]
        side = max(w, h)
        if not 6 <= side <= 60 or min(w, h) < 2:
            continue
        rows = (24 * (2 * y + h - side) + steps * side) // 48
        columns = (24 * (2 * x + w - side) + steps * side) // 48
        inside = ((rows >= y) & (rows < y + h))[:, None] & ((columns >= x) & (columns < x + w))
        seen = labels[np.clip(rows, y, y + h - 1)][:, np.clip(columns, x, x + w - 1)] == label
        cells = (seen & inside).reshape(SIDE, SAMPLES, SIDE, SAMPLES).sum((1, 3))
        yield (cells > SAMPLES * SAMPLES / 2).ravel()


def letters(random):
    for script in FONTS:
        files = [path(name) for name in fonts(script)]
        if script == "latin":
            files += [path(name) for name in MONO] * 2
            files += [SHARE / name for name in MORE]
        files = [file for file in files if file.exists()]
        for _ in range(LINES.get(script, LINES_ELSE)):
            file = files[int(random.integers(len(files)))]
            yield from shapes(drawn(random, file, text(random, script), script))


def placed(random, seen, count, rounds=20):
    centres = seen[random.choice(len(seen), count, replace=False)]
    for _ in range(rounds):
        far = seen.sum(1)[:, None] + centres.sum(1)[None] - 2 * seen @ centres.T
        nearest = far.argmin(1)
        for place in range(count):
            mine = seen[nearest == place]
            centres[place] = (mine.mean(0) > 0.5) if len(mine) > 3 else (
                seen[random.integers(len(seen))])
    return centres


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 512
    random = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    seen = np.array(list(letters(random)), np.float32)
    seen = seen[random.permutation(len(seen))[:40000]]
    found = placed(random, seen, count) > 0.5
    masks = sorted({sum(1 << int(k) for k in np.flatnonzero(shape)) for shape in found})
    print("""/// The shapes of usual letters and digits, upright.
///
/// `Tests/Comparisons/letters.py` has drawn them: this file is what it prints.
enum UsualShapes {
  static let all: [LetterShape] = masks.map { LetterShape(cells: $0) }

  private static let masks: [UInt64] = [""")
    for place in range(0, len(masks), 4):
        print("    " + ", ".join(f"0x{mask:016x}" for mask in masks[place:place + 4]) + ",")
    print("  ]\n}")


if __name__ == "__main__":
    main()
