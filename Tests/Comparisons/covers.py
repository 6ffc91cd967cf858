#!/usr/bin/env python3
"""Draws covers and highlights on photos of documents, and counts what a binary says of them.

  covers.py draw JERNIH OUT PHOTO...     makes a set: OUT/labels.jsonl and its photos
  covers.py count JERNIH OUT             prints the table of a set for a release binary
  covers.py alarms JERNIH PHOTO...       counts the alarms on photos without a defect

A photo's kind is in its name (…ktp… or …kk…), and its document's corners are what JERNIH says of
the photo as it is. Places are shares of the document's width and height from its top left. Each
label says what was drawn, what it should be seen as, and the share of the document it takes; of a
highlight the share of the document on which it leaves less than a fifth of the contrast, and
whether there is print or ruling below. Needs numpy and OpenCV.
"""
import collections
import json
import pathlib
import subprocess
import sys

import cv2
import numpy as np

CHECKS = ["occlusion", "glare", "exposure", "contrast"]
# Where a card has print, and where it has none: left, top, right, bottom.
PLACES = {
    "ktp": {"number": (0.12, 0.19, 0.68, 0.27), "rows": (0.25, 0.30, 0.62, 0.52),
            "low": (0.28, 0.62, 0.60, 0.84), "label": (0.04, 0.36, 0.24, 0.60)},
    "kk": {"number": (0.38, 0.085, 0.64, 0.125), "names": (0.06, 0.25, 0.30, 0.42),
           "middle": (0.35, 0.24, 0.64, 0.46), "lower": (0.10, 0.54, 0.45, 0.72)},
}
SIZES = {"ktp": (85.6, 53.98), "kk": (297.0, 210.0)}
COLOURS = {"black": (8, 8, 8), "white": (252, 252, 252), "red": (40, 30, 200),
           "green": (60, 150, 40), "yellow": (60, 210, 235), "tape": (150, 190, 205)}
# Blue, green, red of the brightest place of a highlight.
PEAKS = {"255": (255, 255, 255), "250": (250, 250, 250), "246": (246, 246, 246),
         "240": (240, 240, 240), "warm": (232, 248, 255), "cool": (255, 246, 236)}


def verdicts(jernih, photos):
    """The verdict of each (kind, path)."""
    found = {}
    for kind in {kind for kind, _ in photos}:
        paths = [str(path) for k, path in photos if k == kind]
        for first in range(0, len(paths), 100):
            command = [jernih, "check", "--kind", kind, "--isolation", "none"]
            command += ["--format", "ndjson", *paths[first:first + 100]]
            lines = subprocess.run(command, capture_output=True, text=True).stdout
            for verdict in map(json.loads, lines.splitlines()):
                found[verdict["photo"]["file"]] = verdict
    return found


def kind_of(path):
    """The kind in a photo's name."""
    return "kk" if "kk" in pathlib.Path(path).name.split("ktp")[0] else "ktp"


class Sheet:
    """A photo and the plane of its document, in millimetres."""

    def __init__(self, path, kind, corners):
        self.photo = cv2.imread(str(path)).astype(np.float32)
        self.kind = kind
        self.size = np.array(SIZES[kind])
        width, height = SIZES[kind]
        plane = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
        self.map = cv2.getPerspectiveTransform(np.float32(corners), plane)
        y, x = np.mgrid[0:self.photo.shape[0], 0:self.photo.shape[1]].astype(np.float32)
        places = np.stack([x, y, np.ones_like(x)], -1) @ self.map.T
        self.x = places[..., 0] / places[..., 2]
        self.y = places[..., 1] / places[..., 2]
        edge = np.linalg.norm(np.float32(corners[1]) - np.float32(corners[0]))
        self.pixels = edge / width
        inside = (self.x >= 0) & (self.x <= width) & (self.y >= 0) & (self.y <= height)
        self.inside = inside
        luma = cv2.cvtColor(self.photo.astype(np.uint8), cv2.COLOR_BGR2GRAY)
        side = 2 * int(max(1, self.size[0] / 60 * self.pixels)) + 1
        paper = cv2.dilate(luma, np.ones((side, side), np.uint8)).astype(np.float32)
        self.print = (paper - luma > 0.3 * paper) & inside
        self.luma = float(np.median(luma[inside]))

    def share(self, mask):
        """The share of the document that a mask takes."""
        return float((mask & self.inside).sum() / self.inside.sum())

    def blend(self, colour, alpha):
        """The photo with a colour over it; alpha is softened as the lens softens an edge."""
        alpha = cv2.GaussianBlur(alpha.astype(np.float32), (0, 0), 0.8)[..., None]
        return self.photo * (1 - alpha) + np.float32(colour) * alpha

    def box(self, place):
        """A mask of a place."""
        left, top, right, bottom = np.array(place) * np.tile(self.size, 2)
        return (self.x > left) & (self.x < right) & (self.y > top) & (self.y < bottom)


