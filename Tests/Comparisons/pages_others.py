"""Other layouts, fonts and scripts than those of pages_layouts.py and pages_drawing.py, to which
no weight of a page's signs was fitted.

Words of scripts that are only here are letters by lot, some more often than others. What letters
say was weighed on these scripts too, but those of UNWEIGHED, in other fonts and other words:
letters_upright.py.
"""
import unicodedata

import numpy as np

from pages_drawing import FONTS, LATIN_WORDS, WORDS, picture

# Script: fonts, consonants and letters, signs that follow them.
BLOCKS = {
    "georgian": ("Georgian", (0x10D0, 0x10F0), None),
    "ethiopic": ("Ethiopic", (0x1208, 0x1340), None),
    "bengali": ("Bengali", (0x0995, 0x09B9), (0x09BE, 0x09CC)),
    "gurmukhi": ("Gurmukhi", (0x0A15, 0x0A39), (0x0A3E, 0x0A4C)),
    "gujarati": ("Gujarati", (0x0A95, 0x0AB9), (0x0ABE, 0x0ACC)),
    "tamil": ("Tamil", (0x0B95, 0x0BB9), (0x0BBE, 0x0BCD)),
    "telugu": ("Telugu", (0x0C15, 0x0C39), (0x0C3E, 0x0C4C)),
    "kannada": ("Kannada", (0x0C95, 0x0CB9), (0x0CBE, 0x0CCC)),
    "malayalam": ("Malayalam", (0x0D15, 0x0D39), (0x0D3E, 0x0D4C)),
    "sinhala": ("Sinhala", (0x0D9A, 0x0DC6), (0x0DCF, 0x0DDF)),
    "lao": ("Lao", (0x0E81, 0x0EAE), (0x0EB0, 0x0EBC)),
    "myanmar": ("Myanmar", (0x1000, 0x1020), (0x102B, 0x1032)),
    "khmer": ("Khmer", (0x1780, 0x17A2), (0x17B6, 0x17C5)),
    "tibetan": ("Tibetan", (0x0F40, 0x0F68), (0x0F72, 0x0F7C)),
    "thaana": ("Thaana", (0x0780, 0x07A5), (0x07A6, 0x07B0)),
    "cherokee": ("Cherokee", (0x13A0, 0x13F4), None),
    "tifinagh": ("Tifinagh", (0x2D30, 0x2D60), None)}
# The same for scripts whose letters are in none of the program's tables.
UNWEIGHED = {
    "oriya": ("Oriya", (0x0B15, 0x0B39), (0x0B3E, 0x0B4C)),
    "javanese": ("Javanese", (0xA984, 0xA9B2), (0xA9B4, 0xA9BD)),
    "balinese": ("Balinese", (0x1B05, 0x1B33), (0x1B35, 0x1B43)),
    "coptic": ("Coptic", (0x2C80, 0x2CB1), None),
    "glagolitic": ("Glagolitic", (0x2C00, 0x2C2E), None),
    "syllabics": ("CanadianAboriginal", (0x1401, 0x1676), None),
    "nko": ("NKo", (0x07CA, 0x07EA), None),
    "lisu": ("Lisu", (0xA4D0, 0xA4F7), None),
    "vai": ("Vai", (0xA500, 0xA60B), None),
    "cham": ("Cham", (0xAA00, 0xAA28), (0xAA29, 0xAA34)),
    "syriac": ("Syriac", (0x0710, 0x072C), None),
    "gothic": ("Gothic", (0x10330, 0x1034A), None),
    "runic": ("Runic", (0x16A0, 0x16EA), None),
    "meetei": ("MeeteiMayek", (0xABC0, 0xABDA), (0xABE3, 0xABEA)),
    "olchiki": ("OlChiki", (0x1C5A, 0x1C77), None),
    "sundanese": ("Sundanese", (0x1B83, 0x1BA0), (0x1BA4, 0x1BA9)),
    "buginese": ("Buginese", (0x1A00, 0x1A16), (0x1A17, 0x1A1B)),
    "yi": ("Yi", (0xA000, 0xA48C), None)}
