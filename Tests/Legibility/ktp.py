"""Draws KTP of people who do not exist: eight layouts."""
import dataclasses
import random

import cv2
import numpy as np

import grounds
import people
from canvas import Canvas, Drawing

WIDTH_MM, HEIGHT_MM = 85.60, 53.98
DPI = 600


@dataclasses.dataclass(frozen=True)
class Layout:
    """Places in mm: base lines, left edges and heights of capitals."""
    header: tuple = (5.2, 9.2)
    header_capital: float = 2.7
    number_x: float = 4.0
    number_y: float = 14.8
    number_capital: float = 3.4
    number_face: str = "mono"
    label_x: float = 4.0
    colon_x: float = 23.5
    value_x: float = 25.0
    first_y: float = 18.4
    pitch: float = 2.85
    capital: float = 1.9
    label_capital: float = 1.9
    portrait: tuple = (62.5, 12.5, 19.5, 26.0)
    place_y: float = 42.0
    ink: tuple = (22, 24, 30)
    header_ink: tuple = (20, 22, 28)
    capital_labels: bool = False
    blood_row: bool = False


LAYOUTS = [
    Layout(),
    Layout((4.8, 8.3), 2.4, 5.0, 13.6, 3.2, "liberation-bold", 5.0, 24.0, 25.6, 17.2, 2.95, 1.85,
           1.75, (61.0, 13.5, 20.5, 27.0), 44.0),
    Layout((5.6, 9.8), 2.9, 3.2, 15.6, 3.8, "dejavu-mono", 3.2, 20.5, 22.0, 19.4, 2.75, 1.75, 1.75,
           (63.5, 11.5, 19.0, 25.0), 40.5, (35, 32, 38)),
    Layout((5.0, 8.8), 2.6, 4.2, 14.2, 3.3, "narrow-bold", 4.2, 22.0, 23.4, 18.0, 2.9, 2.05, 1.9,
           (63.0, 12.0, 19.0, 28.0), 43.5, (28, 30, 52)),
    Layout((4.6, 8.2), 2.5, 24.0, 13.4, 3.1, "mono", 4.6, 22.6, 24.0, 17.0, 2.7, 1.7, 1.7,
           (62.0, 14.0, 20.0, 26.0), 43.0, (15, 15, 18), (20, 40, 110)),
    Layout((6.0, 10.0), 2.6, 3.6, 15.2, 3.5, "liberation", 3.6, 21.0, 22.4, 18.8, 2.8, 1.95, 1.8,
           (64.0, 14.0, 18.0, 24.0), 41.5, (40, 40, 44), (30, 30, 34), True),
    Layout((5.2, 9.0), 2.8, 4.4, 14.4, 3.6, "dejavu", 4.4, 24.6, 26.0, 18.0, 2.62, 1.8, 1.7,
           (62.8, 10.8, 19.2, 26.5), 41.0, (30, 28, 26), (30, 28, 26), False, True),
    Layout((4.9, 8.6), 2.5, 3.8, 14.0, 3.3, "serif-condensed", 3.8, 23.0, 24.2, 17.8, 2.88, 2.1,
           2.0, (61.5, 12.8, 20.0, 27.5), 44.2, (52, 50, 56)),
]


def draw(layout: Layout, face: str, ground: str, seed: int) -> Drawing:
    """One card at 600 dpi."""
    rng = random.Random(seed)
    owner, home = people.person(rng), people.place(rng)
    paper = grounds.paint(grounds.KTP_GROUNDS[ground], WIDTH_MM, HEIGHT_MM, DPI, rng)
    canvas = Canvas("ktp", WIDTH_MM, HEIGHT_MM, DPI, paper, face)
    canvas.paste(portrait(owner.year, seed), *layout.portrait)
    canvas.begin_ink()
    middle = WIDTH_MM / 2
    for text, y in zip([f"PROVINSI {home.province}", home.regency], layout.header):
        canvas.text(text, middle, y, layout.header_capital, layout.header_ink, anchor="m")
    write_number(canvas, layout, owner.number)
    write_rows(canvas, layout, rows(layout, owner, home))
    write_place(canvas, layout, home, rng)
    x, y, w, h = layout.portrait
    canvas.mark(x + w / 2, y + h * 0.78, 3.2, 18)
    return canvas.finish()


