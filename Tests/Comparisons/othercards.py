"""Cards of a KTP's size that are none, drawn as papers.py draws: no portrait, at either side, tall.

Each function takes a numpy Generator and gives RGBA at SCALE pixels a millimetre.
"""
import numpy as np
from PIL import Image

import papers

SCALE = 16
WIDTH, HEIGHT = 85.6, 53.98


def fonts(r):
    return papers.FAMILIES[r.integers(len(papers.FAMILIES))]


def colour(r, low=0.1, high=0.95):
    return tuple(r.uniform(low, high, 3))


def code(values):
    return tuple(int(255 * v) for v in values)


def gradient(sheet, r, a, b):
    h, w = sheet.array.shape[:2]
    y, x = np.mgrid[0:1:h * 1j, 0:1:w * 1j]
    t = np.clip(x * np.cos(1) + y * np.sin(1), 0, 1)[..., None]
    picture = (np.array(a) * (1 - t) + np.array(b) * t) * 255
    return replace(sheet, picture)


def replace(sheet, picture):
    sheet.image = Image.fromarray(picture.clip(0, 255).astype(np.uint8))
    sheet.pen = papers.ImageDraw.Draw(sheet.image)
    return sheet


def done(sheet):
    return papers.rounded(sheet.array, SCALE)


def new(r, ground):
    return papers.Sheet(WIDTH, HEIGHT, SCALE, ground)


def rows(sheet, r, x, top, step, height, font, count, numbered, ink=(25, 25, 30), value=None):
    labels = ["Nama", "Alamat", "Tgl Lahir", "NIM", "Prodi", "Jabatan", "Unit", "Faskes", "Berlaku"]
    for i in range(count):
        text = papers.person(r) if r.random() < 0.6 else f"JL. CONTOH NO. {r.integers(1, 99)}"
        if numbered:
            sheet.text(x, top + i * step, f"{i + 1}. {text}", font, height, ink)
        else:
            sheet.text(x, top + i * step, str(labels[i]), font, height, ink)
            sheet.text(x + (value or 16), top + i * step, f": {text}", font, height, ink)


PORTRAITS = [(210, 30, 30), (30, 60, 190), (200, 200, 205), (90, 140, 90)]


def licence(r):
    """A driver's licence: portrait at the left or right, a coloured band, numbered rows."""
    regular, bold = fonts(r)
    s = new(r, colour(r, 0.8, 0.97))
    band = r.uniform(8, 12)
    s.box(0, 0, WIDTH, band, code(colour(r, 0.1, 0.8)))
    white = (250, 250, 250)
    s.text(WIDTH / 2, band * 0.55, "SURAT IZIN MENGEMUDI", bold, 2.8, white, "ms")
    s.text(WIDTH / 2, band * 0.92, "DRIVING LICENSE", regular, 1.6, white, "ms")
    is_right = r.random() < 0.25
    s.face(r, 62 if is_right else 4, r.uniform(14, 18), 20, 25, PORTRAITS[r.integers(4)])
    rows(s, r, 5 if is_right else 28, 18, r.uniform(3.3, 4), r.uniform(1.8, 2.1), regular, 7, True)
    s.text(76 if not is_right else 54, 32, str(r.choice(list("ABC"))), bold, 8, anchor="ms")
    s.text(r.uniform(30, 45), 50,
        f"{papers.digits(r, 4)}-{papers.digits(r, 4)}-{papers.digits(r, 6)}", bold, 2.6)
    return done(s)


def bank(r):
    """A bank card: a chip, 16 digits, a name."""
    regular, bold = fonts(r)
    s = gradient(new(r, (0, 0, 0)), r, colour(r, 0.05, 0.7), colour(r, 0.05, 0.8))
    ink = (240, 240, 240) if s.array.mean() < 0.5 else (20, 20, 20)
    s.text(6, 10, "BANK CONTOH", bold, 3.4, ink)
    s.box(9, 19, 11, 9, (215, 185, 120), 1)
    number = " ".join(papers.digits(r, 4) for _ in range(4))
    s.text(7, r.uniform(33, 38), number, "LiberationMono-Bold", 3.2, ink)
    s.text(40, 42, f"0{r.integers(1, 9)}/2{r.integers(1, 9)}", regular, 2, ink)
    s.text(7, 48, papers.person(r), regular, 2.2, ink)
    s.pen.ellipse([66 * SCALE, 39 * SCALE, 76 * SCALE, 49 * SCALE], (230, 60, 40))
    s.pen.ellipse([72 * SCALE, 39 * SCALE, 82 * SCALE, 49 * SCALE], (245, 160, 40))
    return done(s)


def insurance(r):
    """BPJS and KIS: a logo and a title at the left, label, colon and value rows, no portrait."""
    regular, bold = fonts(r)
    s = new(r, colour(r, 0.85, 1))
    tone = code(colour(r, 0.0, 0.55))
    s.box(4, 3, 9, 9, tone, 2)
    s.text(16, 8, r.choice(["KARTU INDONESIA SEHAT", "JAMINAN KESEHATAN"]), bold, 3, tone)
    s.box(0, HEIGHT - r.uniform(4, 9), WIDTH, 10, tone)
    s.text(5, 20, "Nomor Kartu", regular, 2)
    s.text(r.uniform(22, 28), 20, f": {papers.digits(r, 13)}", bold, 2.6)
    rows(s, r, 5, 25, r.uniform(3.4, 4.2), r.uniform(1.7, 2.1), regular, int(r.integers(4, 6)),
        False, value=20)
    return done(s)


