"""Drawn KTP and KK of people who do not exist, printed grounds, other cards, and a phone's camera.

Shared by grounds.py and cards.py. Documents are RGB arrays of 0...1 (gamma-coded) at a known number
of pixels a millimetre; everything is drawn from a numpy Generator, so a seed tells a picture.
Needs numpy, opencv-python-headless and pillow.
"""
import functools
import glob
import io

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

GAMMA = 2.2
FONTS = {
    name: path
    for path in sorted(glob.glob("/usr/share/fonts/**/*.[to]tf", recursive=True))
    for name in [path.rsplit("/", 1)[1][:-4]]
}
FAMILIES = [  # regular, bold: two halves, so that one can be held out
    ("DejaVuSans", "DejaVuSans-Bold"), ("LiberationSans-Regular", "LiberationSans-Bold"),
    ("FreeSans", "FreeSansBold"), ("DejaVuSansCondensed", "DejaVuSansCondensed-Bold"),
    ("NotoSans-Regular", "NotoSans-Bold"), ("Carlito-Regular", "Carlito-Bold"),
    ("LiberationSansNarrow-Regular", "LiberationSansNarrow-Bold"),
    ("LiberationSerif-Regular", "LiberationSerif-Bold"),
]
FAMILIES = [pair for pair in FAMILIES if pair[0] in FONTS and pair[1] in FONTS]
MOZJPEG = [
    16, 16, 16, 18, 25, 37, 56, 85, 16, 17, 20, 27, 34, 40, 53, 75, 16, 20, 24, 31, 43, 62, 91, 135,
    18, 27, 31, 40, 53, 74, 106, 156, 25, 34, 43, 53, 69, 94, 131, 189, 37, 40, 62, 74, 94, 124,
    169, 238, 56, 53, 91, 106, 131, 169, 226, 311, 85, 75, 135, 156, 189, 238, 311, 418]
NAMES = "BUDI SITI JOKO DEWI AGUS RINA WAHYU TUTI HASAN NURUL BAMBANG LESTARI DAENG MARIA".split()
PLACES = "GOWA PASER MANADO BANDUNG TANAH GROGOT SOMBA OPU RATAHAN MAKASSAR".split()


@functools.lru_cache(200)
def font_face(font, pixels):
    return ImageFont.truetype(FONTS[font], pixels)


class Sheet:
    """A canvas in millimetres."""

    def __init__(self, width, height, scale, colour):
        self.scale = scale
        self.size = (width, height)
        size = (round(width * scale), round(height * scale))
        self.image = Image.new("RGB", size, tuple(round(255 * c) for c in colour))
        self.pen = ImageDraw.Draw(self.image)

    def text(self, x, y, words, font, height, colour=(20, 20, 24), anchor="ls"):
        """Words whose capitals are `height` mm high, the baseline at y."""
        face = font_face(font, round(height * self.scale / 0.72))
        self.pen.text((x * self.scale, y * self.scale), words, colour, face, anchor)

    def width(self, words, font, height):
        face = font_face(font, round(height * self.scale / 0.72))
        return face.getlength(words) / self.scale

    def box(self, x, y, width, height, colour, radius=0):
        s = self.scale
        self.pen.rounded_rectangle(
            [x * s, y * s, (x + width) * s, (y + height) * s], radius * s, colour)

    def line(self, points, width, colour):
        s = self.scale
        self.pen.line(
            [(x * s, y * s) for x, y in points], colour, max(1, round(width * s)), "curve")

    def face(self, r, x, y, width, height, ground):
        self.box(x, y, width, height, ground)
        skin = tuple(int(v) for v in r.integers((120, 80, 60), (225, 180, 150)))
        hair = tuple(int(v) for v in r.integers(10, 90, 3))
        cloth = tuple(int(v) for v in r.integers(30, 220, 3))
        s = self.scale
        ellipse = lambda u, v, a, b, c: self.pen.ellipse(
            [(x + (u - a) * width) * s, (y + (v - b) * height) * s, (x + (u + a) * width) * s,
             (y + (v + b) * height) * s], c)
        self.pen.pieslice(
            [(x + 0.05 * width) * s, (y + 0.72 * height) * s, (x + 0.95 * width) * s,
             (y + 1.28 * height) * s], 180, 360, cloth)
        ellipse(0.5, 0.42, 0.27, 0.30, hair)
        ellipse(0.5, 0.47, 0.2, 0.25, skin)
        for u in (0.42, 0.58):
            ellipse(u, 0.45, 0.025, 0.015, (20, 20, 20))

    def signature(self, r, x, y, width, colour=(20, 20, 30)):
        t = np.linspace(0, 1, 40)
        wave = np.sin(t * r.uniform(14, 30) + r.uniform(0, 6)) * (1 - t) * 1.8
        self.line(list(zip(x + t * width, y + wave)), 0.25, colour)

    @property
    def array(self):
        return np.asarray(self.image).astype(np.float32) / 255


