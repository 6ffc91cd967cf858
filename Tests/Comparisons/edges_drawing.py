"""Documents, grounds and holders for edges.py: of nobody, and each drawn differently.

A document is a picture (BGR) and how much of each of its pixels covers what lies below, 0…1
(an ID card has round corners). A layout follows the printed document; sizes, places, colours, fonts
and grounds are drawn by lot.
"""
import pathlib

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = [
    font for font in [
        "liberation/LiberationSans-Regular.ttf", "liberation/LiberationSansNarrow-Regular.ttf",
        "dejavu/DejaVuSans.ttf", "dejavu/DejaVuSansCondensed.ttf", "freefont/FreeSans.ttf",
        "dejavu/DejaVuSerif.ttf", "noto/NotoSans-Regular.ttf", "freefont/FreeSerif.ttf"]
    if (pathlib.Path("/usr/share/fonts/truetype") / font).exists()]
MONO = ["liberation/LiberationMono-Bold.ttf", "dejavu/DejaVuSansMono-Bold.ttf"]
WORDS = ("CONTOH SURYA MELATI RAYA BUDI SARI UTAMA KENANGA PASAR LAMA TIMUR BARAT DUSUN JAYA "
         "MAKMUR WIRASWASTA PELAJAR BELUM KAWIN ISLAM INDONESIA KEPALA ANAK ISTRI TAMAT").split()


def font(name, size):
    return ImageFont.truetype(f"/usr/share/fonts/truetype/{name}", max(6, round(size)))


def words(random, count):
    return " ".join(random.choice(WORDS, count))


def digits(random, count):
    return "".join(random.choice(list("0123456789"), count))


def document(random, kind, white=False):
    draw = {"ktp": card, "kk": family_card, "lainnya": page}[kind]
    return draw(random, white) if kind != "ktp" else card(random)


def guilloche(random, size, colour, strength):
    """Fine families of waves over the ground: 0 to 3 of them."""
    w, h = size
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    ground = np.ones((h, w, 3), np.float32) * np.float32(colour)
    for _ in range(random.integers(0, 4)):
        angle, pitch = random.uniform(0, np.pi), random.uniform(14, 40)
        along, across = np.cos(angle) * x + np.sin(angle) * y, np.cos(angle) * y - np.sin(angle) * x
        wave = across + random.uniform(5, 40) * np.sin(along / random.uniform(40, 200))
        line = np.cos(2 * np.pi * wave / pitch) > random.uniform(0.3, 0.8)
        ground *= 1 - strength * line[..., None] * np.float32(random.uniform(0.2, 1, 3))
    return ground


def rounded(size, radius):
    cover = np.zeros((size[1], size[0]), np.float32)
    image = Image.new("L", size, 0)
    ImageDraw.Draw(image).rounded_rectangle([0, 0, size[0] - 1, size[1] - 1], radius, fill=255)
    cover[:] = np.asarray(image, np.float32) / 255
    return cover


def card(random):
    """An identity card, 24 pixels a millimetre."""
    w, h = 2054, 1296
    mm = w / 85.6
    pale = random.uniform(0, 0.5)
    blue = np.array([random.uniform(225, 245), random.uniform(190, 225), random.uniform(140, 195)])
    ground = guilloche(random, (w, h), blue * (1 - pale) + 245 * pale, random.uniform(0, 0.06))
    ground *= np.linspace(1, random.uniform(0.85, 1.1), w)[None, :, None]
    image = Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8)[..., ::-1])
    draw = ImageDraw.Draw(image)
    name = random.choice(FONTS)
    ink = tuple(int(v) for v in random.integers(5, 50, 3))
    header = font(name, random.uniform(3.4, 4.6) * mm)
    for i, text in enumerate(["PROVINSI " + words(random, 2), "KOTA " + words(random, 2)]):
        draw.text((w * random.uniform(0.46, 0.52), (4.5 + 4.3 * i) * mm), text, ink, header, "mm")
    left, top = random.uniform(2.5, 5) * mm, random.uniform(13, 15) * mm
    draw.text((left, top), "NIK", ink, font(name, 3.6 * mm), "lm")
    draw.text((left + 12 * mm, top), ": " + digits(random, 16), ink,
              font(random.choice(MONO), random.uniform(3.8, 4.8) * mm), "lm")
    size, step = random.uniform(2.1, 2.7), random.uniform(2.7, 3.1)
    labels = ("Nama,Tempat/Tgl Lahir,Jenis kelamin,Alamat,   RT/RW,   Kel/Desa,   Kecamatan,Agama,"
              "Status Perkawinan,Pekerjaan,Kewarganegaraan,Berlaku Hingga").split(",")
    rows, value = font(name, size * mm), left + random.uniform(18, 22) * mm
    for i, label in enumerate(labels):
        y = top + (3.8 + step * i) * mm
        draw.text((left, y), label, ink, rows, "lm")
        draw.text((value, y), ": " + words(random, random.integers(1, 4)), ink, rows, "lm")
    pw = random.uniform(18, 22) * mm
    ph = min(29 * mm, pw * random.uniform(1.15, 1.5))
    x, y = w - random.uniform(2.5, 5) * mm - pw, random.uniform(9.5, 13) * mm
    portrait(random, draw, x, y, pw, ph)
    foot = font(name, size * 0.9 * mm)
    for i, text in enumerate(["KOTA " + words(random, 1), "01-02-2013"]):
        draw.text((x + pw / 2, y + ph + (2.2 + 2.6 * i) * mm), text, ink, foot, "mm")
    signature = np.cumsum(random.normal(0, 1.2, (30, 2)), 0) * mm / 2
    signature += [x + pw / 2, min(h - 4 * mm, y + ph + 9 * mm)]
    draw.line([tuple(p) for p in signature], ink, 4)
    picture = np.asarray(image)[..., ::-1]
    return picture, rounded((w, h), random.uniform(2.6, 3.4) * mm)


