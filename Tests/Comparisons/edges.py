#!/usr/bin/env python3
"""The outline of the document, by photos whose corners are known.

    python3 Tests/Comparisons/edges.py [--keep DIR] [--seed N] [--each N] [--list] JERNIH…

Cards, family cards and pages of several layouts and fonts are drawn (of nobody; edges_drawing.py)
and put into pictures as people send them: cropped to the edge as scanner apps do, with margins of 0
to 5 % and turned by up to a degree; on ordinary grounds, on grounds full of rectangles, white on
white, in wallets and sleeves, a card on a family card, in a corner of a flatbed page, two in one
picture. Printed is, for each build and case, how many outlines overlap the true one by 0.95 or
more (intersection over union), how many turns are right, how many resolutions lie within 5 %, and
the verdicts. Needs numpy, opencv-python-headless and pillow.
"""
import argparse
import dataclasses
import json
import pathlib
import subprocess
import tempfile
from collections import Counter

import cv2
import numpy as np

import edges_drawing as drawing

FILM_DIAGONAL = 43.27
SIZES = {"ktp": (85.6, 53.98), "kk": (297.0, 210.0), "lainnya": (210.0, 297.0)}  # millimetres
MARGINS = [0, 0.003, 0.01, 0.02, 0.05]
ORDINARY = ["plain", "wood", "cloth", "marble", "dark"]
RECTANGLES = ["tiles", "notebook", "keyboard", "books", "boards"]


def aligned(corners, size):
    """The map of a rectangle that puts its corners there."""
    w, h = size
    own = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    return cv2.getPerspectiveTransform(own, np.float32(corners))