def digits(r, count):
    return "".join(str(d) for d in r.integers(0, 10, count))


def person(r):
    return f"{r.choice(NAMES)} {r.choice(NAMES)}"


GROUNDS = ("none", "sines", "rosettes", "crossed", "waves", "halftone", "lines", "net")


def ground(r, kind, width, height, scale, pitch, contrast):
    """What a printed ground multiplies the paper with, per colour: pitch in mm, contrast 0...1."""
    y, x = np.mgrid[0 : round(height * scale), 0 : round(width * scale)].astype(np.float32)
    x /= scale
    y /= scale
    tau = 2 * np.pi / pitch
    turn = r.uniform(0, np.pi)

    def field(angle, bend, length):
        u = x * np.cos(angle) + y * np.sin(angle)
        v = -x * np.sin(angle) + y * np.cos(angle)
        return np.cos(tau * (v + bend * np.sin(2 * np.pi * u / length + r.uniform(0, 6))))

    if kind == "none":
        wave = None
    elif kind == "sines":
        wave = np.maximum.reduce(
            [field(turn * 0.3, r.uniform(0.4, 2), r.uniform(6, 25))
             for _ in range(r.integers(1, 4))])
    elif kind == "crossed":
        wave = np.maximum(field(turn, r.uniform(0, 0.6), 30),
            field(turn + 1.57, r.uniform(0, 0.6), 30))
    elif kind == "lines":
        wave = field(turn, 0, 30)
    elif kind == "halftone":
        wave = (field(turn, 0, 30) + field(turn + np.pi / 2, 0, 30)) / 2
    elif kind == "net":
        wave = np.maximum.reduce([field(turn + k * np.pi / 3, 0.3, 20) for k in range(3)])
    else:
        centres = [(r.uniform(0, width), r.uniform(0, height)) for _ in range(3)]
        waves = []
        for cx, cy in centres[: 1 if kind == "waves" else 3]:
            radius = np.hypot(x - cx, y - cy)
            if kind == "rosettes":
                radius = radius * (1 + 0.06 * np.sin(np.arctan2(y - cy, x - cx) *
                    r.integers(6, 18)))
            waves.append(np.cos(tau * radius))
        wave = np.maximum.reduce(waves)
    if wave is None:
        return np.ones(x.shape + (3,), np.float32)
    ink = np.clip(wave * r.uniform(1.5, 4) * 0.5 + r.uniform(0.2, 0.5), 0, 1)
    colour = np.array([1.0, r.uniform(0.3, 0.7), r.uniform(0, 0.3)], np.float32)
    return 1 - contrast * ink[..., None] * colour