def portrait(random, draw, x, y, w, h):
    """A head on a ground of one colour with a hard border, sometimes a thin frame."""
    ground = [(190, 30, 35), (30, 60, 170), (220, 120, 40)][random.integers(0, 3)]
    draw.rectangle([x, y, x + w, y + h], ground)
    skin = tuple(int(v) for v in np.array([196, 150, 120]) * random.uniform(0.7, 1.1))
    draw.ellipse([x + w * 0.1, y + h * 0.68, x + w * 0.9, y + h * 1.3], (235, 235, 235))
    draw.rectangle([x, y + h, x + w, y + h * 1.32], None)
    draw.ellipse([x + w * 0.27, y + h * 0.12, x + w * 0.73, y + h * 0.72], skin)
    draw.pieslice([x + w * 0.25, y + h * 0.07, x + w * 0.75, y + h * 0.6], 180, 360, (25, 20, 20))
    if random.random() < 0.3:
        draw.rectangle([x, y, x + w, y + h], None, (240, 240, 240), 6)


def family_card(random, white=False):
    """A family card, 10 pixels a millimetre: white paper, or the old kind with a printed ground."""
    w, h = 2970, 2100
    old = not white and random.random() < 0.25
    tone = np.array([250, 250, 250]) if not old else random.uniform(205, 245, 3)
    ground = guilloche(random, (w, h), tone, 0.08 if old else 0)
    image = Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8)[..., ::-1])
    draw = ImageDraw.Draw(image)
    name, ink = random.choice(FONTS), (25, 25, 30)
    title = font(name, random.uniform(75, 100))
    draw.text((w / 2, 110), "KARTU KELUARGA", ink, title, "mm", stroke_width=3)
    draw.text((w / 2, 200), "No. " + digits(random, 16), ink, font(name, 60), "mm")
    small = font(name, random.uniform(24, 30))
    for column in (0.05, 0.55):
        for i in range(4):
            y = 270 + 42 * i
            draw.text((w * column, y), f"{words(random, 1).title()}  : {words(random, 3)}", ink,
                      small, "lm")
    margin, y = random.uniform(0.03, 0.06) * w, 460
    for _ in range(2):
        columns = int(random.integers(6, 10))
        edges = np.concatenate([[0], np.sort(random.uniform(0.05, 0.95, columns)), [1]])
        edges = margin + edges * (w - 2 * margin)
        step = random.uniform(50, 56)
        for row in range(12):
            draw.line([margin, y + row * step, w - margin, y + row * step], ink, 3)
            if row == 11 or 0 < row and random.random() < 0.3:
                continue
            for a, b in zip(edges[:-1], edges[1:]):
                text = words(random, random.integers(1, 4))
                draw.text((a + 8, y + (row + 0.5) * step), text[:max(1, int((b - a) / 19))], ink,
                          small, "lm")
        for x in edges:
            draw.line([x, y, x, y + 11 * step], ink, 3)
        y += 11 * step + 60
    side = round(random.uniform(200, 260))
    code = (random.random((29, 29)) < 0.5).astype(np.uint8) * 255
    code = Image.fromarray(cv2.resize(code, (side, side), interpolation=cv2.INTER_NEAREST))
    image.paste(code.convert("RGB"), (round(w - margin - side - 60), round(h - side - 60)))
    draw.text((w * 0.4, h - 260), "KEPALA DINAS", ink, small, "mm")
    draw.text((w * 0.4, h - 90), words(random, 3), ink, small, "mm")
    return np.asarray(image)[..., ::-1], np.ones((h, w), np.float32)