def turned(sheet, centre, size, degrees):
    """A mask of a turned rectangle, and the places in it, 0…1."""
    angle = np.radians(degrees)
    dx, dy = sheet.x - centre[0] * sheet.size[0], sheet.y - centre[1] * sheet.size[1]
    u = (dx * np.cos(angle) + dy * np.sin(angle)) / size[0] + 0.5
    v = (dy * np.cos(angle) - dx * np.sin(angle)) / size[1] + 0.5
    return (u > 0) & (u < 1) & (v > 0) & (v < 1), u, v


def covers(sheet, cards, random):
    """Name, photo, what it should be seen as and the share covered."""
    light = sheet.luma / 220
    for place in PLACES[sheet.kind]:
        for colour in random.choice(list(COLOURS), 2, replace=False):
            grow = random.uniform(-0.01, 0.015, 4) * (-1, -1, 1, 1)
            mask = sheet.box(np.array(PLACES[sheet.kind][place]) + grow)
            paint = np.array(COLOURS[colour], float)
            yield f"block-{place}-{colour}", sheet.blend(paint, mask), "cover", sheet.share(mask)
    # A sticker or slip of paper: lit as the sheet is, with a shadow at its edge.
    for paint in [(235, 235, 235), (90, 200, 235)]:
        size = sheet.size * random.uniform(0.14, 0.3, 2)
        centre = random.uniform((0.22, 0.3), (0.5, 0.65))
        mask, _, v = turned(sheet, centre, size, random.uniform(-15, 15))
        shade, _, _ = turned(sheet, centre + 0.006, size, random.uniform(-15, 15))
        soft = cv2.GaussianBlur(shade.astype(np.float32), (0, 0), sheet.pixels * 1.5)[..., None]
        under = sheet.photo * (1 - 0.35 * soft)
        flat = np.array(paint) * light * (0.97 + 0.06 * v[..., None])
        alpha = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 0.9)[..., None]
        yield "slip", under * (1 - alpha) + flat * alpha, "cover", sheet.share(mask)
    # A thumb that lies wholly inside.
    centre = random.uniform((0.25, 0.35), (0.5, 0.6)) * sheet.size
    reach = np.array([9.0, 13.0]) if sheet.kind == "ktp" else np.array([11.0, 24.0])
    if sheet.kind == "kk" or random.random() < 0.5:
        distance = np.hypot((sheet.x - centre[0]) / reach[0], (sheet.y - centre[1]) / reach[1])
        mask = distance < 1
        skin = np.float32((105, 140, 196)) * light * (1.1 - 0.35 * distance[..., None] ** 2)
        alpha = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 1.2)[..., None]
        yield "thumb", sheet.photo * (1 - alpha) + skin * alpha, "cover", sheet.share(mask)
    if sheet.kind == "kk" and cards:
        card = cards[random.integers(len(cards))]
        mask, u, v = turned(
            sheet, random.uniform((0.3, 0.35), (0.65, 0.62)), np.array([85.6, 54.0]),
            random.choice([0, 90, 180]) + random.uniform(-12, 12))
        # Reduced first, as the lens does it.
        width = max(8, int(85.6 * sheet.pixels))
        card = cv2.resize(card, (width, width * 540 // 856), interpolation=cv2.INTER_AREA)
        u = (u * card.shape[1]).astype(np.float32)
        v = (v * card.shape[0]).astype(np.float32)
        seen = cv2.remap(card, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        yield "card", sheet.blend(seen * min(1.15, light), mask), "cover", sheet.share(mask)


def things(sheet, random):
    """The same: bars as thin as a row, pens to and fro, keys, slips of nearly the ground's tone."""
    light = sheet.luma / 220
    left, top, right, bottom = PLACES[sheet.kind]["number" if sheet.kind == "ktp" else "names"]
    if sheet.kind == "ktp":
        bar = (left + 0.12, top, 0.73, bottom + 0.01)
    else:
        row = top + random.uniform(0.2, 0.6) * (bottom - top)
        bar = (left, row, left + random.uniform(0.14, 0.22), row + 0.024)
    for name, paint in [("black", (6, 6, 6)), ("blue", (190, 60, 30))]:
        mask = sheet.box(bar)
        yield f"bar-{name}", sheet.blend(np.array(paint, float), mask), "cover", sheet.share(mask)
    unit = sheet.size[0] / 85.6
    back = np.linalg.inv(sheet.map)

    def pixel(x, y):
        p = back @ (x, y, 1)
        return [int(16 * p[0] / p[2]), int(16 * p[1] / p[2])]

    for colour in [(20, 20, 20), (150, 40, 30), (40, 30, 190)]:
        x, y = random.uniform((0.28, 0.3), (0.34, 0.6)) * sheet.size
        height = random.uniform(3, 5) * (unit if sheet.kind == "ktp" else 2)
        step = random.uniform(0.35, 0.6) * (unit if sheet.kind == "ktp" else 2)
        way = [pixel(x + i * step + random.normal(0, 0.1 * step),
                     y + (i % 2) * height + random.normal(0, 0.1 * height)) for i in range(60)]
        ink = np.zeros(sheet.photo.shape[:2], np.uint8)
        cv2.polylines(ink, [np.array(way, np.int32)], False, 255,
                      max(1, int(0.7 * sheet.pixels * (1 if sheet.kind == "ktp" else 1.3))),
                      cv2.LINE_AA, 4)
        alpha = ink.astype(np.float32) / 255
        yield "scribble", sheet.blend(np.array(colour, float), alpha), "cover", sheet.share(ink > 0)
    if sheet.kind == "ktp":
        centre = random.uniform((0.25, 0.4), (0.35, 0.6)) * sheet.size
        distance = np.hypot(sheet.x - centre[0], sheet.y - centre[1])
        mask = (distance < 10) & (distance > 7)
        for degrees in random.uniform(-60, 60, 2):
            reach = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]) * 18
            mask |= turned(sheet, (centre + reach) / sheet.size, (24, 6), degrees)[0]
        metal = np.array((150, 160, 165), float) * light * random.uniform(0.8, 1)
        yield "keys", sheet.blend(metal, mask), "cover", sheet.share(mask)
    # Paper of nearly the ground's own colour, without a shadow.
    ground = np.median(sheet.photo[sheet.inside & ~sheet.print], 0)
    for change in [(0.92, 0.92, 0.92), (1.03, 0.98, 0.95)]:
        centre = random.uniform((0.3, 0.35), (0.42, 0.6))
        mask, _, _ = turned(sheet, centre, sheet.size * (0.3, 0.2), random.uniform(-8, 8))
        flat = ground * np.array(change)
        yield "slip-pale", sheet.blend(flat, mask), "cover", sheet.share(mask)


def edits(sheet, random):
    """The same: what an app does to a card's values, which leaves no thing and no edge on it."""
    if sheet.kind != "ktp":
        return
    left, top, right, bottom = PLACES["ktp"]["number"]
    rows = PLACES["ktp"]["rows"]
    middle = random.uniform(0.2, 0.6)
    row = rows[1] + middle * (rows[3] - rows[1])
    side = 2 * int(max(1, sheet.pixels)) + 1
    paper = cv2.dilate(cv2.medianBlur(sheet.photo.astype(np.uint8), 5), np.ones((side, side)))
    own = cv2.GaussianBlur(paper, (0, 0), 2 * sheet.pixels).astype(np.float32)
    smooth = cv2.GaussianBlur(sheet.photo, (0, 0), 1.5 * sheet.pixels)
    block = max(4, int(2.2 * sheet.pixels))
    h, w = sheet.photo.shape[:2]
    small = cv2.resize(sheet.photo, (w // block, h // block), interpolation=cv2.INTER_AREA)
    mosaic = cv2.resize(small, (w, h), interpolation=cv2.INTER_NEAREST)
    for place, box in [("number", (left + 0.12, top, 0.73, bottom + 0.01)),
                       ("values", (rows[0], row, 0.66, row + 0.11))]:
        mask = sheet.box(box)
        for name, paint in [("own", own), ("blur", smooth), ("mosaic", mosaic)]:
            yield f"edit-{place}-{name}", sheet.blend(paint, mask), "cover", sheet.share(mask)


def marks(sheet, random):
    """What people draw on a document that covers nothing."""
    h, w = sheet.photo.shape[:2]
    back = np.linalg.inv(sheet.map)

    def place(x, y):
        p = back @ (x * sheet.size[0], y * sheet.size[1], 1)
        return int(p[0] / p[2]), int(p[1] / p[2])

    thick = max(2, int(sheet.size[0] / 150 * sheet.pixels))
    left, top, right, bottom = PLACES[sheet.kind]["number"]
    ring = sheet.photo.copy()
    middle = place((left + right) / 2, (top + bottom) / 2)
    axes = (int((right - left) * 0.55 * sheet.size[0] * sheet.pixels),
            int((bottom - top) * 0.9 * sheet.size[1] * sheet.pixels))
    cv2.ellipse(ring, middle, axes, 0, 0, 360, (30, 30, 220), thick, cv2.LINE_AA)
    yield "ring", ring, "nothing", 0
    stamp = np.zeros((h, w), np.uint8)
    centre = place(*random.uniform((0.3, 0.4), (0.6, 0.7)))
    size = int(0.13 * sheet.size[1] * sheet.pixels)
    cv2.circle(stamp, centre, size, 180, thick, cv2.LINE_AA)
    cv2.circle(stamp, centre, int(size * 0.7), 180, max(1, thick // 2), cv2.LINE_AA)
    cv2.putText(stamp, "LEGALISIR", (centre[0] - int(size * 0.65), centre[1]), 0, size / 130, 180,
                max(1, thick // 2), cv2.LINE_AA)
    colour = np.float32((170, 40, 90))
    stamp = stamp.astype(np.float32) / 255
    yield "stamp", sheet.photo * (1 - stamp[..., None]) + colour * stamp[..., None], "nothing", 0
    words = np.zeros((h, w), np.uint8)
    for y in (0.35, 0.55, 0.75):
        cv2.putText(words, "UNTUK DAFTAR KIS 2020", place(0.12, y), 0,
                    sheet.size[0] * sheet.pixels / 700, 255, thick + 1, cv2.LINE_AA)
    alpha = 0.35 / 255 * words[..., None].astype(np.float32)
    yield "watermark", sheet.photo * (1 - alpha) + 120 * alpha, "nothing", 0
    # A marker pen: print stays dark below it.
    box = list(PLACES[sheet.kind].values())[1]
    mask = sheet.box((box[0], box[1], box[2], box[1] + 0.05)).astype(np.float32)[..., None]
    pen = np.float32((0.45, 0.98, 1.0))
    yield "pen", sheet.photo * (1 - mask + mask * pen), "nothing", 0


def highlights(sheet, random):
    """Name, photo, what it should be seen as and the share of the document whose print is lost."""
    spots = {"ktp": {"number": (0.4, 0.23), "rows": (0.42, 0.42), "portrait": (0.85, 0.45),
                     "empty": (0.67, 0.68)},
             "kk": {"names": (0.2, 0.3), "middle": (0.5, 0.37), "lower": (0.3, 0.6)}}[sheet.kind]
    unit = sheet.size[0] / 85.6
    for spot, centre in spots.items():
        for peak in random.choice(list(PEAKS), 3, replace=False):
            centre = np.array(centre) + random.normal(0, 0.01, 2)
            shape = random.choice(["round", "oval", "streak"])
            reach = {"round": (5, 5), "oval": (8, 4), "streak": (3.2, 14)}[shape]
            reach = np.array(reach) * unit * random.uniform(0.8, 1.4)
            angle = np.radians(random.uniform(0, 180))
            dx = sheet.x - centre[0] * sheet.size[0]
            dy = sheet.y - centre[1] * sheet.size[1]
            u = (dx * np.cos(angle) + dy * np.sin(angle)) / reach[0]
            v = (dy * np.cos(angle) - dx * np.sin(angle)) / reach[1]
            power = random.choice([2.0, 3.0, 5.0])
            alpha = 1 - np.exp(-4 * np.exp(-np.hypot(u, v) ** power))
            top = np.maximum(np.float32(PEAKS[peak]), sheet.photo)
            photo = sheet.photo + (top - sheet.photo) * alpha[..., None]
            lost = alpha > 0.8
            over = sheet.share(lost & sheet.print) > 0.002 * (1 if sheet.kind == "ktp" else 0.2)
            wanted = "glare" if over and spot not in ("portrait", "empty") else "any"
            yield f"light-{spot}-{peak}-{shape}", photo, wanted, sheet.share(lost)


def save(photo, path, random):
    """Saves a photo as a chat does: noise of the camera stays, the long edge is 1600 at most."""
    photo = np.clip(photo, 0, 255)
    long_edge = max(photo.shape[:2])
    if long_edge > 1600:
        scale = 1600 / long_edge
        photo = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    quality = int(random.choice([75, 80, 92]))
    cv2.imwrite(str(path), photo.astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])


def draw(jernih, out, photos):
    """Makes the set."""
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    found = verdicts(jernih, [(kind_of(photo), photo) for photo in photos])
    sheets = [(path, kind_of(path), verdict["document"]["corners"])
              for path, verdict in found.items() if verdict["document"] and verdict["turn"] == 0]
    flat = np.float32([[0, 0], [856, 0], [856, 540], [0, 540]])
    cards = [cv2.warpPerspective(
                 cv2.imread(path), cv2.getPerspectiveTransform(np.float32(corners), flat),
                 (856, 540)).astype(np.float32)
             for path, kind, corners in sheets if kind == "ktp"]
    random = np.random.default_rng(12)
    # Streams of their own leave what is drawn besides as it was.
    random_things = np.random.default_rng(13)
    random_edits = np.random.default_rng(14)
    with open(out / "labels.jsonl", "w") as labels:
        for number, (path, kind, corners) in enumerate(sheets):
            sheet = Sheet(path, kind, corners)
            made = [("plain", sheet.photo, "nothing", 0.0), *covers(sheet, cards, random)]
            made += [*marks(sheet, random), *highlights(sheet, random)]
            made += things(sheet, random_things)
            made += edits(sheet, random_edits)
            for item, (name, photo, wanted, share) in enumerate(made):
                file = f"{number:03}-{item:02}-{kind}-{name}.jpg"
                save(photo, out / file, random)
                label = {"file": file, "kind": kind, "scene": pathlib.Path(path).stem,
                         "drawn": name, "want": wanted, "share": round(share, 4)}
                labels.write(json.dumps(label) + "\n")


def alarms(verdict, hard=False):
    """The checks of CHECKS that are not passed; contrast only for its shadow."""
    return [c["id"] for c in verdict["checks"] if c["id"] in CHECKS
            and c["status"] in (("retake",) if hard else ("retake", "review"))
            and (c["id"] != "contrast" or c["cause"] == "shadow")]


def count(jernih, out):
    """Prints, for each thing drawn, how many are seen as what they are."""
    out = pathlib.Path(out)
    labels = [json.loads(line) for line in open(out / "labels.jsonl")]
    found = verdicts(jernih, [(label["kind"], out / label["file"]) for label in labels])
    table = collections.defaultdict(collections.Counter)
    for label in labels:
        seen = alarms(found[str(out / label["file"])])
        row = table[label["kind"] + " " + "-".join(label["drawn"].split("-")[:3]), label["want"]]
        row["n"] += 1
        for check in seen:
            row[check] += 1
        wanted = {"cover": "occlusion", "glare": "glare"}.get(label["want"])
        row["right"] += wanted in seen if wanted else not seen
    print(f"{'drawn':34}{'want':8}{'n':>4}{'right':>6}" + "".join(f"{c:>10}" for c in CHECKS))
    for (name, wanted), row in sorted(table.items()):
        print(f"{name:34}{wanted:8}{row['n']:4}{row['right']:6}"
              + "".join(f"{row[c]:10}" for c in CHECKS))
    for wanted in ("cover", "glare", "nothing"):
        rows = [row for (_, w), row in table.items() if w == wanted]
        print(wanted, sum(row["right"] for row in rows), "of", sum(row["n"] for row in rows))


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("draw", "count", "alarms"):
        sys.exit(__doc__)
    if sys.argv[1] == "draw":
        draw(sys.argv[2], sys.argv[3], sys.argv[4:])
    elif sys.argv[1] == "count":
        count(sys.argv[2], sys.argv[3])
    else:
        given = verdicts(sys.argv[2], [(kind_of(photo), photo) for photo in sys.argv[3:]])
        for path, verdict in given.items():
            if alarms(verdict):
                print(path, verdict["verdict"], *alarms(verdict))
