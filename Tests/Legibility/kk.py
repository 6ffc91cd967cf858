"""Draws KK of families that do not exist: eight layouts."""
import dataclasses
import random

import cv2
import numpy as np

import grounds
import people
from canvas import Canvas, Drawing

WIDTH_MM, HEIGHT_MM = 297.0, 210.0
DPI = 300
ROWS = 10

# Heading: share of the table's width. A layout names which columns it has, in its order.
UPPER = {"No": 6, "Nama Lengkap": 48, "NIK": 36, "Jenis Kelamin": 23, "Tempat Lahir": 26,
         "Tanggal Lahir": 23, "Agama": 19, "Pendidikan": 36, "Jenis Pekerjaan": 42,
         "Golongan Darah": 12}
LOWER = {"No": 6, "Status Perkawinan": 32, "Tanggal Perkawinan": 26,
         "Status Hubungan Dalam Keluarga": 38, "Kewarganegaraan": 24, "No. Paspor": 22,
         "No. KITAP": 22, "Nama Ayah": 48, "Nama Ibu": 48}
BLACK = (18, 18, 20)


@dataclasses.dataclass(frozen=True)
class Layout:
    """Places in mm; `upper` and `lower` are orders of columns (None: all, as above)."""
    margin: float = 10
    title_y: float = 15
    title_capital: float = 6.0
    number_y: float = 23
    number_capital: float = 3.8
    head_y: float = 30
    head_pitch: float = 4.4
    one_column: bool = False
    upper_y: float = 50
    heading: float = 9
    pitch: float = 4.7
    gap: float = 4
    capital: float = 2.0
    rule: float = 0.2
    fill: tuple = None
    ink: tuple = BLACK
    rule_ink: tuple = BLACK
    title_left: bool = False
    stripes: bool = False
    capital_headings: bool = False
    centred: bool = False
    code_mm: float = 20
    upper: tuple = None
    lower: tuple = None


LAYOUTS = [
    Layout(),
    Layout(12, 14, 5.2, 21, 3.4, 28, 4.2, False, 47, 8, 4.9, 3.5, 1.9, 0.15, (222, 222, 222)),
    Layout(8, 16, 6.8, 25, 4.2, 33, 4.2, False, 52, 9, 4.5, 3, 2.1, 0.3, (188, 215, 238),
           (24, 24, 40), (60, 90, 140)),
    Layout(11, 14, 5.6, 22, 3.6, 28, 3.9, True, 62, 8, 4.3, 3, 1.85, 0.2, None, (45, 45, 45),
           (90, 90, 90), capital_headings=True, code_mm=17),
    Layout(9, 15, 5.8, 15, 3.6, 24, 4.6, False, 44, 10, 5.0, 4, 2.2, 0.25, (214, 232, 214), BLACK,
           (40, 90, 60), title_left=True, code_mm=22),
    Layout(13, 17, 6.2, 25, 3.8, 32, 4.0, False, 50, 8, 4.6, 4, 1.8, 0.12, None, (30, 30, 60),
           (120, 120, 150), stripes=True, centred=True),
    Layout(7, 13, 5.4, 20, 3.5, 27, 4.6, False, 48, 9, 4.8, 3, 2.05, 0.2, (240, 226, 196), BLACK,
           (110, 80, 40), upper=("No", "NIK", "Nama Lengkap", "Jenis Kelamin", "Tanggal Lahir",
                                 "Tempat Lahir", "Pendidikan", "Jenis Pekerjaan", "Agama")),
    Layout(10, 16, 6.4, 24, 4.0, 31, 4.3, False, 51, 7, 4.6, 5, 1.95, 0.35, None, (12, 12, 14),
           BLACK, capital_headings=True, code_mm=24,
           lower=("No", "Status Hubungan Dalam Keluarga", "Status Perkawinan",
                  "Tanggal Perkawinan", "Nama Ayah", "Nama Ibu", "Kewarganegaraan")),
]


