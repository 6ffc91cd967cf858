"""The documents of a set: which layout, face and ground each has; draws one for a look.

    python3 draw.py ktp 3 card.png        # writes the picture, and card.json with its text
"""
import argparse
import dataclasses
import functools
import json
import pathlib
import random

import cv2

import canvas
import grounds
import kk
import ktp

KINDS = {"ktp": (ktp, grounds.KTP_GROUNDS), "kk": (kk, grounds.KK_GROUNDS)}


@dataclasses.dataclass(frozen=True)
class Scene:
    """One document; photos of one scene belong into one fold."""
    kind: str
    layout: int
    face: str
    ground: str
    seed: int

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.layout}-{self.face}-{self.ground}"


def scenes(kind: str, count: int, seed: int = 1) -> list:
    """`count` scenes with layouts, faces and grounds in turn, so that all come often."""
    rng = random.Random(f"{kind} {seed}")
    module, papers = KINDS[kind]
    layouts, faces, sheets = list(range(len(module.LAYOUTS))), list(canvas.FACES), list(papers)
    found, seen = [], set()
    stacks = [[], [], []]
    while len(found) < count:
        picks = []
        for stack, source in zip(stacks, (layouts, faces, sheets)):
            if not stack:
                stack.extend(rng.sample(source, len(source)))
            picks.append(stack.pop())
        if tuple(picks) not in seen:
            seen.add(tuple(picks))
            found.append(Scene(kind, *picks, seed=rng.randint(1, 10**9)))
    return found


@functools.lru_cache(maxsize=80)
def draw(scene: Scene) -> canvas.Drawing:
    """The scene's document at the resolution of its module."""
    module, _ = KINDS[scene.kind]
    return module.draw(module.LAYOUTS[scene.layout], scene.face, scene.ground, scene.seed)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("number", type=int, help="which scene, from 0")
    parser.add_argument("file", type=pathlib.Path)
    options = parser.parse_args()
    drawing = draw(scenes(options.kind, options.number + 1)[-1])
    cv2.imwrite(str(options.file), drawing.image[..., ::-1])
    fields = [dataclasses.asdict(field) for field in drawing.fields]
    options.file.with_suffix(".json").write_text(json.dumps(fields, indent=1))


if __name__ == "__main__":
    main()