def page(random, white=False):
    """A printed page, 10 pixels a millimetre, on which text may nearly touch the border."""
    w, h = 2100, 2970
    tone = 250 if white else random.uniform(215, 252)
    image = Image.new("RGB", (w, h), tuple([int(tone)] * 3))
    draw = ImageDraw.Draw(image)
    name, ink = random.choice(FONTS), (25, 25, 30)
    margin = random.uniform(0.04, 0.12) * w
    y = margin
    if random.random() < 0.5:
        draw.rectangle([margin, y, margin + 240, y + 240], (60, 60, 120))
        y += 320
    text = font(name, random.uniform(36, 50))
    while y < h - margin - 60:
        if random.random() < 0.08:
            y += 60
            continue
        line, width = "", random.uniform(0.5, 1) if random.random() < 0.2 else 1
        while draw.textlength(line, text) < (w - 2 * margin) * width - 200:
            line += words(random, 1).lower() + " "
        draw.text((margin, y), line, ink, text)
        y += 66
    return np.asarray(image)[..., ::-1], np.ones((h, w), np.float32)


def noise(random, size, coarse):
    """Smooth noise of one wavelength across and one down, 0 in the mean, about 1 in size."""
    w, h = size
    small = random.standard_normal(
        (max(2, int(h / coarse[1])), max(2, int(w / coarse[0]))), np.float32)
    return cv2.resize(small, (w, h), interpolation=cv2.INTER_CUBIC)


def ground(random, kind, size):
    """A table, floor or desk, in pixels of the photo."""
    w, h = size
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    tones = {"plain": (90, 225), "wood": (70, 190), "cloth": (50, 200), "marble": (170, 230),
             "dark": (15, 60), "white": (225, 248)}
    low, high = tones.get(kind, (80, 220))
    base = np.float32(random.uniform(low, high) * random.uniform(0.85, 1.08, 3))
    if kind == "white":
        base = np.full(3, random.uniform(low, high), np.float32)
    picture = np.ones((h, w, 3), np.float32) * base
    if kind == "wood":
        grain = noise(random, size, (300, 5)) * 0.08 + noise(random, size, (900, 40)) * 0.06
        picture *= 1 + grain[..., None]
        board = random.uniform(150, 500)
        picture *= np.where(np.abs(y % board) < 3, 0.6, 1)[..., None]
    elif kind == "cloth":
        pitch = random.uniform(5, 12)
        weave = np.sin(2 * np.pi * x / pitch) * np.sin(2 * np.pi * y / pitch)
        picture *= 1 + 0.07 * weave[..., None] + 0.04 * noise(random, size, (6, 6))[..., None]
        if random.random() < 0.5:
            stripe = np.sin(2 * np.pi * (x + y * random.uniform(-1, 1)) / 160) > 0.6
            picture[stripe] *= np.float32(random.uniform(0.6, 1.2, 3))
    elif kind == "marble":
        vein = np.abs(noise(random, size, (250, 120)) + noise(random, size, (60, 60)) * 0.4)
        picture *= 1 - 0.15 * np.exp(-vein * 6)[..., None]
    elif kind in RECTANGULAR:
        picture = RECTANGULAR[kind](random, picture)
        angle = random.uniform(-20, 20)
        turn = cv2.getRotationMatrix2D((w / 2, h / 2), angle, 1.5)
        picture = cv2.warpAffine(picture, turn, (w, h), borderMode=cv2.BORDER_REFLECT)
    return picture * (1 + 0.01 * noise(random, size, (3, 3)))[..., None]


def tiles(random, picture):
    h, w = picture.shape[:2]
    side, gap = random.uniform(140, 380), random.uniform(3, 8)
    joint = np.float32(random.uniform(0.5, 1.2))
    for i, top in enumerate(np.arange(0, h, side)):
        for left in np.arange(0, w, side):
            tone = random.uniform(0.9, 1.1) if random.random() < 0.5 else 1
            picture[int(top):int(top + side), int(left):int(left + side)] *= tone
    y, x = np.mgrid[0:h, 0:w]
    picture[(y % side < gap) | (x % side < gap)] *= joint
    return picture


