"""The 42 layouts of pages.py, by name."""
from pages_drawing import (MONO, barcode, columns, contents, form, letter, listing, picture,
                           receipt, table, title_page)


def heads(s):
    while s.y < s.height * 0.85:
        s.title(s.random.uniform(1.2, 2.2), str(s.random.choice(["start", "centre"])))
        s.paragraph(int(s.random.integers(20, 80)))
        s.skip()


def poem(s, align="centre"):
    s.title(1.5, align)
    while s.y < s.height * 0.85:
        for _ in range(4):
            s.paragraph(int(s.random.integers(3, 7)), align)
        s.skip()


def certificate(s):
    s.y = int(s.height * 0.15)
    s.title(2.2, caps=True, words=2)
    for _ in range(int(s.random.integers(4, 9))):
        s.paragraph(int(s.random.integers(3, 9)), "centre", s.random.uniform(0.9, 1.5))
        s.skip(0.5)
    s.y = int(s.height * 0.85)
    s.paragraph(3, "start")
    s.skip(-1)
    s.paragraph(3, "end")


def letterhead(s):
    s.draw.ellipse([s.left, s.y, s.left + 110, s.y + 110], outline=s.ink, width=8)
    s.title(1.3, caps=True)
    s.paragraph(9, "centre", 0.8)
    s.y = max(s.y, 260)
    s.rule(width=5)
    s.skip(1)
    letter(s, "justified", indent=60)


def low(s, share=0.5):
    s.y = int(s.height * share)
    letter(s, lines=(1, 3))


def footnotes(s):
    for _ in range(4):
        s.paragraph(60, "justified", indent=40)
    s.y = max(s.y, int(s.height * 0.8))
    s.rule(s.left, s.left + 300)
    s.skip(0.5)
    for _ in range(3):
        s.paragraph(18, "start", 0.75)


def figures(s):
    s.paragraph(60, "justified")
    picture(s, int(s.random.integers(250, 500)))
    s.paragraph(10, "centre", 0.8)
    while s.y < s.height * 0.85:
        s.paragraph(50, "justified")


def questions(s):
    for place in range(1, 40):
        if s.y > s.height * 0.88:
            return
        s.paragraph(int(s.random.integers(6, 20)))
        for _ in range(int(s.random.integers(2, 5))):
            x = s.left + 50
            s.draw.rectangle([x, s.y + 4, x + 20, s.y + 24], outline=s.ink, width=2)
            s.paragraph(int(s.random.integers(1, 5)), x0=x + 40)
        s.skip(0.5)


def letter_spaced(s):
    s.leading = 2.3
    letter(s, indent=80)


def labels(s):
    for row in range(6):
        for column in range(2):
            s.y = int(s.height * (0.04 + 0.155 * row))
            x = s.left + column * (s.right - s.left) / 2
            for _ in range(4):
                s.paragraph(int(s.random.integers(1, 4)), x0=x, x1=s.width / 2 + x / 2)


def index(s):
    columns(s, 3, "start")


def dialogue(s):
    while s.y < s.height * 0.9:
        s.put(s.left, s.y, s.sentence(1, caps=True).strip(".,") + ":", s.font(0.9))
        s.paragraph(int(s.random.integers(4, 25)), x0=s.left + 220)


def mono(s):
    if s.script in ("latin", "cyrillic", "greek"):
        s.name = str(s.random.choice(MONO))
    while s.y < s.height * 0.92:
        s.paragraph(int(s.random.integers(2, 7)), x0=s.left + 50 * int(s.random.integers(0, 4)))


def shouting(s, align="start"):
    for _ in range(int(s.random.integers(3, 7))):
        s.paragraph(int(s.random.integers(15, 50)), align, caps=True)
        s.skip()


def invoice(s):
    s.paragraph(6)
    s.y = int(s.height * 0.08)
    for _ in range(4):
        s.paragraph(3, "end", 0.9, x0=s.width * 0.5)
    s.skip(2)
    table(s, numbers=bool(s.random.random() < 0.5))
    s.skip()
    s.paragraph(3, "end")


def signatures(s):
    letter(s, lines=(1, 3))
    for _ in range(3):
        s.skip(2)
        s.rule(s.left, s.left + 350)
        s.rule(s.right - 350, s.right)
        s.skip(0.3)
        s.paragraph(2)


def barcodes(s):
    for _ in range(4):
        barcode(s, True)
        s.paragraph(12)
        s.skip()


LAYOUTS = {
    "letter": letter,
    "letter justified": lambda s: letter(s, "justified"),
    "letter indented": lambda s: letter(s, "justified", indent=70),
    "letter to the end": lambda s: letter(s, "end"),
    "letter centred": lambda s: letter(s, "centre"),
    "letter short": lambda s: letter(s, lines=(1, 2)),
    "letter wide": letter_spaced,
    "letterhead": letterhead,
    "two columns": lambda s: columns(s, 2),
    "two columns ragged": lambda s: columns(s, 2, "start"),
    "three columns": lambda s: columns(s, 3),
    "index": index,
    "title page": title_page,
    "title page small": lambda s: title_page(s, caps=False),
    "certificate": certificate,
    "form": form,
    "form boxes": lambda s: form(s, boxes=True),
    "table": table,
    "table bare": lambda s: table(s, grid=False),
    "table numbers": lambda s: table(s, numbers=True, align="end"),
    "table capitals": lambda s: table(s, caps=True),
    "table centred": lambda s: table(s, align="centre"),
    "bullets": lambda s: listing(s, lambda k: "•"),
    "numbers": lambda s: listing(s, lambda k: f"{k}."),
    "numbers justified": lambda s: listing(s, lambda k: f"{k})", "justified"),
    "contents": contents,
    "poem": poem,
    "poem left": lambda s: poem(s, "start"),
    "heads": heads,
    "low": low,
    "footnotes": footnotes,
    "figures": figures,
    "questions": questions,
    "labels": labels,
    "dialogue": dialogue,
    "mono": mono,
    "capitals": shouting,
    "capitals centred": lambda s: shouting(s, "centre"),
    "invoice": invoice,
    "signatures": signatures,
    "barcodes": barcodes,
    "low third": lambda s: low(s, 0.65),
}
RECEIPTS = {"receipt capitals": receipt, "receipt": lambda s: receipt(s, caps=False)}
