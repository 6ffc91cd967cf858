"""Tills' slips of 14 layouts in 31 fonts for pages.py, as printers with even columns make them.

Letters of double width and height, separators, codes, prices at the right. The fonts are in halves:
usual letters' shapes are drawn in those of half A, among others, and what they are worth was placed
on slips in these; on slips in those of half B nothing was.
"""
import pathlib

import numpy as np
import cv2
from PIL import Image, ImageDraw, ImageFont

from pages_drawing import LATIN_WORDS, WORDS, barcode

SHARE = pathlib.Path("/usr/share/fonts")
EVEN = {
    "A": ["truetype/liberation/LiberationMono-Regular.ttf", "truetype/dejavu/DejaVuSansMono.ttf",
          "truetype/hack/Hack-Bold.ttf", "truetype/inconsolata/Inconsolata.otf",
          "opentype/b612/B612Mono-Regular.otf", "truetype/anonymous-pro/Anonymous Pro.ttf",
          "opentype/ocr-b/OCRB.otf", "fonts-go/Go-Mono-Bold.ttf",
          "truetype/hermit/Hermit-medium.otf", "truetype/mononoki/mononoki-Regular.ttf"],
    "B": ["truetype/jetbrains-mono/JetBrainsMono-Medium.ttf",
          "truetype/firacode/FiraCode-Regular.ttf",
          "opentype/courier-prime/Courier Prime Bold.otf", "truetype/agave/agave-r-autohinted.ttf",
          "truetype/fantasque-sans/Normal/TTF/FantasqueSansMono-Bold.ttf",
          "truetype/cmu/cmuntt.ttf", "truetype/gnutypewriter/GNUTypewriter.ttf",
          "truetype/ocr-a/OCRA.ttf", "truetype/freefont/FreeMonoBold.ttf",
          "truetype/noto/NotoSansMono-Regular.ttf", "truetype/monofur/monof55.ttf"]}
UNEVEN = {
    "A": ["truetype/liberation/LiberationSansNarrow-Regular.ttf", "truetype/lato/Lato-Regular.ttf",
          "truetype/noto/NotoSans-Regular.ttf",
          "opentype/yanone-kaffeesatz/YanoneKaffeesatz-Regular.otf"],
    "B": ["truetype/roboto/unhinted/RobotoCondensed-Regular.ttf",
          "truetype/open-sans/OpenSans-Regular.ttf", "opentype/cantarell/Cantarell-VF.otf",
          "truetype/cmu/cmunss.ttf"]}
CYRILLIC = ("liberation", "dejavu", "hack", "jetbrains-mono", "firacode", "freefont", "noto")
WIDTH, LONGEST = 700, 8000