def ktp(r, scale=20, family=None, pattern=None):
    """A KTP: 85.6 × 53.98 mm; pattern is a ground's factor or None."""
    regular, bold = FAMILIES[family if family is not None else r.integers(len(FAMILIES))]
    tint = np.array([0.62, 0.86, 0.95]) + r.uniform(-0.12, 0.05, 3)
    s = Sheet(85.6, 53.98, scale, (1, 1, 1))
    ink = (20, 20, 26)
    height = r.uniform(1.75, 2.1)
    left = r.uniform(2.5, 4.5)
    province = f"PROVINSI {r.choice(PLACES)}"
    s.text(43 + r.uniform(-3, 1), 6.3, province, bold, r.uniform(2.4, 2.9), ink, "ms")
    s.text(43 + r.uniform(-3, 1), 10.3, f"KABUPATEN {r.choice(PLACES)}", bold, 2.5, ink, "ms")
    mono = r.choice(["DejaVuSansMono-Bold", "LiberationMono-Bold", bold])
    s.text(left, 15.2, "NIK", bold, 2.6, ink)
    nik = r.uniform(15, 21)
    s.text(nik, 15.3, ": " + digits(r, 16), mono, r.uniform(2.7, 3.2), ink)
    value = r.uniform(22, 26)
    rows = [
        ("Nama", person(r)),
        ("Tempat/Tgl Lahir",
         f"{r.choice(PLACES)}, 0{r.integers(1, 9)}-07-19{r.integers(50, 99)}"),
        ("Jenis kelamin", r.choice(["LAKI-LAKI", "PEREMPUAN"])),
        ("Alamat", f"JL. CONTOH NO. {r.integers(1, 200)}"),
        ("   RT/RW", "00%d/00%d" % tuple(r.integers(1, 9, 2))),
        ("   Kel/Desa", str(r.choice(PLACES))),
        ("   Kecamatan", str(r.choice(PLACES))), ("Agama", r.choice(["ISLAM", "KRISTEN", "HINDU"])),
        ("Status Perkawinan", r.choice(["KAWIN", "BELUM KAWIN"])),
        ("Pekerjaan", r.choice(["WIRASWASTA", "PETANI/PEKEBUN", "GURU"])),
        ("Kewarganegaraan", "WNI"), ("Berlaku Hingga", "SEUMUR HIDUP")]
    top = r.uniform(18.6, 20)
    step = r.uniform(2.7, 2.85)
    for i, (label, text) in enumerate(rows):
        s.text(left, top + i * step, label, regular, height, ink)
        s.text(value, top + i * step, ": " + str(text), regular, height, ink)
        if i == 2:
            s.text(48, top + i * step, "Gol. Darah : " + r.choice(["A", "B", "O"]), regular,
                height, ink)
    if r.random() < 0.5:
        s.text(43, 52.8, "CONTOH - SPECIMEN", regular, 1, (110, 140, 150), "ms")
    paper = s.array * tint
    if pattern is not None:
        paper = paper * pattern
    s.image = Image.fromarray((paper * 255).clip(0, 255).astype(np.uint8))
    s.pen = ImageDraw.Draw(s.image)
    x = r.uniform(61.5, 63)
    colours = [(215, 30, 35), (30, 60, 190), (225, 120, 30)]
    s.face(r, x, r.uniform(16, 18), r.uniform(19.5, 21), r.uniform(24, 26),
        colours[r.integers(0, 2 + (r.random() < .1))])
    s.text(x + 10, 45.6, str(r.choice(PLACES)), regular, height * 0.95, ink, "ms")
    s.text(x + 10, 48.2, f"1{r.integers(0, 9)}-0{r.integers(1, 9)}-20{r.integers(12, 24)}",
        regular, height * 0.95, ink, "ms")
    s.signature(r, x + 3, 50.8, 14)
    return rounded(s.array, scale)


def rounded(image, scale, radius=3.2):
    """RGBA with a card's round corners."""
    h, w = image.shape[:2]
    mask = Image.new("L", (w, h), 0)
    ImageDraw.Draw(mask).rounded_rectangle([0, 0, w - 1, h - 1], radius * scale, 255)
    return np.dstack([image, np.asarray(mask).astype(np.float32) / 255])


def kk(r, scale=7, family=None, pattern=None, tint=(1, 1, 1)):
    """A KK: 297 × 210 mm."""
    regular, bold = FAMILIES[family if family is not None else r.integers(len(FAMILIES))]
    s = Sheet(297, 210, scale, (0.97, 0.97, 0.97))
    ink = (24, 24, 28)
    s.text(148.5, 17, "KARTU KELUARGA", bold, 5, ink, "ms")
    s.text(148.5, 25, "No. " + digits(r, 16), bold, 3.4, ink, "ms")
    for i, label in enumerate(["Nama Kepala Keluarga", "Alamat", "RT/RW", "Kode Pos"]):
        s.text(18, 34 + i * 4.6, f"{label}   : {person(r)}", regular, 2, ink)
        s.text(190, 34 + i * 4.6, f"Kecamatan   : {r.choice(PLACES)}", regular, 2, ink)
    for top, names in ((56, 10), (122, 8)):
        columns = np.cumsum([12, 10, *r.uniform(24, 36, 9)])
        columns = columns / columns[-1] * 265 + 12
        rows = 12
        for i in range(rows + 1):
            s.line([(columns[0], top + i * 4.8), (columns[-1], top + i * 4.8)], 0.18, ink)
        for c in columns:
            s.line([(c, top), (c, top + rows * 4.8)], 0.18, ink)
        for i in range(r.integers(3, names)):
            for c, d in zip(columns[1:], columns[2:]):
                words = person(r) if r.random() < 0.6 else digits(r, 16)
                while words and s.width(words, regular, 1.6) > d - c - 1:
                    words = words[:-1]
                s.text(c + 0.6, top + (i + 3) * 4.8 - 1.4, words, regular, 1.6, ink)
    s.box(255, 186, 18, 18, (30, 30, 30))
    for _ in range(120):
        x, y = r.integers(0, 17, 2)
        s.box(255.5 + x, 186.5 + y, 1, 1, (245, 245, 245))
    s.text(60, 192, "KEPALA KELUARGA", regular, 2, ink, "ms")
    s.signature(r, 50, 198, 20)
    paper = s.array * np.asarray(tint)
    if pattern is not None:
        paper = paper * pattern
    return np.dstack([paper, np.ones(paper.shape[:2], np.float32)]).astype(np.float32)


