#!/usr/bin/env python3
"""The same picture in two cases: papers of one form are not, edited copies are.

    python3 Tests/Comparisons/twins.py FOLDER JERNIH [SCENES [ORIGINALS [FIRST]]]

Draws into FOLDER (once) SCENES stands and flatbeds (45), each with twelve different people's papers
of one form (KTP, KK, letters): the fields of the form are the same, what is filled in is not, and
papers lie as alike as a stop lets them (`play` 0 to 5 % of the frame). And ORIGINALS (25) photos
with 24 edits of each: saved again, resized, cropped, turned, mirrored, other tones. Each photo is
a case of its own in the spool of its set; `JERNIH serve SPOOL --once` judges them. Prints how many
different papers are told as the same picture as another, and how many copies of each edit are
found. See papers.py for what it needs.

FIRST (0) is the number of the first scene and original. Scenes from 100 on are others: two of three
are letters, of other villages' forms, fonts and sizes, and what moved between two people is drawn
for each scene. Limits were placed on scenes up to 144; 145 and those after it are held out.
"""
import collections
import io
import json
import pathlib
import shutil
import subprocess
import sys
import time

import cv2
import numpy as np
from PIL import Image

import papers
from twins_forms import ASPECTS, FORMS

PEOPLE = 12
OTHER_FORMS = 100  # the first scene of those
PLAYS = [0, 0, 0, 0.0005, 0.001, 0.002, 0.004, 0.01, 0.03, 0.05]
OTHER_PLAYS = [0, 0.0003, 0.0005, 0.001, 0.0015, 0.002, 0.003, 0.004, 0.006, 0.01]


