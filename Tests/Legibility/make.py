"""Makes a set of photos with labels: how much of the small print can be read.

    nice -n 10 python3 make.py FOLDER --count 240 [--scenes 32] [--seed 1]

FOLDER gets photos and labels.jsonl, one line a photo, written as they come; a run that was
stopped goes on where it was. One photo is read while the next is taken.
"""
import argparse
import concurrent.futures
import json
import pathlib
import random

import cv2

import chat
import draw
import photograph
import read
import spread

DPI = {"ktp": (140, 400), "kk": (105, 220)}
LOW_DPI = {"ktp": (90, 150), "kk": (60, 110)}
# What a KK has that fills most of a chat's 1600 pixels.
CHAT_DPI = (92, 128)


def labels_of(folder):
    file = folder / "labels.jsonl"
    return [json.loads(row) for row in file.read_text().splitlines()] if file.exists() else []


class Maker:
    """The state of one run."""

    def __init__(self, folder, count, scene_count, seed):
        self.folder, self.count, self.seed = folder, count, seed
        self.rng = random.Random(seed)
        self.scenes = {kind: draw.scenes(kind, scene_count, seed) for kind in draw.KINDS}
        self.truths, self.spreads = {}, {}
        for defect, (_, *ranges) in photograph.DEFECTS.items():
            for kind, (low, high) in zip(draw.KINDS, ranges):
                self.spreads[kind, defect] = spread.Spread(low, high, random.Random(
                    f"{kind} {defect} {seed}"))

    def orders(self):
        """Which defect and scene each photo has: all in turn, shuffled."""
        found = {}
        for kind, scenes in self.scenes.items():
            defects = list(photograph.DEFECTS)
            rounds = [self.rng.sample(defects, len(defects))
                      for _ in range(self.count // len(defects) + 1)]
            shown = [self.rng.sample(scenes, len(scenes))
                     for _ in range(self.count // len(scenes) + 1)]
            found[kind] = list(zip(sum(rounds, []), sum(shown, [])))[:self.count]
        return found

    def plan(self, kind, defect, number):
        rng = random.Random(f"{kind} {number} {self.seed}")
        ranges = LOW_DPI if rng.random() < 0.15 else DPI
        low, high = ranges[kind]
        place = rng.random()
        chats = rng.choices([0, 1, 2], [0.25, 0.65, 0.10])[0]
        if kind == "kk" and chats and ranges is DPI and rng.random() < 0.4:
            low, high = CHAT_DPI
        dpi = low * (high / low) ** place
        chats = {"none": 0, "chat": 1, "chatTwice": 2, "jpeg": 0}.get(defect, chats)
        if defect in photograph.BY_PIXEL:
            strength = self.spreads[kind, defect].choose(None)
            dpi = 25.4 / strength
        else:
            strength = self.spreads[kind, defect].choose(dpi)
        return photograph.Plan(defect, strength, dpi, chats, rng.randint(1, 10**9))

    def label(self, name, scene, plan, photo):
        unit = photograph.DEFECTS[plan.defect][0]
        return {"file": name, "kind": scene.kind, "scene": scene.name, "layout": scene.layout,
                "face": scene.face, "ground": scene.ground, "drawing": scene.seed,
                "defect": plan.defect, "strength": round(plan.strength, 4), "unit": unit,
                "chats": plan.chats, "seed": plan.seed, "dpi": round(photo.dpi, 1),
                "width": photo.width, "height": photo.height,
                "corners": [[round(float(c), 2) for c in corner] for corner in photo.corners],
                "facts": photo.facts}

    def finish(self, label, scene, plan, photo):
        """Reads the photo; the document is drawn again where it was dropped."""
        drawing = draw.draw(scene)
        if scene not in self.truths:
            self.truths[scene] = read.truth(drawing)
        grey = cv2.cvtColor(chat.opened(photo.data), cv2.COLOR_RGB2GRAY)
        label |= read.measure(grey, photo.corners, drawing, self.truths[scene])
        self.spreads[scene.kind, plan.defect].add(plan.strength, photo.dpi, label["legible"])
        with open(self.folder / "labels.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(label) + "\n")

    def run(self):
        done = {label["file"]: label for label in labels_of(self.folder)}
        for label in done.values():
            self.spreads[label["kind"], label["defect"]].resume(label["strength"], label["dpi"],
                                                                label["legible"])
        orders = self.orders()
        with concurrent.futures.ThreadPoolExecutor(1) as reader:
            waiting = []
            for number in range(self.count):
                for kind in draw.KINDS:
                    name = f"{kind}-{number:03d}.jpg"
                    if name in done:
                        continue
                    defect, scene = orders[kind][number]
                    plan = self.plan(kind, defect, number)
                    photo = photograph.photograph(draw.draw(scene), plan)
                    (self.folder / name).write_bytes(photo.data)
                    label = self.label(name, scene, plan, photo)
                    waiting.append(reader.submit(self.finish, label, scene, plan, photo))
                    while len(waiting) > 2:
                        waiting.pop(0).result()
            for one in waiting:
                one.result()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=240, help="photos of each kind")
    parser.add_argument("--scenes", type=int, default=32, help="documents of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    Maker(options.folder, options.count, options.scenes, options.seed).run()


if __name__ == "__main__":
    main()