def notebook(random, picture):
    h, w = picture.shape[:2]
    picture[:] = random.uniform(205, 240)
    pitch = random.uniform(22, 45)
    y, x = np.mgrid[0:h, 0:w]
    rules = y % pitch < 2
    if random.random() < 0.4:
        rules |= x % pitch < 2
    picture[rules] = np.float32([200, 160, 140])
    picture[:, int(w * 0.15):int(w * 0.15) + 3] = np.float32([120, 110, 220])
    return picture


def keyboard(random, picture):
    h, w = picture.shape[:2]
    keys = np.full(picture.shape, random.uniform(20, 70), np.uint8)
    key = random.uniform(80, 130)
    shade = random.uniform(15, 60) if random.random() < 0.6 else random.uniform(170, 230)
    for row, top in enumerate(np.arange(0, h, key)):
        for left in np.arange(-key * (row % 3) / 3, w, key):
            a, b = (int(left + key * 0.07), int(top + key * 0.07)), (int(left + key * 0.93),
                                                                     int(top + key * 0.93))
            cv2.rectangle(keys, a, b, [shade + 10] * 3, -1)
            cv2.putText(keys, "QWERTYUIOPAS"[random.integers(0, 12)], (a[0] + 12, b[1] - 30),
                        cv2.FONT_HERSHEY_SIMPLEX, 0.9, [255 - shade] * 3, 2)
    return keys.astype(np.float32)


def books(random, picture):
    h, w = picture.shape[:2]
    for _ in range(int(random.integers(5, 12))):
        size = random.uniform(150, 700, 2)
        centre = random.uniform(0, 1, 2) * [w, h]
        box = cv2.boxPoints((centre.tolist(), size.tolist(), float(random.uniform(-25, 25))))
        cv2.fillPoly(picture, [np.int32(box)], random.uniform(30, 240, 3).tolist())
    return picture


def boards(random, picture):
    h, w = picture.shape[:2]
    x = 0
    while x < w:
        width = int(random.uniform(60, 300))
        picture[:, x:x + width] *= random.uniform(0.8, 1.15)
        picture[:, x:x + 4] *= 0.5
        x += width
    return picture


RECTANGULAR = {"tiles": tiles, "notebook": notebook, "keyboard": keyboard, "books": books,
               "boards": boards}


def holder(random, kind, outer, document):
    """A wallet's window or a clear sleeve with a card in it, and the card's corners in millimetres.
    """
    mm = 20
    w, h = (round(side * mm) for side in outer)
    dark = random.uniform(20, 90)
    picture = np.ones((h, w, 3), np.float32) * np.float32([dark * 0.6, dark * 0.8, dark * 1.1])
    picture *= 1 + 0.05 * noise(random, (w, h), (8, 8))[..., None]
    if kind == "sleeve":
        picture[:] = np.float32(random.uniform(150, 225, 3)).mean() + random.uniform(-6, 6, 3)
        picture += 4 * noise(random, (w, h), (200, 60))[..., None]
        cv2.rectangle(picture, (12, 12), (w - 13, h - 13), [float(random.uniform(200, 250))] * 3, 6)
    room = np.array(outer) - [85.6, 53.98]
    left, top = room * random.uniform(0.2, 0.8, 2)
    picture_of_card, cover = document
    size = (round(85.6 * mm), round(53.98 * mm))
    card = cv2.resize(np.ascontiguousarray(picture_of_card), size, interpolation=cv2.INTER_AREA)
    cover = cv2.resize(cover, size, interpolation=cv2.INTER_AREA)[..., None]
    x, y = round(left * mm), round(top * mm)
    if kind == "wallet":
        # The seam around the window.
        cv2.rectangle(picture, (40, 40), (w - 41, h - 41), [dark * 1.6] * 3, 4)
    part = picture[y:y + size[1], x:x + size[0]]
    part[:] = part * (1 - cover) + card * cover
    if kind == "sleeve":
        veil = np.clip(noise(random, (w, h), (900, 500)), 0, 1)[..., None] * random.uniform(0, 25)
        picture += veil
    corners = [[left, top], [left + 85.6, top], [left + 85.6, top + 53.98], [left, top + 53.98]]
    return picture, corners