def draw(layout: Layout, face: str, ground: str, seed: int) -> Drawing:
    """One sheet at 300 dpi."""
    rng = random.Random(seed)
    home = people.place(rng)
    members = [people.person(rng) for _ in range(rng.choice([3, 3, 4, 4, 5, 6, 7]))]
    paper = grounds.paint(grounds.KK_GROUNDS[ground], WIDTH_MM, HEIGHT_MM, DPI, rng)
    canvas = Canvas("kk", WIDTH_MM, HEIGHT_MM, DPI, paper, face)
    below = layout.upper_y + layout.heading + 3.5 + ROWS * layout.pitch + layout.gap
    tables = [(layout.upper_y, columns(layout, UPPER, layout.upper)),
              (below, columns(layout, LOWER, layout.lower))]
    for y, _ in tables:
        fill_table(canvas, layout, y)
    canvas.begin_ink()
    write_head(canvas, layout, home, members)
    upper, lower = upper_rows(members), lower_rows(members, rng)
    for (y, found), values in zip(tables, (upper, lower)):
        rule_table(canvas, layout, y, found)
        write_table(canvas, layout, y, found, values)
    end = below + layout.heading + 3.5 + ROWS * layout.pitch
    write_foot(canvas, layout, end, members, home, rng)
    return canvas.finish()


def columns(layout, shares, order):
    """Heading, left edge and width of each column, in mm."""
    names = order or tuple(shares)
    room = WIDTH_MM - 2 * layout.margin
    total = sum(shares[name] for name in names)
    found, x = [], layout.margin
    for name in names:
        width = room * shares[name] / total
        found.append((name, x, width))
        x += width
    return found


def write_head(canvas, layout, home, members):
    number = "No. " + people.number(random.Random(members[0].number))
    middle = WIDTH_MM / 2
    if layout.title_left:
        canvas.text("KARTU KELUARGA", layout.margin, layout.title_y, layout.title_capital,
                    layout.ink)
        canvas.text(number, WIDTH_MM - layout.margin - 30, layout.number_y, layout.number_capital,
                    layout.ink, anchor="r")
    else:
        canvas.text("KARTU KELUARGA", middle, layout.title_y, layout.title_capital, layout.ink,
                    anchor="m")
        canvas.text(number, middle, layout.number_y, layout.number_capital, layout.ink, anchor="m")
    canvas.mark(WIDTH_MM - layout.margin - 13, layout.title_y - 2, 4, 0)
    head = [("Nama Kepala Keluarga", members[0].name), ("Alamat", home.street),
            ("RT/RW", home.block), ("Desa/Kelurahan", home.village), ("Kecamatan", home.district),
            ("Kabupaten/Kota", home.regency), ("Kode Pos", home.post), ("Provinsi", home.province)]
    capital = layout.capital * 1.08
    for index, (label, value) in enumerate(head):
        column, row = (0, index) if layout.one_column else divmod(index, 4)
        x = layout.margin + column * (WIDTH_MM * 0.58)
        y = layout.head_y + row * layout.head_pitch + capital
        canvas.text(label, x, y, capital, layout.ink, widest=42, field=False)
        canvas.text(":", x + 43, y, capital, layout.ink, field=False)
        canvas.text(value, x + 45, y, capital, layout.ink, widest=70)


def upper_rows(members):
    return [{"Nama Lengkap": one.name, "NIK": one.number, "Jenis Kelamin": one.sex,
             "Tempat Lahir": one.town, "Tanggal Lahir": one.day, "Agama": one.faith,
             "Pendidikan": one.school, "Jenis Pekerjaan": one.work, "Golongan Darah": one.blood}
            for one in members]


def lower_rows(members, rng):
    roles = ["KEPALA KELUARGA", "ISTRI"] + ["ANAK"] * 4 + ["ORANG TUA"]
    return [{"Status Perkawinan": one.status,
             "Tanggal Perkawinan": people.day(rng, rng.randint(1975, 2020))
             if one.status == "KAWIN" else "-",
             "Status Hubungan Dalam Keluarga": role, "Kewarganegaraan": "WNI", "No. Paspor": "-",
             "No. KITAP": "-", "Nama Ayah": people.name(rng), "Nama Ibu": people.name(rng)}
            for one, role in zip(members, roles)]