def write_number(canvas, layout, number):
    x = layout.number_x
    if x < 20:
        x += canvas.text("NIK", x, layout.number_y, layout.number_capital * 0.85, layout.ink) + 2
        canvas.text(":", x, layout.number_y, layout.number_capital, layout.ink, field=False)
        x += 3
    canvas.text(number, x, layout.number_y, layout.number_capital, layout.ink, layout.number_face,
                widest=layout.portrait[0] - x - 1)


def rows(layout, owner, home):
    blood = f"Gol. Darah : {owner.blood}"
    found = [("Nama", owner.name), ("Tempat/Tgl Lahir", f"{owner.town}, {owner.day}"),
             ("Jenis Kelamin", owner.sex), ("Alamat", home.street), ("   RT/RW", home.block),
             ("   Kel/Desa", home.village), ("   Kecamatan", home.district),
             ("Agama", owner.faith), ("Status Perkawinan", owner.status),
             ("Pekerjaan", owner.work), ("Kewarganegaraan", "WNI"),
             ("Berlaku Hingga", "SEUMUR HIDUP")]
    if layout.blood_row:
        found.insert(3, ("Golongan Darah", owner.blood))
    else:
        found[2] = ("Jenis Kelamin", owner.sex, blood)
    return found


def write_rows(canvas, layout, found):
    room = layout.portrait[0] - layout.value_x - 1.2
    for index, (label, value, *more) in enumerate(found):
        y = layout.first_y + index * layout.pitch
        label = label.upper() if layout.capital_labels else label
        indent = (len(label) - len(label.lstrip())) * 0.8
        canvas.text(label.strip(), layout.label_x + indent, y, layout.label_capital, layout.ink,
                    widest=layout.colon_x - layout.label_x - indent - 0.4,
                    field=layout.capital_labels)
        canvas.text(":", layout.colon_x, y, layout.capital, layout.ink, field=False)
        canvas.text(value, layout.value_x, y, layout.capital, layout.ink, widest=room)
        for text in more:
            canvas.text(text, layout.portrait[0] - 1.2, y, layout.label_capital * 0.95, layout.ink,
                        anchor="r", widest=room * 0.42, field=False)


def write_place(canvas, layout, home, rng):
    x, _, w, _ = layout.portrait
    middle = x + w / 2
    capital = layout.capital * 0.95
    canvas.text(home.regency, middle, layout.place_y, capital, layout.ink, anchor="m", widest=22)
    canvas.text(people.day(rng, rng.randint(2012, 2023)), middle, layout.place_y + 2.7, capital,
                layout.ink, anchor="m", widest=22)
    room = HEIGHT_MM - layout.place_y - 4.5
    canvas.scrawl(rng, middle - 7, layout.place_y + 3.6, 14, room, (25, 25, 40), 0.3)


def portrait(year: int, seed: int) -> np.ndarray:
    """A head and shoulders without a face; red ground for odd years, blue for even ones."""
    noise = np.random.default_rng(seed)
    picture = np.zeros((400, 300, 3), np.uint8)
    picture[:] = (176, 32, 40) if year % 2 else (38, 76, 168)
    skin, hair = (196, 148, 116), (34, 26, 24)
    cv2.ellipse(picture, (150, 400), (125, 110), 0, 180, 360, (220, 220, 224), -1, cv2.LINE_AA)
    cv2.ellipse(picture, (150, 140), (72, 88), 0, 0, 360, hair, -1, cv2.LINE_AA)
    cv2.rectangle(picture, (122, 210), (178, 300), skin, -1)
    cv2.ellipse(picture, (150, 170), (60, 82), 0, 0, 360, skin, -1, cv2.LINE_AA)
    for x in (128, 172):
        cv2.ellipse(picture, (x, 160), (11, 5), 0, 0, 360, hair, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (150, 215), (20, 5), 0, 0, 360, (150, 80, 76), -1, cv2.LINE_AA)
    soft = cv2.GaussianBlur(picture, (0, 0), 3).astype(np.float32)
    return np.clip(soft + noise.normal(0, 5, soft.shape), 0, 255).astype(np.uint8)
