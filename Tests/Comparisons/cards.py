#!/usr/bin/env python3
"""What it is: other cards sent as KTP, good KTP, and photos whose kind nobody claimed.

    python3 Tests/Comparisons/cards.py FOLDER [JERNIH…]

Draws into FOLDER (once) eight sorts of other cards, KTP in all turns, blurred, with a watermark and
photocopied, and for `--kind auto` copies on A4, crops without a border, flatbed pages, a KTP on a
KK, receipts, empty tables and selfies; prints what every release binary given says: how many other
cards and how many KTP were stopped by `kind`, and which kind was taken. See papers.py.
"""
import collections
import json
import pathlib
import subprocess
import sys

import cv2
import numpy as np

import othercards
import papers


def turned(image, quarters):
    return np.ascontiguousarray(np.rot90(image, quarters))


def paper(r, scale=7):
    """A blank A4 sheet, RGBA, portrait."""
    sheet = np.full((int(297 * scale), int(210 * scale), 4), 0.97, np.float32)
    sheet[..., 3] = 1
    return sheet


def grey(image):
    luma = image[..., :3] @ np.float32([0.3, 0.59, 0.11])
    luma = np.clip((luma - 0.25) * 1.45, 0, 1)
    return np.dstack([luma, luma, luma, image[..., 3]]).astype(np.float32)


def laid(sheet, card, x, y):
    """A card laid on a sheet of as many pixels a millimetre."""
    h, w = card.shape[:2]
    part = sheet[y : y + h, x : x + w]
    alpha = card[..., 3:]
    part[..., :3] = part[..., :3] * (1 - alpha) + card[..., :3] * alpha
    return sheet


