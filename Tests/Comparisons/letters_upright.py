#!/usr/bin/env python3
"""The weights by which letters are upright and are no mirror images, as the files
Sources/Measures/Orientation/LetterWeights+….swift list them.

    python3 Tests/Comparisons/letters_upright.py upright|unmirrored|unflipped [SEED]

Letters of 26 scripts are drawn as letters.py draws them. UNITS sums of their cells, of which those
below 0 count as 0, are weighed so that what they come to is more for a letter as it stands than for
the same letter turned by half, mirrored from left to right, or flipped from top to bottom (a
logistic regression of the difference, by gradients with momentum; the weights are then rounded to a
byte). Each script counts as WEIGHTS says, however many of its letters are drawn.

The fonts of FONTS_MORE are none of those of pages_others.py and pages_slips.py's half B, and words
of scripts that have no capitals are letters by lot: pages of them, drawn for pages.py, have other
fonts and other words. Needs what letters.py needs, and the fonts of Debian's fonts-kacst,
fonts-kacst-one, fonts-hosny-amiri, fonts-sil-scheherazade, fonts-sil-lateef, fonts-farsiweb,
fonts-paktype, fonts-arabeyes, fonts-nafees, fonts-bpg-georgian, fonts-sil-abyssinica,
fonts-beng-extra, fonts-lohit-*, fonts-guru-extra, fonts-gujr-extra, fonts-samyak-*, fonts-karla,
fonts-teluguvijayam, fonts-telu-extra, fonts-gubbi, fonts-smc, fonts-lklug-sinhala, fonts-lao,
fonts-sil-padauk, fonts-khmeros, fonts-dzongkha, fonts-ddc-uchen, fonts-tibetan-machine,
fonts-gargi, fonts-deva-extra, fonts-sahadeva, fonts-nakula, culmus, fonts-thai-tlwg,
fonts-arundina, fonts-gfs-*, fonts-oldstandard, fonts-inter, fonts-urw-base35, fonts-linuxlibertine,
fonts-ebgaramond, fonts-vollkorn, fonts-crosextra-carlito and fonts-arphic-uming, as far as they are
there.
"""
import sys

import numpy as np

import letters
from pages_drawing import FONTS, MONO, fonts, path
from pages_others import BLOCKS
from pages_others import letters as block

UNITS = 64
LINES = {"latin": 2800, "cyrillic": 1000, "greek": 600, "arabic": 800, "chinese": 300}
LINES_ELSE = 400
LETTERS_MAXIMUM = 24000
WEIGHTS = {"latin": 14.0, "cyrillic": 7.0, "greek": 4.0, "arabic": 3.0}
EPOCHS, BATCH, RATE, MOMENTUM, DECAY, FLIPPED = 16, 512, 3e-3, (0.9, 0.999), 1e-4, 0.02
# First and last letter, first and last sign, of scripts that are not among BLOCKS.
SPANS = {"arabic": ((0x0621, 0x064A), None), "devanagari": ((0x0915, 0x0939), (0x093E, 0x094C)),
         "thai": ((0x0E01, 0x0E2E), (0x0E31, 0x0E39)), "hebrew": ((0x05D0, 0x05EA), None),
         "armenian": ((0x0531, 0x0586), None), "chinese": ((0x4E00, 0x9FA0), None)}
# Letters by lot join in Arabic as no word has them: most lines are of these.
ARABIC = ("بسم الله الرحمن الرحيم وقد قال رسول الكتاب يوم بعض تم حول أكثر خلال "
          "عام ولا بها عليه فيها المتحدة شركة السيد الأول ثم حيث العربية العالم "
          "لكن كانت إنه دون مدرسة جامعة توقيع عقد زواج ولد مكان الميلاد الجنس "
          "رخصة محكمة دان يغ اين ايت اونتوق دڠن تيدق كفد سورت نام نݢري رعيت "
          "كمڤوڠ این که برای است با را می شود آن در کرد سال یک خود تا باشد گفت "
          "ایران اور کی ہے کا میں نے سے پر کو نہیں ہیں تھا جو اس کے یہ ہو گیا "
          "پاکستان حکومت").split()
T, O = "truetype/", "opentype/"


def several(folder, names, ending=".ttf"):
    return [folder + name + ending for name in names.split()]


