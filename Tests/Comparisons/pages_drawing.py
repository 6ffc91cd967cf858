"""Pages of 42 layouts in nine scripts for pages.py: of nobody, and each drawn differently.

A layout is a function of a Sheet. What a writer decides is drawn by lot: font, size, alignment,
line distance, indentation, how many lines there are.
"""
import pathlib

import numpy as np
from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path("/usr/share/fonts/truetype")
LATIN = ["liberation/LiberationSans-Regular", "liberation/LiberationSerif-Regular",
         "dejavu/DejaVuSans", "dejavu/DejaVuSerif", "freefont/FreeSans", "freefont/FreeSerif",
         "noto/NotoSans-Regular", "noto/NotoSerif-Regular", "liberation/LiberationSans-Bold",
         "liberation/LiberationSansNarrow-Regular", "noto/NotoSerif-Italic"]
MONO = ["liberation/LiberationMono-Regular", "dejavu/DejaVuSansMono", "freefont/FreeMono",
        "liberation/LiberationMono-Bold"]
LATIN_WORDS = {
    "id": "yang dan di untuk dengan pada adalah dari dalam tidak akan oleh kepada sebagai telah "
          "surat permohonan kepala desa kecamatan warga masyarakat pemerintah nomor tanggal "
          "keluarga bantuan rumah keterangan bersama tersebut saya nama alamat pekerjaan hari ini "
          "menyatakan bahwa benar penduduk berdasarkan peraturan tentang program sosial tahun",
    "en": "the of and to in is that for it was on are as with his they at be this from have or by "
          "one had not but what all were when we there can an your which their said if do will "
          "each about how up out them then she many some so these would other into has more her",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch "
          "es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über "
          "einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei Straße"}
WORDS = {
    "latin": LATIN_WORDS["id"],
    "cyrillic": "и в не на я быть он с что а по это она этот к но они мы весь который из у то за "
                "свой год от так о для ты же все тот мочь вы человек такой его сказать только или "
                "ещё бы себя один как уже до время если сам когда другой вот говорить наш мой "
                "федерация учреждение образования государственный университет работа студент",
    "greek": "και το να του η της με που την από για είναι ο στο οι τον θα τα των σε δεν στην μια "
             "ένα τους στη αυτό ότι κατά μετά έχει πολύ όπως αλλά όταν μας τις αυτή πρέπει χώρα "
             "ελλάδα υπουργείο νόμος εργασία δημόσιο άρθρο σύμφωνα πρόγραμμα χρόνια",
    "arabic": "في من على أن إلى التي عن مع هذا كان ما لا هو أو الذي ذلك هذه كل بين قد بعد عند "
              "كما غير لم حتى قبل وزارة الدولة رقم تاريخ الاسم العنوان شهادة طلب محمد العمل "
              "الجمهورية المدينة الوطنية القانون المادة",
    "devanagari": "और का है में की के को से एक पर यह ने कि नहीं हैं भी लिए इस हो कर था जो वह तो "
                  "ही या साथ गया बाद अपने सरकार कार्यालय नाम पता दिनांक प्रमाण पत्र राज्य भारत "
                  "शिक्षा विभाग जिला आवेदन क्रमांक",
    "thai": "และ ที่ ใน การ เป็น ของ ได้ มี ไม่ ว่า จะ ให้ กับ นี้ ความ แต่ หรือ จาก คน โดย ไป "
            "ประเทศ หนังสือ วันที่ เลขที่ ชื่อ ที่อยู่ สำนักงาน ประชาชน ราชการ โรงเรียน กฎหมาย",
    "hebrew": "של את על לא הוא זה עם היא אני כל גם מה או אל כי יש אם אבל היה רק עוד בין אחרי "
              "ישראל משרד שם כתובת תאריך מספר תעודה בקשה חוק מדינה עבודה ירושלים",
    "armenian": "և է որ մի են այս այդ նա իր համար էր մեջ հետ ոչ եթե բայց նաև հայաստանի "
                "հանրապետություն անուն հասցե համար ամսաթիվ քաղաք օրենք աշխատանք տարի",
    "chinese": "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之"
               "过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又"}