def scaled(card, scale, width=85.6):
    factor = width * scale / card.shape[1]
    return cv2.resize(card, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def watermark(r, card):
    h, w = card.shape[:2]
    image = papers.Image.fromarray((card[..., :3] * 255).astype(np.uint8))
    layer = papers.Image.new("L", (w, h), 0)
    pen = papers.ImageDraw.Draw(layer)
    face = papers.ImageFont.truetype(papers.FONTS["DejaVuSans-Bold"], h // 9)
    pen.text((w // 2, h // 2), "UNTUK PENDAFTARAN KIS", 120, face, "mm")
    layer = layer.rotate(r.uniform(10, 35))
    out = card.copy()
    out[..., :3] *= 1 - np.asarray(layer).astype(np.float32)[..., None] / 255 * r.uniform(0.5, 1)
    return out


def guilloche(r):
    family = papers.GROUNDS[r.integers(len(papers.GROUNDS))]
    return papers.ground(r, family, 85.6, 53.98, 20, r.uniform(0.4, 1.2), r.uniform(0.01, 0.08))


def good(r):
    return papers.ktp(r, pattern=guilloche(r)[:1080, :1712])


def receipt(r):
    width = r.uniform(55, 80)
    s = papers.Sheet(width, r.uniform(120, 220), 9, (0.95, 0.95, 0.93))
    font = r.choice(["DejaVuSansMono", "LiberationMono-Regular"])
    s.text(width / 2, 8, "TOKO CONTOH", font, 3, anchor="ms")
    for y in np.arange(16, s.size[1] - 8, 4.2):
        s.text(4, y, f"{papers.person(r)[:14]:14}", font, 1.8)
        s.text(width - 4, y, f"{r.integers(1, 99)}.{papers.digits(r, 3)}", font, 1.8, anchor="rs")
    return np.dstack([s.array, np.ones(s.array.shape[:2], np.float32)])


def empty_table(r):
    s = papers.Sheet(210, 297, 7, (0.97, 0.97, 0.97))
    step = r.uniform(7, 14)
    for y in np.arange(30, 270, step):
        s.line([(20, y), (190, y)], 0.3, (30, 30, 30))
    for x in np.linspace(20, 190, r.integers(4, 8)):
        s.line([(x, 30), (x, 30 + step * int(239 / step))], 0.3, (30, 30, 30))
    return np.dstack([s.array, np.ones(s.array.shape[:2], np.float32)])


def selfie(r):
    s = papers.Sheet(120, 160, 10, tuple(r.uniform(0.4, 0.9, 3)))
    for _ in range(6):
        x, y = r.uniform(0, 110), r.uniform(0, 140)
        s.box(x, y, r.uniform(10, 40), r.uniform(10, 60),
            tuple(int(v) for v in r.integers(40, 230, 3)))
    s.face(r, 15, 25, 90, 135, tuple(int(v) for v in r.integers(90, 220, 3)))
    picture = cv2.GaussianBlur(s.array, (0, 0), 3)
    return np.dstack([picture, np.ones(picture.shape[:2], np.float32)])


def shot(r, document, fill=None, tilt=10, blur=None, portrait=False):
    size = (1600, 1200)
    h, w = document.shape[:2]
    if h > w:
        size = size[::-1]
    fill = fill or r.uniform(0.5, 0.9)
    corners = papers.pose(r, (h, w), size, fill, r.uniform(0, tilt), r.normal(0, 3))
    return papers.photograph(
        r, document, size, corners, blur or r.uniform(0.4, 1), r.uniform(0.5, 2.5),
        r.uniform(0, 0.8), r.uniform(0.65, 0.95))


def scan(r, document, scale, dpi=300):
    """A flatbed's picture of a sheet."""
    factor = dpi / 25.4 / scale
    image = cv2.resize(document[..., :3], None, fx=factor, fy=factor,
        interpolation=cv2.INTER_LINEAR)
    noisy = image * 255 + r.standard_normal(image.shape, np.float32)
    return noisy.clip(0, 255).astype(np.uint8)


def autos(r, sort):
    """A picture and the kinds that are right for it, if nobody claimed one."""
    card = good(r)
    if sort == "copy-page":
        sheet = laid(paper(r), grey(scaled(card, 7)), int(r.integers(100, 700)),
            int(r.integers(80, 1200)))
        return shot(r, sheet, r.uniform(0.85, 0.97), 6), ["ktp"]
    if sort == "copy-close":
        sheet = np.full((1400, 2200, 4), 0.96, np.float32)
        sheet = laid(sheet, grey(card), 240, 150)
        return shot(r, sheet, r.uniform(1.05, 1.15), 6), ["ktp"]
    if sort == "copy-flatbed":
        sheet = laid(paper(r, 12), grey(scaled(card, 12)), int(r.integers(50, 1400)),
            int(r.integers(50, 2800)))
        return scan(r, sheet, 12, 200), ["ktp"]
    if sort == "flatbed":
        sheet = laid(paper(r, 12), scaled(card, 12), int(r.integers(20, 1450)),
            int(r.integers(20, 2850)))
        return scan(r, sheet, 12, [200, 300][r.integers(2)]), ["ktp"]
    if sort == "crop-ktp":
        return scan(r, card, 20, r.uniform(250, 480)), ["ktp"]
    if sort == "crop-kk":
        return scan(r, papers.kk(r, 9), 9, r.uniform(110, 200)), ["kk"]
    if sort == "ktp-on-kk":
        sheet = papers.kk(r, 12)
        x, y = int(r.integers(400, 1800)), int(r.integers(500, 1500))
        sheet = laid(sheet, scaled(card, 12), x, y)
        return shot(r, sheet[y - 200 : y + 840, x - 300 : x + 1330], 1.1, 8), ["ktp"]
    if sort == "receipt":
        return shot(r, receipt(r), r.uniform(0.7, 0.95)), ["lainnya"]
    if sort == "empty-table":
        return shot(r, empty_table(r), r.uniform(0.8, 1.05)), ["lainnya"]
    if sort == "selfie":
        return shot(r, selfie(r), 1.15, 2), ["rumah", "lainnya"]
    if sort == "ktp":
        return shot(r, card), ["ktp"]
    return shot(r, papers.kk(r), r.uniform(0.85, 0.95)), ["kk"]


AUTOS = (
    "copy-page", "copy-close", "copy-flatbed", "flatbed", "crop-ktp", "crop-kk", "ktp-on-kk",
    "receipt", "empty-table", "selfie", "ktp", "kk")


def make(folder, count=8, seed=5):
    folder.mkdir(parents=True, exist_ok=True)

    def keep(name, image, is_chat, **label):
        label["file"] = f"{name}.jpg"
        (papers.chat if is_chat else papers.save)(image, folder / label["file"])
        with (folder / "labels.jsonl").open("a") as file:
            file.write(json.dumps(label) + "\n")

    def other(k, i):
        sort = list(othercards.SORTS)[k]
        r = np.random.default_rng([seed, 1, k, i])
        card = turned(othercards.SORTS[sort](r), int(r.choice([0, 0, 0, 1, 2, 3])))
        keep(f"x{k}{i}", shot(r, card), i % 3 == 2, set="other", sort=sort)

    def right(i):
        r = np.random.default_rng([seed, 2, i])
        sort = ("plain", "turned", "watermark", "copy", "blur", "tilt", "dark", "far")[i % 8]
        card = good(r)
        if sort == "watermark":
            card = watermark(r, card)
        if sort == "copy":
            card = grey(card)
        if sort == "turned":
            card = turned(card, int(r.integers(1, 4)))
        image = shot(
            r, card, r.uniform(0.25, 0.4) if sort == "far" else None, 30 if sort == "tilt" else 8,
            r.uniform(2, 4.5) if sort == "blur" else None)
        if sort == "dark":
            image = (image * r.uniform(0.3, 0.5)).astype(np.uint8)
        keep(f"g{i:03}", image, i % 3 == 2, set="good", sort=sort)

    def unclaimed(k, i):
        r = np.random.default_rng([seed, 3, k, i])
        image, kinds = autos(r, AUTOS[k])
        keep(f"a{k:02}{i}", image, i % 3 == 2, set="auto", sort=AUTOS[k], kinds=kinds)

    for i in range(count):
        for k in range(8):
            other(k, i)
            right(8 * i + k)
        for k in range(len(AUTOS)):
            unclaimed(k, i)


def measure(binary, names, kind):
    run = subprocess.run(
        [binary, "check", "--kind", kind, "--format", "ndjson", "--jobs", "2", "--files-from", "-"],
        input="\n".join(names), capture_output=True, text=True)
    verdicts = [json.loads(line) for line in run.stdout.splitlines()]
    return {pathlib.Path(v["photo"]["file"]).name: v for v in verdicts}


def kind_status(verdict):
    return next((c["status"] for c in verdict["checks"] if c["id"] == "kind"), None)


def report(binary, folder, labels):
    print(f"\n{binary}")
    for name in ("other", "good"):
        items = [x for x in labels if x["set"] == name]
        seen = measure(binary, [str(folder / x["file"]) for x in items], "ktp")
        groups = collections.defaultdict(list)
        for x in items:
            groups[x["sort"]].append(seen[x["file"]])
        print(f"{name:5} {'sort':10} {'n':>3} {'retake':>6} {'review':>6} {'unsure':>6}  verdicts")
        for sort, verdicts in groups.items():
            status = collections.Counter(kind_status(v) for v in verdicts)
            whole = collections.Counter(v["verdict"] for v in verdicts)
            print(f"      {sort:10} {len(verdicts):3} {status['retake']:6} {status['review']:6}"
                  f" {status['notMeasured']:6}  {dict(whole)}")
    items = [x for x in labels if x["set"] == "auto"]
    seen = measure(binary, [str(folder / x["file"]) for x in items], "auto")
    print("auto  sort          right  taken")
    for sort in AUTOS:
        group = [x for x in items if x["sort"] == sort]
        taken = [seen[x["file"]] for x in group]
        right = sum(v["kind"] in x["kinds"] for v, x in zip(taken, group))
        counts = collections.Counter((v["kind"], v["verdict"]) for v in taken)
        print(f"      {sort:13} {right:2} of {len(group)}  {dict(counts)}")


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    where = pathlib.Path(sys.argv[1])
    if not (where / "labels.jsonl").exists():
        make(where)
    items = [json.loads(line) for line in (where / "labels.jsonl").read_text().splitlines()]
    for path in sys.argv[2:]:
        report(path, where, items)