FONTS_MORE = {
    "latin": several(O + "urw-base35/", "C059-Roman C059-Bold P052-Roman P052-Italic P052-Bold "
                     "URWBookman-Light URWGothic-Book NimbusSansNarrow-Bold", ".otf") +
    several(O + "linux-libertine/", "LinLibertine_R LinLibertine_RB LinLibertine_RI", ".otf") +
    [O + "ebgaramond/EBGaramond12-Regular.otf", T + "vollkorn/Vollkorn-Bold.ttf",
     O + "inter/Inter-Regular.otf", O + "inter/Inter-Bold.otf",
     T + "crosextra/Carlito-Regular.ttf", T + "crosextra/Carlito-Italic.ttf",
     T + "fonts-oldstandard/OldStandard-Regular.ttf", T + "fonts-oldstandard/OldStandard-Bold.ttf",
     O + "didot/GFSDidot.otf", O + "didot/GFSDidotBold.otf"],
    "cyrillic": [T + "fonts-oldstandard/OldStandard-Regular.ttf",
                 T + "fonts-oldstandard/OldStandard-Bold.ttf", O + "inter/Inter-Regular.otf",
                 O + "inter/Inter-Bold.otf", T + "vollkorn/Vollkorn-Regular.ttf",
                 T + "vollkorn/Vollkorn-Bold.ttf", O + "urw-base35/C059-Roman.otf",
                 O + "urw-base35/C059-Bold.otf", O + "linux-libertine/LinLibertine_R.otf",
                 O + "linux-libertine/LinLibertine_RB.otf"],
    "greek": [O + "didot/GFSDidot.otf", O + "didot/GFSDidotBold.otf",
              O + "didot/GFSDidotItalic.otf", O + "artemisia/GFSArtemisia.otf",
              O + "artemisia/GFSArtemisiaBold.otf", O + "artemisia/GFSArtemisiaIt.otf",
              O + "neohellenic/GFSNeohellenic.otf", O + "inter/Inter-Regular.otf",
              T + "fonts-oldstandard/OldStandard-Regular.ttf"],
    "arabic": several(T + "kacst/", "KacstBook KacstOffice KacstNaskh KacstDigital") +
    several(O + "fonts-hosny-amiri/", "Amiri-Regular Amiri-Bold", ".otf") +
    [T + "kacst-one/KacstOne.ttf", T + "kacst-one/KacstOne-Bold.ttf",
     T + "scheherazade/Scheherazade-Regular.ttf", T + "scheherazade/Scheherazade-Bold.ttf",
     O + "lateef/Lateef-Regular.otf", O + "lateef/Lateef-Bold.otf", T + "farsiweb/nazli.ttf",
     T + "farsiweb/homa.ttf", T + "paktype/PakType Naskh Basic.ttf", T + "dejavu/DejaVuSans.ttf",
     T + "dejavu/DejaVuSansMono.ttf", T + "fonts-arabeyes/ae_AlArabiya.ttf",
     T + "fonts-nafees/NafeesWeb.ttf"],
    "georgian": several(T + "fonts-bpg-georgian/BPG_", "Algeti Courier Glaho Sans Serif Excelsior "
                        "Ingiri Sans_Modern Chveulebrivi", "_GPL&GNU.ttf") +
    [T + "dejavu/DejaVuSans.ttf", T + "dejavu/DejaVuSerif.ttf", T + "freefont/FreeSerif.ttf"],
    "ethiopic": [T + "abyssinica/AbyssinicaSIL-Regular.ttf", T + "freefont/FreeSerif.ttf"],
    "bengali": several(T + "fonts-beng-extra/", "JamrulNormal Mukti MitraMono LikhanNormal Ani") +
    [T + "lohit-bengali/Lohit-Bengali.ttf", T + "freefont/FreeSans.ttf",
     T + "freefont/FreeSerif.ttf"],
    "gurmukhi": [T + "lohit-punjabi/Lohit-Gurmukhi.ttf", T + "fonts-guru-extra/Saab.ttf",
                 T + "freefont/FreeSans.ttf", T + "freefont/FreeSerif.ttf"],
    "gujarati": several(T + "fonts-gujr-extra/", "padmaa Rekha aakar-medium") +
    [T + "samyak-fonts/Samyak-Gujarati.ttf", T + "lohit-gujarati/Lohit-Gujarati.ttf",
     T + "freefont/FreeSerif.ttf"],
    "tamil": [T + "karlatamilupright/KarlaTamilUpright-Regular.ttf",
              T + "lohit-tamil/Lohit-Tamil.ttf", T + "samyak-fonts/Samyak-Tamil.ttf",
              T + "freefont/FreeSerif.ttf"],
    "telugu": several(T + "teluguvijayam/", "Gurajada suranna Mandali-Regular NTR Peddana-Regular "
                      "Suravaram Ponnala") +
    [T + "fonts-telu-extra/Pothana2000.ttf", T + "fonts-telu-extra/vemana2000.ttf",
     T + "lohit-telugu/Lohit-Telugu.ttf"],
    "kannada": [T + "Gubbi/Gubbi.ttf", T + "lohit-kannada/Lohit-Kannada.ttf"],
    "malayalam": several(O + "malayalam/", "Gayathri-Regular Manjari-Regular Chilanka-Regular",
                         ".otf") +
    several(T + "malayalam/", "Rachana-Regular RaghuMalayalamSans-Regular Meera-Regular "
            "AnjaliOldLipi-Regular Suruma") +
    [T + "lohit-malayalam/Lohit-Malayalam.ttf", T + "freefont/FreeSerif.ttf"],
    "sinhala": [T + "sinhala/lklug.ttf", T + "freefont/FreeSerif.ttf"],
    "lao": [T + "lao/Phetsarath_OT.ttf", T + "dejavu/DejaVuSans.ttf",
            T + "dejavu/DejaVuSansCondensed.ttf"],
    "myanmar": [T + "padauk/Padauk-Regular.ttf", T + "padauk/PadaukBook-Bold.ttf"],
    "khmer": several(T + "khmeros/KhmerOS", "battambang siemreap content muol") +
    [T + "khmeros/KhmerOS.ttf"],
    "tibetan": [T + "dzongkha/Jomolhari-alpha3c-0605331.ttf", T + "tibetan/DDC_Uchen.ttf",
                T + "tibetan-machine/TibetanMachineUni.ttf"],
    "thaana": [T + "freefont/FreeSerif.ttf", T + "freefont/FreeSerifBold.ttf"],
    "cherokee": [T + "freefont/FreeSerif.ttf"],
    "tifinagh": [T + "dejavu/DejaVuSans.ttf", T + "freefont/FreeSans.ttf"],
    "devanagari": several(T + "fonts-deva-extra/", "chandas1-2 kalimati samanata") +
    [T + "lohit-devanagari/Lohit-Devanagari.ttf", T + "Gargi/Gargi.ttf",
     T + "Sahadeva/sahadeva.ttf", T + "Nakula/nakula.ttf"],
    "hebrew": several(T + "culmus/", "MiriamCLM-Book FrankRuehlCLM-Medium FrankRuehlCLM-Bold "
                      "HadasimCLM-Regular HadasimCLM-Bold SimpleCLM-Medium KeterYG-Medium "
                      "KeterYG-Bold MiriamMonoCLM-Bold") +
    several(T + "culmus/", "DavidCLM-Medium DavidCLM-Bold NachlieliCLM-Light", ".otf"),
    "thai": several(T + "tlwg/", "Kinnari Garuda Loma Norasi TlwgMono Waree Sawasdee Umpush "
                    "Laksaman Norasi-Bold Garuda-Bold") +
    several(T + "arundina/", "ArundinaSans ArundinaSerif-Bold"),
    "armenian": [T + "dejavu/DejaVuSerif.ttf", T + "dejavu/DejaVuSerif-Bold.ttf",
                 T + "dejavu/DejaVuSansMono.ttf", T + "freefont/FreeSans.ttf"],
    "chinese": [T + "arphic/uming.ttc"]}


