#!/usr/bin/env python3
"""Printed grounds and screens: which are taken for a screen, and which for noise.

    python3 Tests/Comparisons/grounds.py [--seed N] FOLDER [JERNIH…]

Draws KTP and KK on guilloche, halftone and line grounds of 0.3 to 1.5 mm and 1 to 25 % contrast,
and the same documents on LCD and AMOLED screens with their sub-pixels, by cameras of 2 MP and (the
families "…-large") of 12 MP, each as taken and through a chat, into FOLDER (once), and prints what
every release binary given says of them: alarms by family of ground and by screen, the area under
the ROC curve of `recapture`, and the screens found, all of them and those of which the lens has
left a thousandth of the longest wave of their pixels. See papers.py for what it needs.
"""
import argparse
import collections
import json
import pathlib
import subprocess

import numpy as np

import papers

LIMIT_RECAPTURE = 0.32
LIMIT_NOISE = 4
WAVE_MINIMUM = 0.001


def wave(corners, pixels, family, blur):
    """The share of the longest wave of a screen's pixels that a lens of `blur` pixels leaves.

    Red and blue of a PenTile screen take turns, so its longest wave lies along the diagonal."""
    period = np.linalg.norm(np.subtract(corners[1], corners[0])) / pixels
    if family == "amoled":
        period *= np.sqrt(2)
    return float(np.exp(-2 * (np.pi * blur / period) ** 2))