def table_top(r, size):
    """What a document lies on: RGB, 0...1."""
    w, h = size
    colour = r.uniform(0.15, 0.6, 3)
    if r.random() < 0.5:
        colour = colour.mean() * np.array([1.2, 0.95, 0.7])
    noise = sum(
        cv2.resize(r.normal(0, 0.05, (max(2, h // k), max(2, w // (k * 4)))).astype(np.float32),
            (w, h))
        for k in (4, 16, 64))
    return np.clip(colour * (1 + noise[..., None]), 0.02, 1).astype(np.float32)


def pose(r, document, size, fill, tilt, roll):
    """Corners of a document seen by a camera: width fills `fill` of the frame; tilt in degrees."""
    h, w = document
    half = np.array([[-w, -h], [w, -h], [w, h], [-w, h]]) / 2 / max(w, h)
    a, b = np.radians(tilt), r.uniform(0, 2 * np.pi)
    axis = np.array([np.cos(b), np.sin(b), 0])
    turn = cv2.Rodrigues(axis * a)[0] @ cv2.Rodrigues(np.array([0, 0, np.radians(roll)]))[0]
    points = np.c_[half, np.zeros(4)] @ turn.T + [0, 0, 1.2 / fill]
    flat = points[:, :2] / points[:, 2:]
    flat -= (flat.max(0) + flat.min(0)) / 2
    extent = np.ptp(flat, 0) / np.array(size)
    return flat * fill / extent.max() + np.array(size) / 2 + r.uniform(-0.3, 0.3, 2) * (
        np.array(size) * (1 - fill) * 0.5)


def photograph(r, document, size, corners, blur=0.6, noise=1.5, sharpen=0.6, light=1.0, back=None):
    """A camera's picture: uint8 RGB. Lens and box in linear light, then noise and sharpening."""
    w, h = size
    dh, dw = document.shape[:2]
    source = document.copy()
    source[..., :3] = linear_light(source[..., :3])
    target = np.asarray(corners).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(
        np.float32([[0, 0], [dw, 0], [dw, dh], [0, dh]]), target)
    shrink = dw / max(1, np.linalg.norm(target[1] - target[0]))
    # The lens and the box of a pixel, before it is sampled.
    source = cv2.GaussianBlur(source, (0, 0), shrink * np.hypot(blur, 0.3))
    warped = cv2.warpPerspective(source, matrix, (w, h), flags=cv2.INTER_LINEAR)
    if back is None:
        back = linear_light(table_top(r, size))
    mask = warped[..., 3:]
    picture = warped[..., :3] * mask + back * (1 - mask)
    return finish(r, picture, noise, sharpen, light)


CURVE = (np.linspace(0, 1, 65536) ** (1 / GAMMA) * 255).astype(np.float32)
LIGHT = (np.linspace(0, 1, 1024) ** GAMMA).astype(np.float32)


def coded_light(picture):
    """Code values of linear light."""
    return CURVE[(np.clip(picture, 0, 1) * 65535).astype(np.int32)]


def linear_light(picture):
    return LIGHT[(np.clip(picture, 0, 1) * 1023).astype(np.int32)]


def finish(r, picture, noise, sharpen, light):
    """Light falls off, noise is added and smoothed a little, and edges are sharpened."""
    h, w = picture.shape[:2]
    slope = r.uniform(-0.12, 0.12, 2)
    y, x = np.mgrid[-0.5:0.5:h * 1j, -0.5:0.5:w * 1j]
    picture = picture * (light * (1 + slope[0] * x + slope[1] * y))[..., None].astype(np.float32)
    coded = coded_light(picture)
    grain = r.standard_normal(coded.shape, np.float32) * noise
    coded += cv2.GaussianBlur(grain, (0, 0), 0.6) * 1.6
    if sharpen:
        coded += sharpen * (coded - cv2.GaussianBlur(coded, (0, 0), 1.2))
    return np.clip(coded + 0.5, 0, 255).astype(np.uint8)


def save(image, path, quality=92):
    Image.fromarray(image).save(path, quality=quality)


def chat(image, path, edge=1600, quality=80):
    """As WhatsApp writes it: shrunk, mozjpeg's third table at 80, progressive."""
    h, w = image.shape[:2]
    scale = min(1, edge / max(w, h))
    small = cv2.resize(image, (round(w * scale), round(h * scale)), interpolation=cv2.INTER_AREA)
    factor = 200 - 2 * quality
    table = [min(255, max(1, (v * factor + 50) // 100)) for v in MOZJPEG]
    Image.fromarray(small).save(
        path, qtables=[table, table], progressive=True, subsampling="4:2:0")


def screen(r, document, size, corners, pixels, kind, blur=0.6, noise=1.5, sharpen=0.6):
    """A document on a screen, seen by a camera with Bayer's filters.

    `pixels` of the screen lie across the document; kind is "lcd" (stripes) or "amoled" (PenTile).
    """
    w, h = size
    over = 3
    dh, dw = document.shape[:2]
    shown = cv2.resize(document[..., :3], (pixels, round(pixels * dh / dw)),
        interpolation=cv2.INTER_AREA)
    shown = linear_light(shown)
    sh, sw = shown.shape[:2]
    target = ((np.asarray(corners) + 0.5) * over - 0.5).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(
        target, np.float32([[0, 0], [sw, 0], [sw, sh], [0, sh]]))
    out = np.empty((h, w, 3), np.float32)
    strip = 60
    for top in range(0, h, strip):
        rows = min(strip, h - top)
        y, x = np.mgrid[top * over : (top + rows) * over, 0 : w * over].astype(np.float32)
        d = matrix[2, 0] * x + matrix[2, 1] * y + matrix[2, 2]
        u = (matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2]) / d
        v = (matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2]) / d
        inside = (u >= 0) & (v >= 0) & (u < sw) & (v < sh)
        colour = shown[np.clip(v, 0, sh - 1).astype(int), np.clip(u, 0, sw - 1).astype(int)]
        colour = np.where(inside[..., None], colour, 0.006)
        fu, fv = u % 1, v % 1
        if kind == "lcd":
            bars = np.stack([(fu > k / 3 + 0.03) & (fu < (k + 1) / 3 - 0.03) for k in range(3)], -1)
            mask = bars * ((fv > 0.08) & (fv < 0.92))[..., None] * 3.6
        else:
            odd = (np.floor(u) + np.floor(v)) % 2
            spot = lambda cu, cv, radius: (np.abs(fu - cu) + np.abs(fv - cv) < radius)
            green = spot(0.25, 0.5, 0.22)
            other = spot(0.75, 0.5, 0.30)
            mask = np.stack([other & (odd == 0), green, other & (odd == 1)], -1) * np.float32(
                [11, 10, 11])
        picture = (colour * mask).astype(np.float32)
        out[top : top + rows] = cv2.resize(picture, (w, rows), interpolation=cv2.INTER_AREA)
    out = cv2.GaussianBlur(out, (0, 0), max(0.3, blur))
    raw = np.clip(out * 0.9 + r.standard_normal(out.shape, np.float32) * noise * 0.002, 0, 1)
    y, x = np.mgrid[0:h, 0:w]
    bayer = np.where((y % 2 == 0) & (x % 2 == 0), raw[..., 0], np.where((y + x) % 2 == 1,
        raw[..., 1], raw[..., 2]))
    colour = cv2.cvtColor((bayer * 65535).astype(np.uint16), cv2.COLOR_BayerBG2BGR)[..., ::-1]
    return finish(r, colour.astype(np.float32) / 65535, noise, sharpen, 1)


def as_bytes(image, quality=92):
    out = io.BytesIO()
    Image.fromarray(image).save(out, "JPEG", quality=quality)
    return out.getvalue()