def by_lot(random, script):
    """A line of words of a script's letters, none of them more often than another."""
    main, signs = BLOCKS[script][1:] if script in BLOCKS else SPANS[script]
    main, signs = block(*main), signs and block(*signs)
    line = []
    for _ in range(7):
        word = ""
        for _ in range(int(random.integers(1, 6))):
            word += str(random.choice(main))
            if signs and random.random() < 0.5:
                word += str(random.choice(signs))
        line.append(word)
    return ("" if script == "chinese" else " ").join(line)


def line_of(random, script):
    if script == "arabic" and random.random() < 0.65:
        return " ".join(str(word) for word in random.choice(ARABIC, 7))
    is_by_lot = script in BLOCKS or script in SPANS
    return by_lot(random, script) if is_by_lot else letters.text(random, script)


def drawn(random):
    """Letters' shapes and what each counts, upright."""
    shapes, counts = [], []
    for script in [*FONTS, *BLOCKS]:
        files = [path(name) for name in (fonts(script) if script in FONTS else [])]
        if script == "latin":
            files += [path(name) for name in MONO] * 2
            files += [letters.SHARE / name for name in letters.MORE]
        files += [letters.SHARE / name for name in FONTS_MORE[script]]
        files = [file for file in files if file.exists()]
        seen = []
        for _ in range(LINES.get(script, LINES_ELSE)):
            file = files[int(random.integers(len(files)))]
            ink = letters.drawn(random, file, line_of(random, script), script)
            seen += list(letters.shapes(ink))
        seen = np.array(seen, np.float32)[random.permutation(len(seen))[:LETTERS_MAXIMUM]]
        shapes.append(seen)
        counts.append(np.full(len(seen), WEIGHTS.get(script, 1) / len(seen), np.float32))
        print(script, len(files), len(seen), file=sys.stderr)
    counts = np.concatenate(counts)
    return np.concatenate(shapes), counts / counts.mean()


