"""A sheet to draw on in millimetres, which remembers what was written where."""
import dataclasses
import functools
import subprocess

import numpy as np
from PIL import Image, ImageDraw, ImageFont

MM_PER_INCH = 25.4
# Narrower than this a word is not squeezed into its column; words are left out instead.
NARROWEST = 0.76

# Name of a face in labels: fontconfig's pattern.
FACES = {
    "dejavu-condensed": "DejaVu Sans:style=Condensed",
    "dejavu": "DejaVu Sans:style=Book",
    "liberation": "Liberation Sans:style=Regular",
    "liberation-bold": "Liberation Sans:style=Bold",
    "narrow": "Liberation Sans Narrow:style=Regular",
    "narrow-bold": "Liberation Sans Narrow:style=Bold",
    "noto": "Noto Sans:style=Regular",
    "free": "FreeSans:style=Medium",
    "mono": "Liberation Mono:style=Bold",
    "dejavu-mono": "DejaVu Sans Mono:style=Book",
    "serif-condensed": "DejaVu Serif:style=Condensed",
    "serif": "Liberation Serif:style=Regular",
}


@functools.lru_cache(maxsize=None)
def face_file(face: str) -> str:
    """The file of a face, as fontconfig finds it."""
    return subprocess.run(["fc-match", "-f", "%{file}", FACES[face]], check=True,
                          capture_output=True, text=True).stdout


@functools.lru_cache(maxsize=512)
def font(face: str, capital_px: float) -> ImageFont.FreeTypeFont:
    """A font whose capital H is `capital_px` pixels high."""
    probe = ImageFont.truetype(face_file(face), 1000)
    left, top, right, bottom = probe.getbbox("H")
    return ImageFont.truetype(face_file(face), capital_px * 1000 / (bottom - top))


@dataclasses.dataclass
class Field:
    """What is printed, and its box: left, top, width, height in mm."""
    text: str
    box: tuple


@dataclasses.dataclass
class Drawing:
    """A finished document: `paper` is the same sheet before any ink."""
    kind: str
    width_mm: float
    height_mm: float
    dpi: float
    image: np.ndarray
    paper: np.ndarray
    fields: list


class Canvas:
    """Draws ink on a ground (RGB, float 0…1, of the size of the sheet)."""

    def __init__(self, kind, width_mm, height_mm, dpi, ground, face):
        self.kind, self.width_mm, self.height_mm, self.dpi = kind, width_mm, height_mm, dpi
        self.scale = dpi / MM_PER_INCH
        self.face = face
        self.image = Image.fromarray((np.clip(ground, 0, 1) * 255 + 0.5).astype(np.uint8))
        self.pen = ImageDraw.Draw(self.image)
        self.paper = None
        self.fields = []

    def px(self, mm):
        return mm * self.scale

    def begin_ink(self):
        """From here on all is ink, which can be faint."""
        self.paper = np.asarray(self.image).copy()

    def text(self, text, x, y, capital, ink, face=None, anchor="l", widest=None, field=True):
        """Writes capitals `capital` mm high with the base line at y; gives the width in mm.

        `anchor` is l, m or r; text wider than `widest` mm is squeezed, then loses words.
        """
        chosen = font(face or self.face, self.px(capital))
        width = chosen.getlength(text) / self.scale
        while widest and width * NARROWEST > widest and " " in text:
            text = text.rsplit(" ", 1)[0]
            width = chosen.getlength(text) / self.scale
        squeeze = min(1, widest / width) if widest else 1
        width *= squeeze
        left = x - {"l": 0, "m": width / 2, "r": width}[anchor]
        self._put(chosen, text, left, y, capital, squeeze, ink)
        if field:
            self.fields.append(Field(text, (left, y - capital, width, capital)))
        return width

    def _put(self, chosen, text, left, y, capital, squeeze, ink):
        above, below = self.px(capital * 1.5), self.px(capital * 0.6)
        wide = int(chosen.getlength(text)) + 8
        mask = Image.new("L", (wide, int(above + below)))
        ImageDraw.Draw(mask).text((2, above), text, font=chosen, fill=255, anchor="ls")
        if squeeze < 1:
            mask = mask.resize((max(1, int(wide * squeeze)), mask.height), Image.Resampling.BOX)
        self.image.paste(ink, (int(self.px(left)) - 2, int(self.px(y) - above)), mask)

    def line(self, points, width, ink):
        self.pen.line([(self.px(x), self.px(y)) for x, y in points], fill=ink,
                      width=max(1, round(self.px(width))), joint="curve")

    def rectangle(self, x, y, w, h, fill=None, outline=None, width=0.2):
        box = [self.px(x), self.px(y), self.px(x + w), self.px(y + h)]
        self.pen.rectangle(box, fill=fill, outline=outline, width=max(1, round(self.px(width))))

    def paste(self, picture, x, y, w, h, smooth=True):
        """Lays an RGB array over the box."""
        how = Image.Resampling.BICUBIC if smooth else Image.Resampling.NEAREST
        size = (round(self.px(w)), round(self.px(h)))
        part = Image.fromarray(picture).resize(size, how)
        self.image.paste(part, (round(self.px(x)), round(self.px(y))))

    def scrawl(self, rng, x, y, w, h, ink, width=0.3):
        """A signature: a wandering curve."""
        t = np.linspace(0, 1, 160)
        loops, phase = rng.uniform(3, 7), rng.uniform(0, 6)
        xs = x + w * (t + 0.06 * np.sin(2 * np.pi * loops * t * 1.3))
        ys = y + h * (0.5 + 0.4 * np.sin(2 * np.pi * loops * t + phase) * (1 - 0.6 * t))
        self.line(list(zip(xs, ys)), width, ink)

    def mark(self, x, y, capital, angle):
        """The mark CONTOH in pale red, which no check counts."""
        chosen = font("liberation-bold", self.px(capital))
        mask = Image.new("L", (int(chosen.getlength("CONTOH")) + 8, int(self.px(capital * 1.3))))
        ImageDraw.Draw(mask).text((4, mask.height - 4), "CONTOH", font=chosen, fill=150,
                                  anchor="ls")
        mask = mask.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
        place = (int(self.px(x) - mask.width / 2), int(self.px(y) - mask.height / 2))
        self.image.paste((205, 40, 50), place, mask)

    def finish(self) -> Drawing:
        image = np.asarray(self.image)
        return Drawing(self.kind, self.width_mm, self.height_mm, self.dpi, image,
                       self.paper if self.paper is not None else image, self.fields)