FONTS = {
    "latin": LATIN, "cyrillic": LATIN, "greek": LATIN[:9],
    "arabic": ["noto/NotoNaskhArabic-Regular", "noto/NotoSansArabic-Regular",
               "noto/NotoKufiArabic-Regular"],
    "devanagari": ["noto/NotoSansDevanagari-Regular", "noto/NotoSerifDevanagari-Regular"],
    "thai": ["noto/NotoSansThai-Regular", "noto/NotoSerifThai-Regular",
             "noto/NotoLoopedThai-Regular"],
    "hebrew": ["noto/NotoSansHebrew-Regular", "noto/NotoSerifHebrew-Regular"],
    "armenian": ["noto/NotoSansArmenian-Regular", "noto/NotoSerifArmenian-Regular",
                 "dejavu/DejaVuSans"],
    "chinese": ["wqy/wqy-microhei.ttc", "wqy/wqy-zenhei.ttc"]}
RIGHT_TO_LEFT = {"arabic", "hebrew"}
A4 = (1240, 1754)


def path(name):
    return HERE / (name if "." in name.split("/")[-1] else name + ".ttf")


def fonts(script):
    return [name for name in FONTS[script] if path(name).exists()]


class Sheet:
    """A sheet of paper, a hand that writes on it, and where it writes next."""

    def __init__(self, random, script, size=A4, name=None):
        self.random, self.script = random, script
        self.width, self.height = size
        self.paper = int(random.integers(215, 256))
        self.image = Image.new("L", size, self.paper)
        self.draw = ImageDraw.Draw(self.image)
        self.name = name or str(random.choice(fonts(script)))
        self.points = int(random.integers(19, 29))
        self.left = int(size[0] * random.uniform(0.07, 0.14))
        self.right = size[0] - int(size[0] * random.uniform(0.06, 0.12))
        self.y = int(size[1] * random.uniform(0.04, 0.1))
        self.ink = int(random.integers(10, 80))
        self.leading = random.uniform(1.2, 1.7)
        self.case = str.upper if script in ("latin", "cyrillic", "greek", "armenian") else str
        words = WORDS[script]
        if script == "latin":
            words = LATIN_WORDS[str(random.choice(list(LATIN_WORDS)))]
        self.words = list(words) if script == "chinese" else words.split()

    def font(self, scale=1.0, name=None):
        return ImageFont.truetype(str(path(name or self.name)), max(8, round(self.points * scale)))

    def sentence(self, count, caps=False):
        random = self.random
        chosen = [str(random.choice(self.words)) for _ in range(count)]
        if self.script == "chinese":
            text = ["，" if random.random() < 0.08 else word for word in chosen]
            return "".join(text) + "。"
        for place in range(len(chosen)):
            start = place == 0 or chosen[place - 1].endswith(".")
            if start or random.random() < 0.06:
                chosen[place] = chosen[place][:1].upper() + chosen[place][1:]
            if random.random() < 0.14 and self.script not in ("devanagari", "thai"):
                chosen[place] += str(random.choice([",", ".", "."]))
            if random.random() < 0.03:
                chosen[place] = str(random.integers(1, 2030))
        text = " ".join(chosen)
        return self.case(text) if caps else text

    def wide(self, text, font):
        return self.draw.textlength(text, font=font)

    def put(self, x, y, text, font):
        direction = "rtl" if self.script in RIGHT_TO_LEFT else None
        self.draw.text((x, y), text, font=font, fill=self.ink, direction=direction)

    def wrapped(self, text, font, width):
        lines, line = [], ""
        parts = list(text) if self.script == "chinese" else text.split(" ")
        gap = "" if self.script == "chinese" else " "
        for part in parts:
            longer = line + gap + part if line else part
            if line and self.wide(longer, font) > width:
                lines.append(line)
                line = part
            else:
                line = longer
        return lines + [line]

    def line(self, text, font, x0, x1, align):
        """One line between two columns: start, end, centre (start is right for Arabic)."""
        wide = self.wide(text, font)
        mirrored = self.script in RIGHT_TO_LEFT
        if align == "centre":
            x = (x0 + x1 - wide) / 2
        elif (align == "end") != mirrored:
            x = x1 - wide
        else:
            x = x0
        self.put(x, self.y, text, font)

    def paragraph(self, count, align="start", scale=1.0, caps=False, x0=None, x1=None, indent=0,
                  name=None):
        x0, x1 = x0 or self.left, x1 or self.right
        font = self.font(scale, name)
        step = self.points * scale * self.leading
        lines = self.wrapped(self.sentence(count, caps), font, x1 - x0 - indent)
        for place, text in enumerate(lines):
            if self.y > self.height - 90:
                return
            last = place == len(lines) - 1
            if align == "justified" and not last and " " in text:
                self.justified(text, font, x0 + (indent if place == 0 else 0), x1)
            else:
                shift = indent if place == 0 else 0
                mirrored = self.script in RIGHT_TO_LEFT
                side = "start" if align == "justified" else align
                self.line(text, font, x0 + (0 if mirrored else shift),
                          x1 - (shift if mirrored else 0), side)
            self.y += step

    def justified(self, text, font, x0, x1):
        parts = text.split(" ")
        gap = (x1 - x0 - sum(self.wide(p, font) for p in parts)) / max(1, len(parts) - 1)
        x = x0
        for part in reversed(parts) if self.script in RIGHT_TO_LEFT else parts:
            self.put(x, self.y, part, font)
            x += self.wide(part, font) + gap

    def skip(self, lines=1.0):
        self.y += self.points * self.leading * lines

    def title(self, scale=1.6, align="centre", caps=False, words=4):
        self.paragraph(words, align, scale, caps)
        self.skip(0.6)

    def rule(self, x0=None, x1=None, width=2):
        self.draw.line([x0 or self.left, self.y, x1 or self.right, self.y], fill=self.ink,
                       width=width)

    def number(self, digits=4):
        return "".join(str(d) for d in self.random.integers(0, 10, digits))