def make(folder, seed, count=72):
    folder.mkdir(parents=True, exist_ok=True)
    def keep(name, image, **label):
        label["file"] = f"{name}.jpg"
        papers.save(image, folder / label["file"])
        papers.chat(image, folder / f"{name}-c.jpg")
        with (folder / "labels.jsonl").open("a") as file:
            for x in (label | {"chat": False}, label | {"file": f"{name}-c.jpg", "chat": True}):
                file.write(json.dumps(x) + "\n")

    def shot(r, document, kind):
        size = (1600, 1200) if kind == "ktp" else (2000, 1500)
        fill = r.uniform(0.6, 0.93) if kind == "ktp" else r.uniform(0.85, 0.96)
        return size, papers.pose(r, document.shape[:2], size, fill, r.uniform(0, 12),
            r.normal(0, 3))

    def printed(i):
        r = np.random.default_rng([seed, 1, i])
        kind = "kk" if i % 4 == 3 else "ktp"
        count = len(papers.GROUNDS)
        family = papers.GROUNDS[i % count if i % 3 else 1 + i // 3 % (count - 1)]
        pitch = float(np.exp(r.uniform(np.log(0.3), np.log(1.5))))
        contrast = float(np.exp(r.uniform(np.log(0.01), np.log(0.25))))
        if kind == "ktp":
            pattern = papers.ground(r, family, 85.6, 53.98, 20, pitch, contrast)
            document = papers.ktp(r, pattern=pattern[:1080, :1712])
        else:
            pattern = papers.ground(r, family, 297, 210, 7, pitch, contrast)
            document = papers.kk(r, pattern=pattern, tint=r.uniform(0.7, 0.97, 3))
        size, corners = shot(r, document, kind)
        image = papers.photograph(
            r, document, size, corners, r.uniform(0.4, 1), r.uniform(0.5, 3),
            r.uniform(0, 1), r.uniform(0.6, 0.95))
        keep(f"ground-{i:03}-{kind}-{family}", image, kind=kind, screen=False, family=family,
            pitch=pitch, contrast=contrast)

    def shown(i):
        r = np.random.default_rng([seed, 2, i])
        kind = "kk" if i % 4 == 3 else "ktp"
        document = papers.ktp(r) if kind == "ktp" else papers.kk(r)
        size = (1600, 1200)
        fill = r.uniform(0.7, 0.95)
        corners = papers.pose(r, document.shape[:2], size, fill, r.uniform(0, 10), r.normal(0, 3))
        family = "lcd" if i % 3 else "amoled"
        across = max(600, int(fill * size[0] / r.uniform(0.9, 2.6)))
        blur = r.uniform(0.4, 1.1)
        image = papers.screen(
            r, document, size, corners, across, family, blur, r.uniform(1, 3), r.uniform(0, 0.8))
        keep(f"screen-{i:03}-{kind}-{family}", image, kind=kind, screen=True, family=family,
            pitch=None, contrast=None, wave=wave(corners, across, family, blur))

    def large(i):
        r = np.random.default_rng([seed, 3, i])
        kind = "kk" if i % 4 == 3 else "ktp"
        plain = papers.ktp(r) if kind == "ktp" else papers.kk(r)
        size = (4000, 3000)
        fill = r.uniform(0.6, 0.95)
        corners = papers.pose(r, plain.shape[:2], size, fill, r.uniform(0, 12), r.normal(0, 3))
        family = ("lcd-large", "amoled-large", "paper-large")[i % 3]
        if family == "paper-large":
            image = papers.photograph(
                r, plain, size, corners, r.uniform(0.6, 2), r.uniform(0.5, 3), r.uniform(0, 1),
                r.uniform(0.6, 0.95))
            left = None
        else:
            across, panel = int(fill * size[0] / r.uniform(1.4, 4.5)), family.partition("-")[0]
            blur = r.uniform(0.5, 1.8)
            image = papers.screen(
                r, plain, size, corners, across, panel, blur, r.uniform(1, 3), r.uniform(0, 0.8))
            left = wave(corners, across, panel, blur)
        keep(f"large-{i:03}-{kind}-{family}", image, kind=kind, screen=family != "paper-large",
            family=family, pitch=None, contrast=None, wave=left)

    for i in range(count // 3):
        large(i)
    for i in range(count):
        printed(i)
        if i % 2 == 0:
            shown(i // 2)


def measure(binary, folder, labels):
    verdicts = {}
    for kind in ("ktp", "kk"):
        names = [str(folder / x["file"]) for x in labels if x["kind"] == kind]
        run = subprocess.run(
            [binary, "check", "--kind", kind, "--format", "ndjson", "--jobs", "2", "--files-from",
                "-"],
            input="\n".join(names), capture_output=True, text=True)
        for line in run.stdout.splitlines():
            verdict = json.loads(line)
            verdicts[pathlib.Path(verdict["photo"]["file"]).name] = verdict
    return verdicts


def value(verdict, check):
    return next((c["value"] for c in verdict["checks"] if c["id"] == check), None)


def report(binary, folder, labels):
    verdicts = measure(binary, folder, labels)
    (folder / f"{pathlib.Path(binary).name}.ndjson").write_text(
        "".join(json.dumps(v) + "\n" for v in verdicts.values()))
    print(f"\n{binary}")
    print("family       kind        n screen noise none  highest")
    groups = collections.defaultdict(list)
    for x in labels:
        groups[x["screen"], x["family"], x["kind"], x["chat"]].append(x)
    scores = {True: [], False: []}
    for (_, family, kind, is_chat), items in sorted(groups.items()):
        seen = [verdicts[x["file"]] for x in items]
        recapture = [value(v, "recapture") for v in seen]
        noise = [value(v, "noise") or 0 for v in seen]
        scores[items[0]["screen"]] += [v or 0 for v in recapture]
        print(
            f"{family:12} {kind:4} {'chat' if is_chat else '':4} {len(items):3}"
            f" {sum((v or 0) > LIMIT_RECAPTURE for v in recapture):6}"
            f" {sum(v > LIMIT_NOISE for v in noise):5} {sum(v is None for v in recapture):4} "
            f" {max(v or 0 for v in recapture):.2f} {max(noise):.1f}")
    a, b = np.array(scores[True]), np.array(scores[False])
    area = (a[:, None] > b).mean() + 0.5 * (a[:, None] == b).mean()
    print(f"ROC area {area:.3f}; screens found {(a > LIMIT_RECAPTURE).mean():.2f} of {len(a)}, "
          f"grounds called screens {(b > LIMIT_RECAPTURE).mean():.2f} of {len(b)}")
    for is_chat in (False, True):
        screens = [
            (x["wave"] >= WAVE_MINIMUM, (value(verdicts[x["file"]], "recapture") or 0)
                > LIMIT_RECAPTURE)
            for x in labels if x["screen"] and x["chat"] == is_chat]
        sharp = [found for is_left, found in screens if is_left]
        print(f"screens {'through a chat' if is_chat else 'as taken':14} "
              f"{sum(found for _, found in screens)} of {len(screens)}; "
              f"wave of {WAVE_MINIMUM} and more {sum(sharp)} of {len(sharp)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("binaries", metavar="JERNIH", nargs="*")
    parser.add_argument("--seed", type=int, default=12, help="of what is drawn (default: 12)")
    given = parser.parse_args()
    if not (given.folder / "labels.jsonl").exists():
        make(given.folder, seed=given.seed)
    items = [json.loads(line) for line in (given.folder / "labels.jsonl").read_text().splitlines()]
    for path in given.binaries:
        report(path, given.folder, items)