def laid(ground, document, corners):
    """The ground with a document (BGR, and how much of it covers, 0…1) laid on it."""
    picture, cover = document
    lengths = [np.linalg.norm(np.subtract(corners[i], corners[i - 1])) for i in range(4)]
    # A warp of fine print aliases: the picture is first made hardly finer than it is wanted.
    share = min(1, 1.2 * max(lengths) / max(picture.shape[:2]))
    own = [round(side * share) for side in picture.shape[1::-1]]
    picture = np.ascontiguousarray(picture)
    picture = cv2.resize(picture, own, interpolation=cv2.INTER_AREA).astype(np.float32)
    cover = cv2.resize(cover, own, interpolation=cv2.INTER_AREA)
    map_ = aligned(corners, own)
    size = (ground.shape[1], ground.shape[0])
    layer = cv2.warpPerspective(picture, map_, size, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(cover, map_, size)[..., None]
    # The thin shadow of a sheet's edge.
    shade = 1 - 0.25 * cv2.GaussianBlur(mask[..., 0], (0, 0), 3)[..., None] * (1 - mask)
    return ground * shade * (1 - mask) + layer * mask


def taken(random, scene, quality=None):
    """A photo of a scene: light from one side, a little blur and grain, saved once."""
    h, w = scene.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    angle = random.uniform(0, 2 * np.pi)
    fall = (np.cos(angle) * x / w + np.sin(angle) * y / h) * random.uniform(0, 0.25)
    light = random.uniform(0.85, 1.0) * (1 - fall + fall.mean())
    scene = scene * light[..., None].astype(np.float32)
    scene = cv2.GaussianBlur(scene, (0, 0), random.uniform(0.4, 0.9))
    grain = random.standard_normal(scene.shape, np.float32)
    scene += grain * random.uniform(0.5, 2.5)
    return np.clip(np.rint(scene), 0, 255).astype(np.uint8), quality or int(random.integers(72, 92))


def seen(random, size, photo, tilt, fill, roll):
    """Where a camera sees the corners of a tilted document."""
    focal = random.uniform(24, 30) * np.hypot(*photo) / FILM_DIAGONAL
    lean = random.uniform(0, 2 * np.pi)
    turn, _ = cv2.Rodrigues(np.array([np.cos(lean), np.sin(lean), 0]) * np.radians(tilt))
    spin, _ = cv2.Rodrigues(np.array([0, 0, np.radians(roll)]))
    w, h = size[0] / 2, size[1] / 2
    space = (turn @ spin @ np.array([[-w, -h, 0], [w, -h, 0], [w, h, 0], [-w, h, 0]]).T).T
    for distance in np.geomspace(0.6, 30, 400) * focal * size[0] / photo[0]:
        p = space + [0, 0, distance]
        if p[:, 2].min() <= 0:
            continue
        flat = p[:, :2] / p[:, 2:] * focal
        extent = np.ptp(flat, axis=0) / photo
        if extent.max() <= fill:
            room = (1 - extent) * photo / 2
            flat += np.array(photo) / 2 - (flat.max(0) + flat.min(0)) / 2
            return flat + random.uniform(-0.8, 0.8, 2) * room
    raise ValueError("no distance")


@dataclasses.dataclass
class Truth:
    """What is known of a photo: the document's own corners, and the turn that makes it upright."""

    name: str
    kind: str
    corners: list
    turn: int
    dpi: float
    good: bool
    file: str = ""


class Case:
    """A photo and what is known of it."""

    def __init__(self, name, kind, scene, corners, quality, good=True):
        self.scene, self.quality = scene, quality
        corners = np.array(corners, float)
        top = corners[1] - corners[0]
        quarter = round(np.degrees(np.arctan2(top[1], top[0])) / 90)
        width, height = SIZES[kind]
        lengths = [np.linalg.norm(corners[i] - corners[(i + 1) % 4]) for i in range(4)]
        dpi = sum(length / (width, height)[i % 2] for i, length in enumerate(lengths)) / 4 * 25.4
        self.truth = Truth(
            name, kind, corners.round(1).tolist(), (-quarter * 90) % 360, float(dpi), good)


def draw(folder, labels, options):
    """Makes all photos, and a file of what is known of them."""
    lines = []
    for number, make in enumerate(cases(np.random.default_rng(options.seed), options.each)):
        case = make()
        label = case.truth.name.replace(" ", "-").replace("%", "").replace(",", "")
        case.truth.file = f"{number:03}-{label}.jpg"
        cv2.imwrite(
            str(folder / case.truth.file), case.scene, [cv2.IMWRITE_JPEG_QUALITY, case.quality])
        lines.append(json.dumps(dataclasses.asdict(case.truth)) + "\n")
    labels.write_text("".join(lines))


def cropped(random, kind, margin, mixed=False):
    """What a scanner app keeps: the document straight on, with a margin, a little turned."""
    edge = int(random.integers(1000, 1700)) if kind == "ktp" else int(random.integers(1500, 2400))
    w, h = SIZES[kind]
    scale = edge / max(w, h)
    sides = [margin] * 4
    if mixed:
        sides = random.choice([0, 0.003], 4)
    left, top, right, bottom = [side * edge for side in sides]
    photo = (round(w * scale + left + right), round(h * scale + top + bottom))
    turn = np.radians(random.uniform(-1, 1) if margin or mixed else random.uniform(-0.5, 0.5))
    centre = np.array([left + w * scale / 2, top + h * scale / 2])
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    box = np.array([[0, 0], [w, 0], [w, h], [0, h]]) * scale - np.array([w, h]) * scale / 2
    corners = box @ spin.T + centre
    document = drawing.document(random, kind)
    ground = drawing.ground(random, random.choice(ORDINARY), photo)
    scene, quality = taken(random, laid(ground, document, corners))
    if random.random() < 0.5:
        scene = np.rot90(scene, 2)
        corners = np.array(photo) - corners
    name = f"crop {kind} " + ("mixed" if mixed else f"{margin * 100:g} %")
    return Case(name, kind, scene, corners, quality)


def on_ground(random, kind, name, grounds, tilts=(0, 35), fills=(0.5, 0.93), white=False):
    photo = (1600, 1200) if random.random() < 0.7 else (1200, 1600)
    roll = random.uniform(-12, 12) + random.choice([0, 0, 90, 180, 270])
    corners = seen(
        random, SIZES[kind], photo, random.uniform(*tilts), random.uniform(*fills), roll)
    ground = drawing.ground(random, random.choice(grounds), photo)
    document = drawing.document(random, kind, white=white)
    scene, quality = taken(random, laid(ground, document, corners))
    return Case(f"{name} {kind}", kind, scene, corners, quality)


def in_holder(random, name):
    """A card in a wallet's window or a clear sleeve, which are larger than it by some millimetres.
    """
    photo = (1600, 1200)
    outer = np.array(SIZES["ktp"]) + random.uniform(8, 30, 2)
    corners = seen(
        random, outer, photo, random.uniform(0, 15), random.uniform(0.7, 0.95),
        random.uniform(-8, 8))
    picture, inner = drawing.holder(random, name, outer, drawing.document(random, "ktp"))
    ground = drawing.ground(random, random.choice(ORDINARY), photo)
    cover = np.ones(picture.shape[:2], np.float32)
    own = aligned(corners, outer)
    card = cv2.perspectiveTransform(np.float32(inner)[None], own)[0]
    scene, quality = taken(random, laid(ground, (picture, cover), corners))
    return Case(name, "ktp", scene, card, quality)


def on_sheet(random, claimed):
    """A card that lies on a family card: near for the card, from farther off for the sheet."""
    photo = (1600, 1200)
    sheet = np.array(SIZES["kk"])
    scale = random.uniform(0.5, 0.85) * photo[0] / SIZES["ktp"][0]
    if claimed == "kk":
        scale = random.uniform(0.75, 0.92) * photo[0] / sheet[0]
    angle = np.radians(random.uniform(-6, 6))
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    box = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])
    place = random.uniform(0.15, 0.85, 2) * (sheet - SIZES["ktp"])
    lean = np.radians(random.uniform(-10, 10))
    own = np.array([[np.cos(lean), -np.sin(lean)], [np.sin(lean), np.cos(lean)]])
    card = (box * SIZES["ktp"] - np.array(SIZES["ktp"]) / 2) @ own.T + SIZES["ktp"] / np.array(
        [2, 2]) + place
    focus = card.mean(0) if claimed == "ktp" else sheet / 2

    def seen_at(points):
        return (points - focus) @ spin.T * scale + np.array(photo) / 2

    ground = drawing.ground(random, random.choice(ORDINARY), photo)
    scene = laid(ground, drawing.document(random, "kk"), seen_at(box * sheet))
    scene = laid(scene, drawing.document(random, "ktp"), seen_at(card))
    scene, quality = taken(random, scene)
    corners = seen_at(card if claimed == "ktp" else box * sheet)
    return Case(f"card on sheet, as {claimed}", claimed, scene, corners, quality,
                good=claimed == "ktp")