def letter(s, align="start", lines=(2, 5), indent=0):
    s.paragraph(9, "start")
    s.skip(2)
    for _ in range(s.random.integers(*lines) + 1):
        s.paragraph(int(s.random.integers(25, 90)), align, indent=indent)
        s.skip(0.7)
    s.paragraph(3)


def columns(s, count, align="justified"):
    s.title(2.0)
    top, gap = s.y, 40
    width = (s.right - s.left - gap * (count - 1)) / count
    for column in range(count):
        s.y = top
        x = s.left + column * (width + gap)
        while s.y < s.height * s.random.uniform(0.7, 0.95):
            s.paragraph(int(s.random.integers(20, 50)), align, 0.85, x0=x, x1=x + width,
                        indent=20)


def title_page(s, caps=True):
    s.paragraph(8, "centre", caps=caps)
    s.skip(s.random.uniform(1, 3))
    if s.random.random() < 0.6:
        s.paragraph(14, "end", 0.9, x0=s.width * 0.55)
    s.y = s.height * s.random.uniform(0.3, 0.42)
    s.title(1.7, caps=True)
    s.title(1.2, words=7)
    s.y = s.height * s.random.uniform(0.6, 0.7)
    for _ in range(3):
        s.paragraph(3, "start", x0=s.width * s.random.uniform(0.5, 0.6))
    s.y = s.height * 0.92
    s.paragraph(2, "centre")


def form(s, boxes=False):
    s.title(1.4, caps=True)
    while s.y < s.height * 0.88:
        s.line(s.sentence(int(s.random.integers(1, 4))), s.font(), s.left, s.right, "start")
        x = s.left + 0.4 * (s.right - s.left)
        if boxes:
            for place in range(int(s.random.integers(6, 18))):
                s.draw.rectangle([x + 30 * place, s.y, x + 30 * place + 28, s.y + 30],
                                 outline=s.ink)
        elif s.random.random() < 0.5:
            s.put(x, s.y, s.sentence(2), s.font())
        s.draw.line([x, s.y + 32, s.right, s.y + 32], fill=s.ink)
        s.skip(s.random.uniform(1.3, 2))