OTHER_FONTS = {
    "latin": ["dejavu/DejaVuSans-Bold", "freefont/FreeMono", "liberation/LiberationSerif-Italic",
              "noto/NotoSansDisplay-Regular", "noto/NotoSerifDisplay-Regular",
              "freefont/FreeSansBold", "liberation/LiberationSerif-Bold",
              "dejavu/DejaVuSansMono-Bold", "noto/NotoSans-Italic", "freefont/FreeSerifBold"],
    "arabic": ["freefont/FreeSerif", "noto/NotoSansArabicUI-Regular", "noto/NotoNaskhArabic-Bold"],
    "devanagari": ["noto/NotoSansDevanagari-Bold", "freefont/FreeSans"],
    "thai": ["freefont/FreeSerif", "noto/NotoSerifThai-Bold", "noto/NotoLoopedThaiUI-Regular"],
    "hebrew": ["freefont/FreeSerif", "freefont/FreeSans", "noto/NotoSerifHebrew-Bold"],
    "armenian": ["freefont/FreeSerif", "dejavu/DejaVuSans-Bold", "noto/NotoSerifArmenian-Bold"],
    "chinese": ["wqy/wqy-microhei.ttc"]}
OTHER_FONTS["cyrillic"] = OTHER_FONTS["greek"] = OTHER_FONTS["latin"]


def letters(first, last):
    wanted = ("Lo", "Ll", "Lu", "Mn", "Mc")
    return [chr(c) for c in range(first, last + 1) if unicodedata.category(chr(c)) in wanted]


def words(random, main, signs, count=60):
    weights = random.dirichlet(np.full(len(main), 0.4))
    made = []
    for _ in range(count):
        word = ""
        for _ in range(int(random.integers(1, 6))):
            word += str(random.choice(main, p=weights))
            if signs and random.random() < 0.5:
                word += str(random.choice(signs))
        made.append(word)
    return made


def by_lot(blocks, seed):
    """Draws words of scripts, and names their fonts."""
    random = np.random.default_rng(seed)
    named = {}
    for script, (font, main, signs) in blocks.items():
        WORDS[script] = " ".join(words(random, letters(*main), signs and letters(*signs)))
        named[script] = [f"noto/Noto{style}{font}-Regular" for style in ("Sans", "Serif")]
    return named


def register_unweighed(seed):
    """Makes a Sheet draw scripts that no table has."""
    FONTS.clear()
    FONTS.update(by_lot(UNWEIGHED, seed))


def register():
    """Makes a Sheet draw this list's fonts and scripts."""
    OTHER_FONTS.update(by_lot(BLOCKS, 7))
    LATIN_WORDS.update({
        "fr": "le la les de des et un une dans que qui pour sur est pas au par plus avec il elle "
              "nous vous ce cette sont été leur mais ou si tout comme fait même déjà année où",
        "tr": "ve bir bu için ile de da çok daha olarak olan gibi kadar sonra ama ne en ben her "
              "şey değil var yok ığdır belge başvuru adı soyadı tarih imza müdürlüğü üzere",
        "vi": "và của là có trong được cho không một với các người này đã những khi để từ đến về "
              "theo như tại cũng sẽ vào ra hay ngày tháng năm số tên địa chỉ ký giấy chứng nhận"})
    FONTS.clear()
    FONTS.update(OTHER_FONTS)


def memo(s):
    s.title(2, "start", caps=True, words=1)
    for _ in range(4):
        s.put(s.left, s.y, s.sentence(1).strip(".,") + ":", s.font())
        s.paragraph(int(s.random.integers(2, 6)), x0=s.left + 170)
    s.rule(width=3)
    s.skip(1)
    for _ in range(int(s.random.integers(2, 6))):
        s.paragraph(int(s.random.integers(20, 70)))
        s.skip(0.5)


def career(s):
    s.title(2.2, "start", words=2)
    s.paragraph(8, scale=0.8)
    while s.y < s.height * 0.85:
        s.skip(0.8)
        s.paragraph(2, scale=1.2, caps=True)
        s.rule(width=1)
        s.skip(0.3)
        for _ in range(int(s.random.integers(1, 4))):
            s.put(s.left, s.y, s.number(4) + "–" + s.number(4), s.font(0.9))
            s.paragraph(int(s.random.integers(4, 22)), x0=s.left + 210)


def minutes(s):
    s.title(1.4)
    for k in range(1, 30):
        if s.y > s.height * 0.88:
            return
        s.put(s.left, s.y, f"{k}.", s.font())
        s.paragraph(int(s.random.integers(5, 18)), x0=s.left + 50)
        for j in range(int(s.random.integers(0, 4))):
            s.put(s.left + 60, s.y, f"{k}.{j + 1}", s.font(0.9))
            s.paragraph(int(s.random.integers(4, 25)), scale=0.9, x0=s.left + 140)


def articles(s):
    for k in range(1, 20):
        if s.y > s.height * 0.85:
            return
        s.paragraph(int(s.random.integers(1, 4)), "centre", caps=True)
        s.paragraph(int(s.random.integers(20, 60)), "justified", indent=50)
        s.skip(0.5)