def flatbed(random):
    """A card on the glass: a white page with a small card anywhere, square or turned."""
    dpi = random.choice([150, 200, 300])
    photo = (round(210 / 25.4 * dpi), round(297 / 25.4 * dpi))
    scale = dpi / 25.4
    turn = np.radians(random.choice([0, 0, 90, 270]) + random.uniform(-3, 3))
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    w, h = SIZES["ktp"]
    box = (np.array([[0, 0], [w, 0], [w, h], [0, h]]) - np.array([w, h]) / 2) @ spin.T * scale
    room = np.array(photo) - np.ptp(box, axis=0)
    corners = box - box.min(0) + room * random.uniform(0.02, 0.98, 2)
    ground = np.full((photo[1], photo[0], 3), random.uniform(244, 254), np.float32)
    scene = laid(ground, drawing.document(random, "ktp"), corners)
    scene = cv2.GaussianBlur(scene, (0, 0), 0.5)
    scene += random.standard_normal(scene.shape, np.float32) * 0.8
    return Case("flatbed", "ktp", np.clip(scene, 0, 255).astype(np.uint8), corners, 88)


def collage(random):
    """A card and another picture, one above the other, as an app joins them."""
    photo = (1200, int(random.integers(1500, 1900)))
    top = drawing.ground(random, random.choice(ORDINARY), (1200, photo[1] // 2))
    size = (1200, photo[1] - photo[1] // 2)
    corners = seen(random, SIZES["ktp"], (1200, photo[1] // 2), random.uniform(0, 10),
                   random.uniform(0.75, 0.95), random.uniform(-4, 4))
    card, quality = taken(random, laid(top, drawing.document(random, "ktp"), corners))
    other, _ = taken(random, drawing.ground(random, random.choice(ORDINARY + RECTANGLES), size))
    return Case("collage", "ktp", np.vstack([card, other]), corners, quality)


def cases(random, each):
    for kind in SIZES:
        for margin in MARGINS:
            for _ in range(each):
                yield lambda k=kind, m=margin: cropped(random, k, m)
        for _ in range(each):
            yield lambda k=kind: cropped(random, k, 0, mixed=True)
    for kind in ["ktp", "kk"]:
        for _ in range(2 * each):
            yield lambda k=kind: on_ground(random, k, "ordinary", ORDINARY)
            yield lambda k=kind: on_ground(random, k, "rectangles", RECTANGLES, tilts=(0, 25))
    for kind in ["kk", "lainnya"]:
        for _ in range(each):
            yield lambda k=kind: on_ground(
                random, k, "white on white", ["white"], tilts=(0, 20), fills=(0.7, 0.95),
                white=True)
    for _ in range(each):
        yield lambda: in_holder(random, "wallet")
        yield lambda: in_holder(random, "sleeve")
        yield lambda: on_sheet(random, "ktp")
        yield lambda: on_sheet(random, "kk")
        yield lambda: flatbed(random)
        yield lambda: collage(random)


def overlap(found, truth):
    """Intersection over union of two convex outlines."""
    def clockwise(quad):
        quad = np.float32(quad)
        return quad if cv2.contourArea(quad, oriented=True) > 0 else quad[::-1].copy()

    a, b = clockwise(found), clockwise(truth)
    common, _ = cv2.intersectConvexConvex(a, b)
    return common / (cv2.contourArea(a) + cv2.contourArea(b) - common)


def judged(jernih, folder, truths):
    found = {}
    for kind in SIZES:
        own = [str(folder / truth.file) for truth in truths if truth.kind == kind]
        for first in range(0, len(own), 100):
            command = [jernih, "check", "--kind", kind, "--format", "ndjson"]
            done = subprocess.run(
                command + own[first:first + 100], capture_output=True, text=True)
            for line in done.stdout.splitlines():
                verdict = json.loads(line)
                found[pathlib.Path(verdict["photo"]["file"]).name] = verdict
    return found


def show(truths, found, lists):
    groups = {}
    for truth in truths:
        verdict = found[truth.file]
        outline = verdict["document"]
        iou = overlap(outline["corners"], truth.corners) if outline else 0
        turn = verdict["turn"] == truth.turn
        dpi = outline and outline["dpi"]
        near = bool(dpi) and abs(dpi / truth.dpi - 1) <= 0.05
        groups.setdefault(truth.name, []).append((iou, turn, near, verdict["verdict"]))
        if lists and (iou < 0.95 or not turn or truth.good and verdict["verdict"] != "accept"):
            first = [check["id"] for check in verdict["checks"] if check["status"] != "pass"]
            print(f"  {truth.file}: {iou:.3f} turn {verdict['turn']} ({truth.turn}) "
                  f"dpi {dpi or 0:.0f} ({truth.dpi:.0f}) {verdict['verdict']} {first}")
    print(f"{'case':26}   n  IoU≥.95  turn   dpi  verdicts")
    for name, rows in groups.items():
        n = len(rows)
        sure, turns, near = (sum(r[0] >= 0.95 for r in rows), sum(r[1] for r in rows),
                             sum(r[2] for r in rows))
        verdicts = ", ".join(f"{k} {v}" for k, v in Counter(r[3] for r in rows).most_common())
        print(f"{name:26} {n:3} {sure:8} {turns:5} {near:5}  {verdicts}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--keep", help="a folder for the photos, which stay there")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=10, help="photos of a case")
    parser.add_argument("--only", default="", help="parts of names of cases, with commas between")
    parser.add_argument("--list", action="store_true", help="name every photo that is not right")
    parser.add_argument("jernih", nargs="+")
    options = parser.parse_args()
    only = options.only.split(",")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(options.keep or name)
        folder.mkdir(parents=True, exist_ok=True)
        labels = folder / "labels.jsonl"
        if not labels.exists():
            draw(folder, labels, options)
        truths = [Truth(**json.loads(line)) for line in labels.read_text().splitlines()]
        truths = [truth for truth in truths if any(part in truth.name for part in only)]
        for jernih in options.jernih:
            print(jernih)
            show(truths, judged(jernih, folder, truths), options.list)


if __name__ == "__main__":
    main()