def turned_by_half(shapes):
    return shapes[:, ::-1]


def mirrored(shapes):
    return shapes.reshape(-1, letters.SIDE, letters.SIDE)[:, :, ::-1].reshape(shapes.shape)


def flipped(shapes):
    return turned_by_half(mirrored(shapes))


def fitted(random, shapes, counts, changed):
    """Weights of the cells, what is added to their sums, weights of the sums."""
    cells = shapes.shape[1]
    weights = [random.normal(0, 0.2, (cells, UNITS)), np.zeros(UNITS),
               random.normal(0, 0.2, UNITS)]
    weights = [weight.astype(np.float32) for weight in weights]
    means, squares = ([np.zeros_like(w) for w in weights] for _ in range(2))
    steps = EPOCHS * (len(shapes) // BATCH)
    for step in range(1, steps + 1):
        if step % (len(shapes) // BATCH) == 1:
            order = random.permutation(len(shapes))
        place = (step - 1) % (len(shapes) // BATCH) * BATCH
        chosen = order[place:place + BATCH]
        here = np.abs(shapes[chosen] - (random.random((BATCH, cells)) < FLIPPED))
        here = here.astype(np.float32)
        turned = changed(here)
        sums = [side @ weights[0] + weights[1] for side in (here, turned)]
        above = [np.maximum(side, 0) for side in sums]
        odds = (above[0] - above[1]) @ weights[2]
        slope = -counts[chosen] / (1 + np.exp(odds)) / BATCH
        back = [sign * slope[:, None] * weights[2] * (side > 0)
                for sign, side in zip((1, -1), sums)]
        gradients = [here.T @ back[0] + turned.T @ back[1] + DECAY * weights[0],
                     back[0].sum(0) + back[1].sum(0),
                     (above[0] - above[1]).T @ slope + DECAY * weights[2]]
        rate = RATE * (1 - step / steps) + 1e-5
        for k, gradient in enumerate(gradients):
            means[k] = MOMENTUM[0] * means[k] + (1 - MOMENTUM[0]) * gradient
            squares[k] = MOMENTUM[1] * squares[k] + (1 - MOMENTUM[1]) * gradient ** 2
            even = [total[k] / (1 - share ** step)
                    for total, share in zip((means, squares), MOMENTUM)]
            weights[k] = (weights[k] - rate * even[0] / (np.sqrt(even[1]) + 1e-8)).astype(
                np.float32)
    return weights


def rounded(weights):
    """The same in whole numbers: cells' weights of a byte for each unit, and what one is worth."""
    cells, added, sums = weights
    # A unit may be as large as it likes where its sum's weight is as much smaller.
    size = np.maximum(np.abs(cells).max(0), np.abs(added) / 8) / 127
    worth = sums * size
    return (np.rint(cells / size).astype(int), np.rint(added / size).astype(int),
            np.rint(worth * 65536).astype(int))


def listed(numbers, columns):
    lines = []
    for place in range(0, len(numbers), columns):
        lines.append("      " + ", ".join(numbers[place:place + columns]) + ",")
    return "\n".join(lines)


def main():
    name = sys.argv[1]
    changed = {"upright": turned_by_half, "unmirrored": mirrored, "unflipped": flipped}[name]
    random = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    cells, added, worth = rounded(fitted(random, *drawn(random), changed))
    words = [int.from_bytes((row[place:place + 8] % 256).astype(np.uint8).tobytes(), "little")
             for row in cells for place in range(0, UNITS, 8)]
    print(f"""/// The weights of letters that are {name}.
///
/// `Tests/Comparisons/letters_upright.py` has drawn the letters and placed the weights: this file
/// is what it prints.
extension LetterWeights {{
  /// Of letters as they ought to be against the same ones changed.
  package static let {name} = LetterWeights(
    added: [
{listed([str(int(number)) for number in added], 12)}
    ],
    worth: [
{listed([str(int(number)) for number in worth], 12)}
    ],
    cells: [
{listed([f"0x{word:016x}" for word in words], 4)}
    ])
}}""")


if __name__ == "__main__":
    main()
