#!/usr/bin/env python3
"""Tilt of slanted documents, by photos whose tilt is known.

    python3 Tests/Comparisons/tilt.py [JERNIH [CORPUS]]

Documents are taken out of the corpus's simulated photos without a defect by their labelled corners,
put into space 0 to 40 degrees tilted, in any direction and with a little roll, and seen through
cameras of 24 to 30 mm (as on 35 mm film) that leave no EXIF tags; the ground is a blurred part of
another photo. Printed is how many tilts are within 4 degrees. Needs numpy, opencv-python-headless
and a release build.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import cv2
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIZES = {"ktp": (85.6, 53.98), "kk": (297.0, 210.0)}  # millimetres
FILM_DIAGONAL = 43.27
PHOTO = (1600, 1200)
EACH = 80


def flat(photo, corners, size):
    """The document from straight above, twice as fine as it will be seen."""
    width = 2000
    height = round(width * size[1] / size[0])
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    return cv2.warpPerspective(
        photo, cv2.getPerspectiveTransform(np.float32(corners), target), (width, height))


def seen_corners(random, size, tilt):
    """Where a camera sees the corners of the tilted document: all inside of the frame."""
    focal = random.uniform(24, 30) * np.hypot(*PHOTO) / FILM_DIAGONAL
    direction, roll = random.uniform(0, 2 * np.pi), np.radians(random.uniform(-10, 10))
    axis = np.array([np.cos(direction), np.sin(direction), 0]) * np.radians(tilt)
    turn, _ = cv2.Rodrigues(axis)
    spin, _ = cv2.Rodrigues(np.array([0, 0, roll]))
    w, h = size[0] / 2, size[1] / 2
    points = (turn @ spin @ np.array([[-w, -h, 0], [w, -h, 0], [w, h, 0], [-w, h, 0]]).T).T
    for distance in np.arange(0.8, 4, 0.02) * focal * size[0] / PHOTO[0]:
        p = points + [0, 0, distance]
        if p[:, 2].min() <= 0:
            continue
        seen = p[:, :2] / p[:, 2:] * focal + np.array(PHOTO) / 2
        margin = 40
        if (seen > margin).all() and (seen < np.array(PHOTO) - margin).all():
            return np.float32(seen)
    return None


def main():
    jernih = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/release/jernih")
    corpus = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / "../shared/corpus")
    if not corpus.is_dir():
        sys.exit(f"passed over: there is no {corpus}")
    folder = corpus / "simulated"
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text().splitlines()]
    plain = [l for l in labels if l["defect"] == "none" and l["inside"]]
    random = np.random.default_rng(11)
    errors = []
    with tempfile.TemporaryDirectory() as name:
        for kind, size in SIZES.items():
            own = [l for l in plain if l["kind"] == kind]
            tilts = {}
            for i in range(EACH):
                label = own[i % len(own)]
                photo = cv2.imread(str(folder / "images" / label["file"]))
                # Any other photo's upper part, out of focus, is a ground.
                ground = cv2.imread(str(folder / "images" / own[(7 * i + 3) % len(own)]["file"]))
                ground = cv2.GaussianBlur(cv2.resize(ground[: len(ground) // 6], PHOTO), (0, 0), 9)
                tilt = 40 * (i + 0.5) / EACH
                corners = seen_corners(random, size, tilt)
                document = flat(photo, label["corners"], size)
                h, w = document.shape[:2]
                corner = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
                map_ = cv2.getPerspectiveTransform(corner, corners)
                # Four samples a pixel: a warp of fine print aliases.
                fine = np.diag([2.0, 2.0, 1.0]) @ map_
                big = (2 * PHOTO[0], 2 * PHOTO[1])
                layer = cv2.warpPerspective(document, fine, big, flags=cv2.INTER_AREA)
                mask = cv2.warpPerspective(np.full((h, w), 255, np.uint8), fine, big)
                layer = cv2.resize(layer, PHOTO, interpolation=cv2.INTER_AREA)
                mask = cv2.resize(mask, PHOTO, interpolation=cv2.INTER_AREA)[..., None] / 255
                path = pathlib.Path(name) / f"{kind}-{i}.jpg"
                picture = np.rint(ground * (1 - mask) + layer * mask).astype(np.uint8)
                cv2.imwrite(str(path), picture, [cv2.IMWRITE_JPEG_QUALITY, 85])
                tilts[str(path)] = tilt
            command = [jernih, "check", "--kind", kind, "--format", "ndjson", *tilts]
            lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
            for verdict in map(json.loads, lines):
                found = verdict["document"] and verdict["document"]["tilt"]
                truth = tilts[verdict["photo"]["file"]]
                errors.append((truth, np.inf if found is None else abs(found - truth)))
    for low, high in ((0, 10), (10, 40)):
        group = [error for truth, error in errors if low <= truth < high]
        near = sum(error <= 4 for error in group)
        print(f"{low} to {high} degrees: {near} of {len(group)} within 4 "
              f"({near / len(group):.1%}), median error {np.median(group):.1f}, "
              f"without a document {np.isinf(group).sum()}")


if __name__ == "__main__":
    main()