def student(r):
    """A student's or employee's card: a band, portrait at the left or right, a bar code."""
    regular, bold = fonts(r)
    s = new(r, colour(r, 0.75, 1))
    tone = code(colour(r, 0.05, 0.6))
    s.box(0, 0, WIDTH, 13, tone)
    s.pen.ellipse([4 * SCALE, 1.5 * SCALE, 14 * SCALE, 11.5 * SCALE], (240, 210, 60))
    s.text(17, 6, "UNIVERSITAS CONTOH", bold, 2.8, (255, 255, 255))
    s.text(17, 10.5, "KARTU TANDA MAHASISWA", regular, 2, (255, 255, 255))
    is_right = r.random() < 0.5
    s.face(r, 62 if is_right else 4, 17, 18, 24, PORTRAITS[r.integers(4)])
    rows(s, r, 5 if is_right else 26, 21, r.uniform(3.8, 4.8), r.uniform(1.9, 2.3), regular,
        int(r.integers(3, 6)), False)
    x = 6 if is_right else 40
    while x < (56 if is_right else 80):
        width = r.choice([0.3, 0.6, 0.9])
        s.box(x, 44, width, 7, (10, 10, 10))
        x += width + r.choice([0.4, 0.8])
    return done(s)


def tax(r):
    """An NPWP: an emblem, a big number, name and address in a block, no portrait."""
    regular, bold = fonts(r)
    s = gradient(new(r, (1, 1, 1)), r, (0.95, 0.9, 0.5), colour(r, 0.5, 0.9))
    s.pen.ellipse([4 * SCALE, 3 * SCALE, 13 * SCALE, 12 * SCALE], (30, 50, 120))
    s.text(50, 6, "KEMENTERIAN KEUANGAN", bold, 2.2, anchor="ms")
    s.text(50, 10, "DIREKTORAT JENDERAL PAJAK", bold, 2, anchor="ms")
    s.text(8, 22, f"NPWP : {papers.digits(r, 2)}.{papers.digits(r, 3)}.{papers.digits(r, 3)}",
        bold, 3)
    for i in range(5):
        s.text(8, 28 + i * 3.6, f"{papers.person(r)} {papers.person(r)}", regular, 2.1)
    return done(s)


def member(r):
    """A shop's or transport card: artwork and a large mark."""
    regular, bold = fonts(r)
    s = gradient(new(r, (0, 0, 0)), r, colour(r, 0.1, 0.9), colour(r, 0.1, 0.9))
    for _ in range(r.integers(3, 9)):
        x, y, a = r.uniform(0, WIDTH), r.uniform(0, HEIGHT), r.uniform(4, 22)
        s.pen.ellipse([(x - a) * SCALE, (y - a) * SCALE, (x + a) * SCALE, (y + a) * SCALE],
            code(colour(r)))
    s.text(WIDTH * r.uniform(0.3, 0.6), 30, r.choice(["e-money", "MEMBER", "flazz"]), bold, 6,
        (250, 250, 250), "ms")
    s.text(6, 49, papers.digits(r, 16), regular, 2.2, (250, 250, 250))
    return done(s)


def badge(r):
    """A tall badge: a title, a portrait in the middle, a name under it."""
    regular, bold = fonts(r)
    s = papers.Sheet(HEIGHT, WIDTH, SCALE, colour(r, 0.7, 1))
    tone = code(colour(r, 0.05, 0.6))
    s.box(0, 0, HEIGHT, 16, tone)
    s.text(HEIGHT / 2, 9, "PT CONTOH", bold, 3.4, (255, 255, 255), "ms")
    s.face(r, 15, 22, 24, 30, PORTRAITS[r.integers(4)])
    s.text(HEIGHT / 2, 60, papers.person(r), bold, 2.8, anchor="ms")
    s.text(HEIGHT / 2, 65, "STAF ADMINISTRASI", regular, 2, anchor="ms")
    s.box(0, 77, HEIGHT, 9, tone)
    return done(s)


def child(r):
    """A KIA: the nearest to a KTP, pink, two headers, a portrait at the left, fewer rows."""
    regular, bold = fonts(r)
    s = new(r, (0.97, r.uniform(0.72, 0.85), r.uniform(0.75, 0.88)))
    s.text(WIDTH / 2, 5.5, "KARTU IDENTITAS ANAK", bold, 2.4, anchor="ms")
    s.text(WIDTH / 2, 9, f"KABUPATEN {r.choice(papers.PLACES)}", bold, 2.2, anchor="ms")
    s.text(5, 14.5, f"NIK : {papers.digits(r, 16)}", bold, 2.4)
    s.face(r, 5, 18, 17, 23, PORTRAITS[r.integers(4)])
    rows(s, r, 26, 20, r.uniform(3, 3.6), r.uniform(1.6, 1.9), regular, int(r.integers(6, 9)),
        False)
    return done(s)


SORTS = {
    "licence": licence, "bank": bank, "insurance": insurance, "student": student, "tax": tax,
    "member": member, "badge": badge, "child": child}