class Slip:
    """A roll of paper, a printer, and where it prints next."""

    def __init__(self, random, half):
        self.random = random
        self.is_even = random.random() >= 0.2
        files = [SHARE / name for name in (EVEN if self.is_even else UNEVEN)[half]]
        file = files[int(random.integers(len(files)))]
        while not file.exists():
            file = files[int(random.integers(len(files)))]
        self.name = str(file.relative_to(SHARE))
        self.columns = int(random.choice([32, 36, 40, 42, 48]))
        points = int(random.integers(22, 34))
        self.font = ImageFont.truetype(str(file), points)
        letter = self.font.getlength("0")
        self.leading = max(int(sum(self.font.getmetrics()) * random.uniform(0.86, 1.15)),
                           int(points * 1.02))
        self.left = int(letter * random.uniform(1, 3))
        self.width = int(self.columns * letter + 2 * self.left)
        self.right = self.width - self.left
        self.paper, self.ink = int(random.integers(215, 256)), int(random.integers(10, 110))
        self.image = Image.new("L", (self.width, LONGEST), self.paper)
        self.draw = ImageDraw.Draw(self.image)
        self.y = int(random.integers(10, 120))
        is_cyrillic = random.random() < 0.25 and any(f"/{part}/" in f"/{self.name}"
                                                     for part in CYRILLIC)
        self.script = "cyrillic" if is_cyrillic else "latin"
        self.words = (WORDS["cyrillic"] if is_cyrillic else
                      LATIN_WORDS[str(random.choice(list(LATIN_WORDS)))]).split()
        self.is_shouting = random.random() < 0.5
        self.point, self.dash = str(random.choice([",", ".", "k"])), str(random.choice([*"./-"]))
        self.aligns = random.random() < 0.5

    def text(self, count, caps=None):
        line = " ".join(str(word) for word in self.random.choice(self.words, count))
        if self.is_shouting if caps is None else caps:
            return line.upper()
        return line.title() if self.random.random() < 0.6 else line.capitalize()

    def put(self, x, text, wide=1, high=1):
        if self.y > LONGEST - 300:
            return
        if wide == high == 1:
            self.draw.text((x, self.y), text, font=self.font, fill=self.ink)
            return
        size = max(1, int(self.font.getlength(text)) + 4), self.leading + 8
        image = Image.new("L", size, self.paper)
        ImageDraw.Draw(image).text((0, 0), text, font=self.font, fill=self.ink)
        self.image.paste(image.resize((size[0] * wide, size[1] * high)), (int(x), self.y))

    def line(self, text, align="left", wide=1, high=1):
        text = text[:self.columns // wide] if self.is_even else text
        room = self.width - self.font.getlength(text) * wide
        self.put({"left": self.left, "centre": room / 2, "right": room - self.left}[align], text,
                 wide, high)
        self.y += self.leading * high

    def pair(self, left, right, wide=1, high=1):
        end = self.right - self.font.getlength(right) * wide
        while left and self.left + self.font.getlength(left + " ") * wide > end:
            left = left[:-1]
        self.put(self.left, left, wide, high)
        self.put(end, right, wide, high)
        self.y += self.leading * high

    def rule(self, mark=None):
        mark = mark or str(self.random.choice([*"-=*_.-"]))
        self.line(mark * int((self.right - self.left) / self.font.getlength(mark) + 0.01))

    def skip(self, lines=1.0):
        self.y += int(self.leading * lines)

    def number(self, digits):
        return "".join(str(digit) for digit in self.random.integers(0, 10, digits))

    def price(self, most=90):
        whole = self.random.integers(1, most)
        return f"{whole}.{self.number(1)}00" if self.point == "k" else (
            f"{whole}{self.point}{self.number(2)}")

    def date(self):
        day, month, year = (self.random.integers(a, b) for a, b in ((1, 29), (1, 13), (10, 27)))
        return f"{day:02d}{self.dash}{month:02d}{self.dash}20{year:02d}"

    def time(self):
        return f"{self.random.integers(0, 24):02d}:{self.random.integers(0, 60):02d}"

    def code(self):
        barcode(self, self.random.random() < 0.5)
        self.line(self.number(13), "centre")

    def square(self):
        """A code of squares with its three finders."""
        count, side = int(self.random.choice([21, 25, 29])), int(self.random.integers(5, 9))
        cells = self.random.random((count, count)) < 0.5
        for y, x in ((0, 0), (0, count - 7), (count - 7, 0)):
            cells[y:y + 7, x:x + 7] = True
            cells[y + 1:y + 6, x + 1:x + 6] = False
            cells[y + 2:y + 5, x + 2:x + 5] = True
        tones = np.where(cells, self.ink, self.paper).astype(np.uint8)
        image = Image.fromarray(tones).resize((count * side,) * 2, Image.NEAREST)
        self.image.paste(image, ((self.width - count * side) // 2, self.y))
        self.y += count * side + 10

    def head(self, align="centre", lines=None):
        random = self.random
        if random.random() < 0.3:
            high, middle = int(random.integers(60, 160)), self.width // 2
            box = [middle - high, self.y, middle + high, self.y + high]
            if random.random() < 0.5:
                self.draw.ellipse(box, outline=self.ink, width=8)
            else:
                self.draw.rectangle(box, fill=self.ink)
            self.y += high + 15
        if random.random() < 0.7:
            self.line(self.text(2, random.random() < 0.6 or None), align, 2,
                      2 if random.random() < 0.7 else 1)
        for _ in range(lines or int(random.integers(2, 6))):
            tail = " " + self.number(3) if random.random() < 0.4 else ""
            self.line(self.text(int(random.integers(2, 4))) + tail, align)
        if random.random() < 0.6:
            self.line(f"TEL {self.number(4)}-{self.number(6)}", align)

    def foot(self, align="centre"):
        for _ in range(int(self.random.integers(1, 5))):
            self.line(self.text(int(self.random.integers(2, 5))), align)

    def entries(self, words, value):
        """Names and values: at both ends, or after colons."""
        for word in words:
            if self.aligns:
                self.pair(word, value(word))
            else:
                self.line(f"{word:<11}: {value(word)}")

    def finished(self):
        """The slip in code values, cut off."""
        rows = np.asarray(self.image)[:self.y + int(self.random.integers(10, 150))]
        high = max(500, len(rows) * WIDTH // self.width)
        return cv2.resize(rows, (WIDTH, high), interpolation=cv2.INTER_AREA)


def market(s):
    s.head()
    s.rule()
    for _ in range(int(s.random.integers(5, 35))):
        s.pair(s.text(int(s.random.integers(1, 4))), f"{s.price()} {s.random.choice(['A', 'B'])}")
        if s.random.random() < 0.15:
            s.line(f"   {s.random.integers(2, 9)} x {s.price()}")
    s.rule()
    s.pair("TOTAL", s.price(900), 2, 2 if s.random.random() < 0.5 else 1)
    s.rule("-")
    s.pair("CASH", s.price(900))
    s.pair("CHANGE", s.price(900))
    s.line(f"{s.date()} {s.time()}  {s.number(4)} {s.number(6)}", "centre")
    s.foot()
    if s.random.random() < 0.5:
        s.code()


def cafe(s):
    s.head(lines=2)
    s.line(f"{s.date()}   {s.time()}")
    s.rule("-")
    for _ in range(int(s.random.integers(3, 10))):
        s.pair(f"{s.random.integers(1, 5)} {s.text(2)}", s.price())
    s.rule("-")
    for word in ("Subtotal", "Tax 10%", "Service"):
        s.pair(word, s.price())
    s.pair("Total", s.price(300), 1, 2)
    s.foot()
    if s.random.random() < 0.4:
        s.square()


def minimart(s):
    s.head(lines=3)
    s.rule("=")
    for _ in range(int(s.random.integers(3, 22))):
        s.pair(s.text(2, True)[:s.columns // 2 - 2],
               f"{s.random.integers(1, 4)} {s.number(4):>6} {s.price():>7}")
    s.rule("-")
    for word in ("HARGA JUAL", "TOTAL", "TUNAI", "KEMBALI", "PPN"):
        s.pair(" " * (s.columns * 2 // 5) + word + " :", s.price(200))
    s.foot()


def pharmacy(s):
    s.head("left")
    s.line(f"No {s.number(8)}  {s.date()}")
    s.rule()
    for _ in range(int(s.random.integers(3, 18))):
        s.line(s.text(int(s.random.integers(2, 4))))
        s.pair(f"  {s.random.integers(1, 20)} pcs x {s.price()}", s.price(300))
    s.rule()
    s.pair("Grand Total", s.price(900))
    s.foot("left")


def card(s):
    s.head(lines=2)
    s.skip()
    words = ("TERMINAL", "MERCHANT", "CARD TYPE", "CARD NO", "EXPIRY", "BATCH", "TRACE", "REF NO")
    s.entries(words, lambda _: s.number(int(s.random.integers(4, 12))))
    s.skip()
    s.pair("AMOUNT", s.price(900), 2, 2 if s.random.random() < 0.5 else 1)
    s.skip(2)
    s.foot()


def fuel(s):
    s.head()
    s.rule()
    s.entries(("Pump", "Product", "Price/L", "Volume", "Total", "Shift", "Plate"),
              lambda _: s.price())
    s.rule()
    s.line(s.date() + " " + s.time(), "centre")
    s.foot()


def machine(s):
    s.head(lines=1)
    s.pair(f"{s.date()}  {s.time()}", s.number(6))
    for word in ("CARD", "RECORD NO", "WITHDRAWAL", "FROM ACCOUNT", "BALANCE", "FEE"):
        s.pair(word, s.number(int(s.random.integers(4, 16))))
        s.skip(float(s.random.choice([0, 0.5])))
    s.foot("left")


def taxi(s):
    s.head(lines=2)
    s.rule("*")
    for word in ("TRIP", "START", "END", "KM", "RATE", "WAIT", "EXTRA"):
        s.pair(word, s.time() if word in ("START", "END") else s.price())
    s.rule("*")
    s.line("FARE", "centre")
    s.line(s.price(200), "centre", 3, 3)
    s.foot()


def parking(s):
    s.line(s.text(2, True), "centre", 2, 2)
    s.line(s.date(), "centre", 1, 2)
    s.line(s.time(), "centre", 3, 3)
    s.skip()
    s.code()
    for _ in range(int(s.random.integers(4, 14))):
        s.line(s.text(int(s.random.integers(3, 6)), False))


def restaurant(s):
    s.head()
    for _ in range(int(s.random.integers(2, 5))):
        s.line(s.text(1, True) + ":")
        for _ in range(int(s.random.integers(1, 6))):
            s.pair("  " + s.text(2, False), f"{s.random.integers(1, 4)}   {s.price()}")
    s.rule()
    s.pair("VAT 7.0%", s.price())
    s.line(f"{s.date()}, {s.time()}", "right")
    s.foot()


def courier(s):
    s.code()
    s.rule("-")
    for word in ("FROM", "TO"):
        s.line(word + ":", "left", 2, 1)
        for _ in range(3):
            s.line(f"{s.text(3)} {s.number(2)}")
    s.entries(("Weight", "Service", "Cost", "Insured"), lambda _: s.price())
    for _ in range(int(s.random.integers(2, 9))):
        s.line(s.text(5, False))


def token(s):
    s.head("left", 1)
    s.skip()
    words = ("NO METER", "IDPEL", "NAMA", "TARIF", "NO REF", "RP BAYAR", "PPN", "PPJ", "JML KWH")
    s.entries(words, lambda word: s.text(2, True) if word == "NAMA" else (
        s.number(int(s.random.integers(3, 12)))))
    s.line("TOKEN", "centre")
    s.line(" ".join(s.number(4) for _ in range(5)), "centre", 1, 2)
    s.foot()


def queue(s):
    s.head(lines=1)
    s.line(str(s.random.choice([*"ABC"])) + s.number(3), "centre", 5, 5)
    s.skip()
    for _ in range(int(s.random.integers(4, 10))):
        s.line(s.text(int(s.random.integers(2, 5))), "centre")


def pawn(s):
    s.head("left", 3)
    s.rule("=")
    for place in range(1, int(s.random.integers(5, 25))):
        s.line(f"{place:02d} {s.date()} {s.number(5)} {s.price(900):>9} {s.price(900):>9}")
    s.rule("=")
    s.pair("SALDO", s.price(9000))
    s.foot("left")


SLIPS = {f.__name__: f for f in (
    market, cafe, minimart, pharmacy, card, fuel, machine, taxi, parking, restaurant, courier,
    token, queue, pawn)}


def drawn(random, place):
    """The slip of this place in a set: its picture, its layout and what it was drawn with."""
    layout = list(SLIPS)[place % len(SLIPS)]
    slip = Slip(random, "AB"[place // len(SLIPS) % 2])
    SLIPS[layout](slip)
    return slip.finished(), layout, slip
