"""How well a set's readings agree with themselves: what an estimate of them could reach at best.

    nice -n 10 python3 again.py FOLDER [--every 3] [--people]

Takes every so many photos of a set of make.py once more, with the same parameters and other noise,
moved by a pixel or so (with --people also of other people), reads them, writes FOLDER/again.jsonl
(people.jsonl) as they come, and prints by kind the rank correlation of both readings. An estimate
that knew all but the chance in a reading would reach the root of that, as each has half of the
chance.
"""
import argparse
import dataclasses
import json
import pathlib

import cv2
import numpy as np

import chat
import draw
import make
import photograph
import read

# A label's resolution is the photo's own and rounded: where the frame came out otherwise, the
# parameters did too.
SAME_DPI = 0.02


class OtherNoise:
    """A generator that draws a photo's parameters as it did, and its noise anew."""

    def __init__(self, seed):
        self.parameters = np.random.default_rng(seed)
        self.noise = np.random.default_rng([seed, 1])

    def standard_normal(self, *size):
        self.parameters.standard_normal(*size)
        return self.noise.standard_normal(*size)

    def __getattr__(self, name):
        return getattr(self.parameters, name)


def again(label, has_other_people, truths):
    """The label's photo, taken once more and read: the share of words, or None."""
    scene = draw.Scene(label["kind"], label["layout"], label["face"], label["ground"],
                       label["drawing"])
    if has_other_people:
        scene = dataclasses.replace(scene, seed=scene.seed + 1)
    drawing = draw.draw(scene)
    if scene not in truths:
        truths[scene] = read.truth(drawing)
    rng = OtherNoise(label["seed"])
    plan = photograph.Plan(label["defect"], label["strength"], label["dpi"], label["chats"],
                           label["seed"], tuple(rng.noise.uniform(-1.5, 1.5, 2)))
    photo = photograph.photograph(drawing, plan, rng)
    if abs(photo.dpi / label["dpi"] - 1) > SAME_DPI:
        return None
    grey = cv2.cvtColor(chat.opened(photo.data), cv2.COLOR_RGB2GRAY)
    return read.measure(grey, photo.corners, drawing, truths[scene])["legible"]


def ranks(values):
    """From 0; equal values share the mean of theirs."""
    values = np.float64(values)
    return np.float64([((values < v).sum() + (values <= v).sum() - 1) / 2 for v in values])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=3, help="take each so manieth photo")
    parser.add_argument("--people", action="store_true", help="documents of other people")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    file = options.folder / ("people.jsonl" if options.people else "again.jsonl")
    rows = [json.loads(row) for row in file.read_text().splitlines()] if file.exists() else []
    done, truths = {row["file"] for row in rows}, {}
    for label in make.labels_of(options.folder):
        number = int(pathlib.Path(label["file"]).stem.split("-")[1])
        if number % options.every or label["file"] in done:
            continue
        rows.append({"file": label["file"], "kind": label["kind"], "first": label["legible"],
                     "again": again(label, options.people, truths)})
        with open(file, "a", encoding="utf-8") as out:
            out.write(json.dumps(rows[-1]) + "\n")
    for kind in draw.KINDS:
        pairs = [(row["first"], row["again"]) for row in rows
                 if row["kind"] == kind and row["again"] is not None]
        if len(pairs) < 3:
            continue
        first, second = (ranks(part) for part in zip(*pairs))
        found = np.corrcoef(first, second)[0, 1]
        print(f"{kind}: {len(pairs)} photos, rank correlation {found:.3f}, "
              f"root {max(0, found) ** 0.5:.3f}")


if __name__ == "__main__":
    main()