def recipe(s):
    s.title(2, "start")
    top = s.y
    for x in (s.left, s.width // 2):
        s.y = top
        for _ in range(int(s.random.integers(5, 9))):
            s.put(x, s.y, s.number(3) + " g", s.font(0.9))
            s.paragraph(2, x0=x + 110, x1=x + 480, scale=0.9)
    s.skip(1)
    for k in range(1, int(s.random.integers(5, 10))):
        s.put(s.left, s.y, str(k), s.font(1.3))
        s.paragraph(int(s.random.integers(10, 40)), x0=s.left + 60)
        s.skip(0.4)


def newsletter(s):
    s.title(2.6, "start", words=3)
    s.rule(width=4)
    s.skip(0.6)
    top, middle = s.y, s.width // 2
    for x0, x1 in ((s.left, middle - 20), (middle + 20, s.right)):
        s.y = top
        while s.y < s.height * s.random.uniform(0.75, 0.93):
            s.paragraph(int(s.random.integers(2, 5)), scale=1.2, x0=x0, x1=x1)
            for _ in range(int(s.random.integers(1, 4))):
                s.paragraph(int(s.random.integers(15, 45)), "justified", 0.85, x0=x0, x1=x1)
            s.skip(0.8)


def statement(s):
    for _ in range(4):
        s.paragraph(3, scale=0.9)
    s.skip(2)
    s.title(1.2, "start")
    s.points = int(s.points * 0.9)
    while s.y < s.height * s.random.uniform(0.6, 0.95):
        font = s.font()
        day = f"{s.random.integers(1, 29):02d}.{s.random.integers(1, 13):02d}.{s.number(2)}"
        s.put(s.left, s.y, day, font)
        s.put(s.left + 150, s.y, s.sentence(int(s.random.integers(1, 5))).rstrip(".,"), font)
        amount = f"{s.random.choice(['', '-'])}{s.random.integers(1, 9000)}.{s.number(2)}"
        s.put(s.right - s.wide(amount, font), s.y, amount, font)
        s.skip(s.random.uniform(0.95, 1.05))


def timetable(s):
    s.title(1.5, "start")
    count = int(s.random.integers(4, 8))
    step = (s.right - s.left - 220) / count
    while s.y < s.height * 0.92:
        font = s.font(0.85)
        s.put(s.left, s.y, s.sentence(1).strip(".,"), font)
        for k in range(count):
            time = f"{s.random.integers(0, 24):02d}:{s.random.integers(0, 60):02d}"
            s.put(s.left + 220 + k * step, s.y, time, font)
        s.skip(s.random.uniform(1, 1.3))


def menu(s):
    s.title(2.4)
    while s.y < s.height * 0.88:
        s.title(1.4, words=2)
        for _ in range(int(s.random.integers(3, 7))):
            font = s.font()
            price = f"{s.random.integers(2, 40)},{s.number(1)}0"
            s.put(s.right - s.wide(price, font), s.y, price, font)
            s.line(s.sentence(int(s.random.integers(2, 4))).rstrip(".,"), font, s.left, s.right,
                   "start")
            s.skip()
            s.paragraph(int(s.random.integers(3, 8)), scale=0.8, x1=s.right - 200)
        s.skip(0.6)


def vocabulary(s):
    s.title(1.3, "start", words=2)
    top = s.y
    for column in range(3):
        s.y = top
        x = s.left + column * (s.right - s.left) / 3
        while s.y < s.height * 0.92:
            s.line(s.sentence(1).strip(".,") + " – " + s.sentence(1).strip(".,"), s.font(0.9), x,
                   x + (s.right - s.left) / 3 - 20, "start")
            s.skip()


def exam(s):
    s.title(1.5)
    for k in range(1, 12):
        if s.y > s.height * 0.8:
            return
        s.put(s.left, s.y, f"{k})", s.font())
        s.paragraph(int(s.random.integers(8, 30)), x0=s.left + 50)
        for _ in range(int(s.random.integers(1, 4))):
            s.skip(1.1)
            s.rule(width=1)
        s.skip(0.6)


def contract(s):
    s.title(1.5, caps=True)
    for k in range(1, int(s.random.integers(4, 8))):
        s.put(s.left, s.y, f"§ {k}", s.font())
        s.paragraph(int(s.random.integers(20, 50)), "justified", x0=s.left + 80)
        s.skip(0.6)
    s.y = max(s.y + 60, s.height * 0.8)
    top = s.y
    for x in (s.left, s.width // 2 + 40):
        s.y = top
        s.paragraph(3, x0=x, x1=x + 450)
        s.skip(2)
        s.rule(x, x + 400, 1)


def notice(s):
    s.y = int(s.height * s.random.uniform(0.1, 0.3))
    s.title(3, caps=True, words=2)
    while s.y < s.height * s.random.uniform(0.6, 0.85):
        s.paragraph(int(s.random.integers(4, 14)), "centre", s.random.uniform(1.4, 2))
        s.skip(0.8)


def book(s):
    s.paragraph(3, "centre", 0.8)
    s.skip(1)
    while s.y < s.height * 0.86:
        s.paragraph(int(s.random.integers(15, 110)), "justified", indent=45)
    s.y = s.height * 0.93
    s.line(s.number(2), s.font(0.9), s.left, s.right, "centre")


def abstract(s):
    s.title(1.8)
    s.paragraph(5, "centre")
    s.skip()
    s.paragraph(60, "justified", 0.85, x0=s.left + 110, x1=s.right - 110)
    s.skip()
    top, middle = s.y, s.width // 2
    for x0, x1 in ((s.left, middle - 20), (middle + 20, s.right)):
        s.y = top
        while s.y < s.height * 0.9:
            s.paragraph(int(s.random.integers(30, 80)), "justified", 0.8, x0=x0, x1=x1, indent=25)


def addresses(s):
    while s.y < s.height * 0.88:
        s.paragraph(2, caps=True)
        s.paragraph(3, scale=0.9)
        s.put(s.left, s.y, s.number(5) + " " + s.sentence(1).strip(".,"), s.font(0.9))
        s.skip(s.random.uniform(1.6, 2.2))


def diploma(s):
    s.draw.rectangle([50, 50, s.width - 50, s.height - 50], outline=s.ink, width=6)
    s.y = int(s.height * 0.2)
    s.title(2.4, caps=True, words=1)
    for _ in range(int(s.random.integers(3, 6))):
        s.paragraph(int(s.random.integers(3, 12)), "centre", s.random.uniform(1, 1.7), x0=150,
                    x1=s.width - 150)
        s.skip()
    s.y = int(s.height * 0.78)
    s.paragraph(2, x0=160)


def play(s):
    s.title(1.5)
    while s.y < s.height * 0.9:
        s.paragraph(1, "centre", caps=True)
        s.paragraph(int(s.random.integers(4, 40)), x0=s.left + 100, x1=s.right - 100)
        s.skip(0.4)


def illustrated(s):
    s.title(1.6, "start")
    while s.y < s.height * 0.8:
        s.paragraph(int(s.random.integers(30, 60)))
        s.skip(0.4)
        if s.random.random() < 0.5 and s.y < s.height * 0.6:
            picture(s, int(s.random.integers(150, 380)))


def ticket(s):
    s.left, s.right = 40, s.width - 40
    s.paragraph(2, "centre", 1.5)
    s.paragraph(5, "centre", 0.9)
    s.rule()
    while s.y < s.height * 0.7:
        s.put(s.left, s.y, f"{s.random.integers(1, 9)} x {s.sentence(2).rstrip('.,')}", s.font())
        price = f"{s.random.integers(1, 90)}.{s.number(3)}"
        s.put(s.right - s.wide(price, s.font()), s.y, price, s.font())
        s.skip()
    s.rule()
    s.skip(0.3)
    for word in ("Total", "Cash", "Change")[:int(s.random.integers(1, 4))]:
        s.line(word, s.font(), s.left, s.right, "start")
        s.line(f"{s.random.integers(10, 900)}.{s.number(3)}", s.font(), s.left, s.right, "end")
        s.skip()
    s.skip()
    while s.y < s.height - 120:
        s.paragraph(5, "centre", 0.9)


def slip(s):
    s.left, s.right = 50, s.width - 50
    s.paragraph(3, caps=True)
    s.skip()
    while s.y < s.height * 0.85:
        s.put(s.left, s.y, s.sentence(1, caps=True).strip(".,") + ":", s.font())
        value = s.number(int(s.random.integers(2, 9))) if s.random.random() < 0.6 else (
            s.sentence(1, caps=True).strip(".,"))
        s.put(s.left + 280, s.y, value, s.font())
        s.skip(s.random.uniform(1, 1.2))


OTHER_LAYOUTS = {f.__name__: f for f in (
    memo, career, minutes, articles, recipe, newsletter, statement, timetable, menu, vocabulary,
    exam, contract, notice, book, abstract, addresses, diploma, play, illustrated)}
OTHER_RECEIPTS = {"receipt ticket": ticket, "receipt slip": slip}