def fill_table(canvas, layout, y):
    """Coloured bands, which are paper and not ink."""
    width = WIDTH_MM - 2 * layout.margin
    if layout.fill:
        canvas.rectangle(layout.margin, y, width, layout.heading + 3.5, fill=layout.fill)
    if layout.stripes:
        for row in range(0, ROWS, 2):
            top = y + layout.heading + 3.5 + row * layout.pitch
            canvas.rectangle(layout.margin, top, width, layout.pitch, fill=(232, 234, 244))


def rule_table(canvas, layout, y, found):
    right = WIDTH_MM - layout.margin
    first = y + layout.heading
    bottom = first + 3.5 + ROWS * layout.pitch
    levels = [y, first] + [first + 3.5 + row * layout.pitch for row in range(ROWS + 1)]
    for level in levels:
        canvas.line([(layout.margin, level), (right, level)], layout.rule, layout.rule_ink)
    for x in [left for _, left, _ in found] + [right]:
        canvas.line([(x, y), (x, bottom)], layout.rule, layout.rule_ink)


def write_table(canvas, layout, y, found, values):
    for index, (name, x, width) in enumerate(found):
        write_heading(canvas, layout, name, x + width / 2, y, width - 1.2)
        canvas.text(f"({index})", x + width / 2, y + layout.heading + 2.6, 1.5, layout.ink,
                    anchor="m", field=False)
        for row in range(ROWS):
            base = (y + layout.heading + 3.5 + row * layout.pitch
                    + (layout.pitch + layout.capital) / 2)
            text = str(row + 1) if name == "No" else (
                values[row][name] if row < len(values) else "")
            if not text:
                continue
            middle = layout.centred or len(text) < 3
            canvas.text(text, x + width / 2 if middle else x + 0.9, base, layout.capital,
                        layout.ink, anchor="m" if middle else "l", widest=width - 1.6,
                        field=len(text) > 2)


def write_heading(canvas, layout, name, middle, y, room):
    words = name.upper().split() if layout.capital_headings else name.split()
    half = (len(words) + 1) // 2
    lines = [" ".join(words)] if len(words) == 1 else [" ".join(words[:half]),
                                                       " ".join(words[half:])]
    capital = layout.capital * 0.92
    base = y + layout.heading / 2 + capital / 2 - (len(lines) - 1) * capital * 0.85
    for row, text in enumerate(lines):
        canvas.text(text, middle, base + row * capital * 1.7, capital, layout.ink, anchor="m",
                    widest=room, field=layout.capital_headings)


def write_foot(canvas, layout, y, members, home, rng):
    capital = layout.capital
    room = HEIGHT_MM - y - 6
    code = min(layout.code_mm, room - 2)
    x = WIDTH_MM - layout.margin - code
    canvas.paste(quick_code(members[0].number), x, y + 3, code, code, smooth=False)
    canvas.text("Dikeluarkan Tanggal : " + people.day(rng, rng.randint(2020, 2023)), layout.margin,
                y + 5, capital, layout.ink)
    columns = [(WIDTH_MM * 0.33, "KEPALA KELUARGA", members[0].name, None),
               (WIDTH_MM * 0.66, "KEPALA DINAS KEPENDUDUKAN", people.name(rng),
                "NIP. " + people.number(rng, 18))]
    for middle, role, who, staff in columns:
        canvas.text(role, middle, y + 5, capital, layout.ink, anchor="m")
        canvas.scrawl(rng, middle - 12, y + 6.5, 24, room * 0.35, (30, 30, 70), 0.35)
        canvas.text(who, middle, y + room * 0.62, capital, layout.ink, anchor="m")
        if staff:
            canvas.text(staff, middle, y + room * 0.62 + capital * 1.7, capital, layout.ink,
                        anchor="m")


def quick_code(text) -> np.ndarray:
    modules = cv2.QRCodeEncoder_create().encode("CONTOH " + text)
    return cv2.cvtColor(modules, cv2.COLOR_GRAY2RGB)