def scene(seed):
    """What does not change between the people: who stood where, camera, light."""
    r = np.random.default_rng([7, seed])
    kind = ["ktp", "kk", "letter"][seed % 3]
    is_other = OTHER_FORMS <= seed % 1000
    if is_other:
        kind = ["other letter", "other letter", ["ktp", "kk"][seed // 3 % 2]][seed % 3]
    aspect = ASPECTS[kind]
    flatbed = seed // 3 % 2 == 0
    long = int(r.integers(1100, 1800))
    if flatbed:
        margin = r.choice([0.02, 0.05, 0.15, 0.4])
        size = (long, round(long / aspect)) if aspect > 1 else (round(long * aspect), long)
        width = size[0] * (1 - margin)
        height = width / aspect
        x, y = (size[0] - width) * r.random(), max(2, (size[1] - height) * r.random())
        corners = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
        back = np.full((size[1], size[0], 3), r.uniform(0.75, 0.97), np.float32)
    else:
        size = (long, round(long * 0.75)) if aspect > 1 else (round(long * 0.75), long)
        corners = papers.pose(
            r, (100, round(100 * aspect)), size, r.uniform(0.6, 0.93), r.uniform(0, 9),
            r.normal(0, 1.5))
        back = papers.linear_light(papers.table_top(r, size))
    place = dict(kind=kind, flatbed=flatbed, size=size, corners=corners, back=back,
        play=PLAYS[seed // 6 % len(PLAYS)], quality=int(r.choice([60, 75, 85, 92])),
        blur=r.uniform(0.4, 1), noise=r.uniform(0.5, 2.5),
        sharpen=r.uniform(0, 0.8), light=r.uniform(0.7, 1.05))
    if is_other:
        place["play"] = float(r.choice(OTHER_PLAYS))
    return place


class SameLight:
    """Noise is a photo's own, the light that falls is the scene's."""

    def __init__(self, light, noise):
        self.uniform = light.uniform
        self.standard_normal = noise.standard_normal


def photo(place, seed, person):
    """One person's paper in a scene: RGB and the bytes of its JPEG."""
    r = np.random.default_rng([8, seed, person])
    paper = FORMS[place["kind"]](np.random.default_rng([9, seed]), r)
    play = place["play"] * place["size"][0]
    angle = r.normal(0, place["play"] / 2)
    centre = place["corners"].mean(0)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners = (place["corners"] - centre) @ turn + centre + r.normal(0, 0.5, 2) * play
    image = papers.photograph(SameLight(np.random.default_rng([10, seed]), r), paper,
        place["size"], corners, place["blur"], place["noise"], place["sharpen"], place["light"],
        back=place["back"])
    return image, papers.as_bytes(image, place["quality"])


def tones(curve):
    """An edit by a curve of 0...1."""
    table = (np.clip(curve(np.arange(256) / 255), 0, 1) * 255 + 0.5).astype(np.uint8)
    return lambda image: table[image]


def resized(share):
    return lambda image: cv2.resize(image, None, fx=share, fy=share,
        interpolation=cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC)


def cropped(left, top, right, bottom):
    def edit(image):
        h, w = image.shape[:2]
        return image[round(top * h) : round(h * (1 - bottom)),
            round(left * w) : round(w * (1 - right))]
    return edit


def chain(*edits):
    def edit(image):
        for one in edits:
            image = one(image)
        return image
    return edit


def mirrored(image):
    return image[:, ::-1]


def turned(image):
    return np.rot90(image, -1)


def grey(image):
    return cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)


EDITS = {  # name: edit, quality of the JPEG that it is saved as
    "saved at 40": (chain(), 40), "saved at 70": (chain(), 70),
    "resized to 50 %": (resized(0.5), 75), "resized to 150 %": (resized(1.5), 85),
    "turned by 90": (turned, 80), "turned by 180": (chain(turned, turned), 80),
    "turned by 270": (chain(turned, turned, turned), 80), "mirrored": (mirrored, 80),
    "flipped": (lambda image: image[::-1], 80), "mirrored, turned": (chain(mirrored, turned), 80),
    "cropped by 5 % at each side": (cropped(0.05, 0.05, 0.05, 0.05), 80),
    "cropped by 4 % at two sides": (cropped(0.04, 0, 0, 0.04), 80), "grey": (grey, 80),
    "2 % brighter": (tones(lambda v: v * 1.02), 85),
    "10 % brighter": (tones(lambda v: v * 1.1), 80),
    "10 % darker": (tones(lambda v: v * 0.9), 80), "lighter by 30": (tones(lambda v: v + 0.12), 80),
    "30 % darker": (tones(lambda v: v * 0.7), 80), "gamma 0.75": (tones(lambda v: v**0.75), 80),
    "gamma 1.4": (tones(lambda v: v**1.4), 80),
    "contrast 1.25": (tones(lambda v: (v - 0.5) * 1.25 + 0.5), 80),
    "contrast 0.75": (tones(lambda v: (v - 0.5) * 0.75 + 0.5), 80),
    "gamma 0.8, mirrored, cropped by 2.5 %": (
        chain(tones(lambda v: v**0.8), mirrored, cropped(0.025, 0.025, 0.025, 0.025)), 75),
    "contrast 1.2, turned, resized to 60 %": (
        chain(tones(lambda v: (v - 0.5) * 1.2 + 0.5), turned, resized(0.6)), 60),
}


def serve(program, spool):
    """Judges what is there; once more where a busy machine let no decoder start."""
    for wait in (0, 5, 15, 30, 60):
        time.sleep(wait)
        done = subprocess.run([program, "serve", spool, "--once"], capture_output=True, text=True)
        if done.returncode == 0:
            return
        print(f"  serve ended with {done.returncode}: {done.stderr[-300:]}", file=sys.stderr)
    done.check_returncode()


def drop(spool, files):
    """Each photo into `new/` as the photo of a case of its own."""
    for case, path, kind in files:
        shutil.copy(path, spool / "new" / f".{case}")
        (spool / "new" / f".{case}").rename(spool / "new" / f"{case}.{kind}.jpg")


def others(spool, case):
    """Cases that a photo is told to be the same picture as, and whether it is told at all."""
    for path in (spool / "cases" / case).glob("*/verdict.json"):
        verdict = json.loads(path.read_text())
        for check in verdict["checks"]:
            if check["id"] == "duplicate" and check["status"] == "review":
                other = check.get("other") or []
                return {one["case"] for one in (other if isinstance(other, list) else [other])}
    return set()


def kind_of(place):
    return "rumah" if "letter" in place["kind"] else place["kind"]


def draw(folder, scenes, originals):
    for seed in scenes:
        if (folder / f"s{seed:03}-{PEOPLE - 1:02}.jpg").exists():
            continue
        place = scene(seed)
        for person in range(PEOPLE):
            (folder / f"s{seed:03}-{person:02}.jpg").write_bytes(photo(place, seed, person)[1])
    for seed in originals:
        base = folder / f"o{seed:03}.jpg"
        if base.exists():
            continue
        # Another place for each: the scenes of copies are none of those above.
        image, data = photo(scene(1000 + seed), 1000 + seed, 0)
        image = np.asarray(Image.open(io.BytesIO(data)))
        for k, (edit, quality) in enumerate(EDITS.values()):
            (folder / f"o{seed:03}-{k:02}.jpg").write_bytes(
                papers.as_bytes(np.ascontiguousarray(edit(image)), quality))
        base.write_bytes(data)


def report_papers(program, folder, scenes):
    total, wrong = collections.Counter(), collections.Counter()
    for seed in scenes:
        place = scene(seed)
        spool = folder / "spool"
        shutil.rmtree(spool, ignore_errors=True)
        serve(program, spool)
        where = f"{place['kind']} on a {'flatbed' if place['flatbed'] else 'stand'}"
        for person in range(PEOPLE):
            drop(spool, [(f"P-{person}", folder / f"s{seed:03}-{person:02}.jpg", kind_of(place))])
        serve(program, spool)
        told = sum(bool(others(spool, f"P-{person}")) for person in range(PEOPLE))
        total[where] += PEOPLE
        wrong[where] += told
        if told:
            print(f"  scene {seed}: {where}, play {place['play']}: {told}")
    for where in total:
        print(f"{where}: {wrong[where]} of {total[where]} told as another's picture")
    pairs = sum(total.values()) * (PEOPLE - 1) // 2
    print(f"different papers: {sum(wrong.values())} photos told, among {pairs} pairs of one form")


def report_copies(program, folder, originals):
    found, total = 0, 0
    base = folder / "originals"
    shutil.rmtree(base, ignore_errors=True)
    serve(program, base)
    drop(base, [(f"O-{i}", folder / f"o{i:03}.jpg", "rumah") for i in originals])
    serve(program, base)
    for k, edit in enumerate(EDITS):
        spool = folder / "spool"
        shutil.rmtree(spool, ignore_errors=True)
        shutil.copytree(base, spool)
        drop(spool, [(f"K-{i}", folder / f"o{i:03}-{k:02}.jpg", "rumah")
            for i in originals])
        serve(program, spool)
        told = [f"O-{i}" in others(spool, f"K-{i}") for i in originals]
        found += sum(told)
        total += len(told)
        missed = [i for i, is_told in zip(originals, told) if not is_told]
        print(f"{edit}: {sum(told)} of {len(told)} found", missed if missed else "")
    print(f"copies: {found} of {total} found")


def main():
    folder, program = pathlib.Path(sys.argv[1]).absolute(), sys.argv[2]
    counts = [int(argument) for argument in sys.argv[3:]]
    scenes, originals, first = counts + [45, 25, 0][len(counts):]
    scenes, originals = range(first, first + scenes), range(first, first + originals)
    folder.mkdir(parents=True, exist_ok=True)
    draw(folder, scenes, originals)
    report_papers(program, folder, scenes)
    report_copies(program, folder, originals)


if __name__ == "__main__":
    main()
