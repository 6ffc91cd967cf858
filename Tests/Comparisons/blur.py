#!/usr/bin/env python3
"""Blur on photos of pages: Jernih against OpenCV's variance of the Laplacian.

    python3 Tests/Comparisons/blur.py [JERNIH [DOCUMENTS]]

Every sharp photo of DOCUMENTS (the corpus's documents/) is blurred at a long edge of 1600 pixels by
a uniform disk of radius 2.5 to 7 and by a motion of 9 to 24 pixels, in light that is linear, and
saved as JPEG at quality 85. Printed are the ROC areas of both measures, what the shipped limits
find, and the rank correlation with the true radius. Needs numpy, opencv-python-headless and a
release build.
"""
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import cv2
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
GAMMA = 2.2
DISKS = (1, 1.5, 2.5, 3.5, 5, 7)
MOTIONS = (9, 14, 24)
BLURRED_FROM = 2.5  # smaller disks only serve the rank correlation
FINE = 8  # subsamples along the side of a kernel's cell


def disk(radius):
    half = math.ceil(radius)
    side = 2 * half + 1
    y, x = np.mgrid[0 : side * FINE, 0 : side * FINE]
    y, x = ((v + 0.5) / FINE - 0.5 - half for v in (y, x))
    inside = (x * x + y * y <= radius * radius).astype(float)
    kernel = inside.reshape(side, FINE, side, FINE).mean((1, 3))
    return kernel / kernel.sum()


def motion(length, degrees):
    half = math.ceil(length / 2) + 1
    kernel = np.zeros((2 * half + 1, 2 * half + 1))
    for t in np.linspace(-length / 2, length / 2, 50 * half):
        x = half + t * math.cos(math.radians(degrees))
        y = half + t * math.sin(math.radians(degrees))
        i, j = math.floor(y), math.floor(x)
        for v, u in ((0, 0), (0, 1), (1, 0), (1, 1)):
            kernel[i + v, j + u] += (1 - abs(y - i - v)) * (1 - abs(x - j - u))
    return kernel / kernel.sum()


def make_photos(documents, folder):
    random = np.random.default_rng(1)
    for path in sorted(documents.glob("*.jpg")):
        photo = cv2.imread(str(path))
        scale = min(1, 1600 / max(photo.shape[:2]))
        photo = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        unit = max(photo.shape[:2]) / 1600
        kernels = {("sharp", 0): np.ones((1, 1))}
        kernels |= {("defocus", r): disk(r * unit) for r in DISKS}
        kernels |= {("motion", m): motion(m * unit, random.uniform(0, 180)) for m in MOTIONS}
        light = (photo / 255.0) ** GAMMA
        for (defect, size), kernel in kernels.items():
            blurred = cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_REPLICATE)
            values = np.round(255 * np.clip(blurred, 0, 1) ** (1 / GAMMA)).astype(np.uint8)
            name = f"{path.stem}__{defect}__{size}.jpg"
            cv2.imwrite(str(folder / name), values, [cv2.IMWRITE_JPEG_QUALITY, 85])


def laplacian_variance(path):
    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    scale = 1024 / max(grey.shape)
    grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return cv2.Laplacian(grey, cv2.CV_64F).var()


def roc_area(blurred, sharp):
    return np.mean([np.mean(b < sharp) + np.mean(b == sharp) / 2 for b in blurred])


def ranks(values):
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(float)
    values = np.asarray(values)
    for value in set(values.tolist()):
        order[values == value] = order[values == value].mean()
    return order


def main():
    jernih = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/release/jernih")
    standard = ROOT / "../shared/corpus/documents"
    documents = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else standard
    if not documents.is_dir():
        sys.exit(f"passed over: there is no {documents}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_photos(documents, folder)
        command = [jernih, "check", "--kind", "lainnya", "--format", "ndjson", str(folder)]
        lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        photos = []
        for line in lines:
            verdict = json.loads(line)
            path = pathlib.Path(verdict["photo"]["file"])
            stem, defect, size = path.stem.split("__")
            check = next(c for c in verdict["checks"] if c["id"] == "blur")
            photos.append((stem, defect, float(size), check, laplacian_variance(path)))
    sharp = [p for p in photos if p[1] == "sharp"]
    blurred = [p for p in photos if p[1] != "sharp" and p[2] >= BLURRED_FROM]
    # An unmeasured photo is neither sharp nor blurred.
    score = lambda p: 45 if p[3]["score"] is None else p[3]["score"]
    area = roc_area([score(p) for p in blurred], np.array([score(p) for p in sharp]))
    other = roc_area([p[4] for p in blurred], np.array([p[4] for p in sharp]))
    found = np.mean([p[3]["status"] in ("review", "retake") for p in blurred])
    alarms = np.mean([p[3]["status"] in ("review", "retake") for p in sharp])
    limits = np.unique([p[4] for p in photos])
    balanced = max(
        (np.mean([p[4] < t for p in blurred]) + np.mean([p[4] >= t for p in sharp])) / 2
        for t in limits
    )
    correlations = []
    for stem in sorted({p[0] for p in photos}):
        series = sorted(
            (p[2], p[3]["value"] or 0) for p in photos if p[0] == stem and p[1] != "motion"
        )
        radii, values = zip(*series)
        correlations.append(np.corrcoef(ranks(radii), ranks(values))[0, 1])
    print(f"{len(sharp)} sharp photos, {len(blurred)} blurred ones")
    print(f"jernih: ROC area {area:.4f}; found {found:.1%} at {alarms:.1%} false alarms")
    print(f"jernih: rank correlation with the radius, worst {min(correlations):.3f}")
    print(f"OpenCV: ROC area {other:.4f}; balanced accuracy {balanced:.3f} at its best limit")


if __name__ == "__main__":
    main()