def table(s, grid=True, numbers=False, caps=False, align="start"):
    s.title(1.3)
    count = int(s.random.integers(3, 8))
    cuts = np.concatenate([[0], np.cumsum(s.random.uniform(0.6, 2, count))])
    cuts = s.left + cuts / cuts[-1] * (s.right - s.left)
    top, step = s.y, s.points * s.leading * s.random.uniform(1.1, 1.6)
    while s.y < s.height * s.random.uniform(0.6, 0.95):
        if grid:
            s.rule(width=1)
        for x0, x1 in zip(cuts, cuts[1:]):
            font = s.font(0.8)
            text = s.number(5) if numbers else s.sentence(2, caps).rstrip(".,")
            while s.wide(text, font) > x1 - x0 - 12 and text:
                text = text[:-1]
            s.y += 6
            s.line(text, font, x0 + 6, x1 - 6, align)
            s.y -= 6
        s.y += step
    if grid:
        s.rule(width=1)
        for x in cuts:
            s.draw.line([x, top, x, s.y], fill=s.ink)


def listing(s, bullet, align="start"):
    s.title(1.3, "start")
    place = 0
    while s.y < s.height * 0.9:
        place += 1
        s.put(s.left, s.y, bullet(place), s.font())
        s.paragraph(int(s.random.integers(5, 25)), align, x0=s.left + 70)
        s.skip(0.3)


def contents(s):
    s.title(1.6, "start")
    while s.y < s.height * 0.92:
        font, text = s.font(), s.sentence(int(s.random.integers(2, 6))).rstrip(".")
        s.line(text, font, s.left, s.right, "start")
        page = s.number(2)
        x = s.right - s.wide(page, font)
        s.put(x, s.y, page, font)
        dot = s.wide(".", font) * 1.5
        for k in range(int((x - s.left - s.wide(text, font) - 20) / dot)):
            s.put(x - 10 - dot * (k + 1), s.y, ".", font)
        s.skip()


def receipt(s, caps=True):
    s.left, s.right = 40, s.width - 40
    for _ in range(int(s.random.integers(2, 5))):
        s.paragraph(3, "centre", caps=caps)
    s.skip()
    while s.y < s.height * s.random.uniform(0.6, 0.8):
        s.line(s.sentence(2, caps).rstrip("."), s.font(), s.left, s.right, "start")
        price = f"{s.random.integers(1, 90)},{s.number(2)} {s.random.choice(['A', 'B', ''])}"
        s.put(s.right - s.wide(price, s.font()), s.y, price, s.font())
        s.skip(s.random.uniform(0.9, 1.1))
    s.rule()
    s.skip(0.4)
    s.line("TOTAL", s.font(1.3), s.left, s.right, "start")
    s.line(s.number(4), s.font(1.3), s.left, s.right, "end")
    s.skip(2)
    if s.random.random() < 0.6:
        barcode(s, s.random.random() < 0.5)
    while s.y < s.height - 90:
        s.paragraph(4, str(s.random.choice(["centre", "start"])), caps=caps)
    s.image = s.image.crop((0, 0, s.width, s.height))


def barcode(s, tall):
    x, high = s.left + 40, 160 if tall else 70
    while x < s.right - 40:
        width = int(s.random.integers(2, 9))
        s.draw.rectangle([x, s.y, x + width, s.y + high], fill=s.ink)
        x += width + int(s.random.integers(2, 9))
    s.y += high + 20


def picture(s, high):
    box = [s.left, s.y, s.right, s.y + high]
    s.draw.rectangle(box, fill=int(s.random.integers(60, 180)))
    for _ in range(30):
        x, y = s.random.uniform(s.left, s.right), s.random.uniform(s.y, s.y + high)
        r = s.random.uniform(5, high / 4)
        s.draw.ellipse([max(s.left, x - r), max(s.y, y - r), min(s.right, x + r),
                        min(s.y + high, y + r)], fill=int(s.random.integers(20, 240)))
    s.y += high + 20
