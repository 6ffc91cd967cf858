"""Invented people and places: Indonesian-like names, none of them anybody's.

Every number begins with 99, which no province of Indonesia has.
"""
import dataclasses
import random

FIRST = """BUDI SITI AGUS DEWI JOKO RATNA ANDI SRI EKO WAHYU RINI HENDRA FITRI YUSUF AMINAH RUDI
LESTARI BAMBANG NUR DIAN IRWAN MEGA SLAMET TUTI HASAN KARTINI ARIF WULAN DEDI INDAH FAJAR YULIANA
RIZKY PUTRI GUNAWAN MARLINA SUPARMAN ROSMINI TAUFIK ZAHRA BAYU CITRA""".split()
LAST = """SANTOSO WIBOWO PRATAMA LESTARI SAPUTRA HIDAYAT NUGROHO SUSANTI KURNIAWAN RAHAYU SETIAWAN
PERMATASARI HARAHAP SIREGAR MANDAGI WIJAYA MULYANI SYAHPUTRA ANGGRAINI UTAMI FIRMANSYAH MAULANA
HANDAYANI PANGESTU TUMBELAKA DAENG KUSUMA PURNAMA""".split()
TOWNS = """GOWA PASER MAKASSAR RATAHAN BANDUNG SURABAYA MEDAN PADANG KUPANG MANADO AMBON JEMBER
MALANG KUDUS SRAGEN BLITAR TEGAL BIMA PALU KENDARI SORONG CIREBON""".split()
PROVINCES = ["SULAWESI SELATAN", "KALIMANTAN TIMUR", "SULAWESI UTARA", "JAWA BARAT", "JAWA TENGAH",
             "SUMATERA UTARA", "NUSA TENGGARA TIMUR", "BALI", "LAMPUNG", "MALUKU"]
VILLAGES = """SUKAMAJU MEKARSARI KARANGANYAR TANJUNGREJO SIDOMULYO PALLANGGA BONTORAMBA KUARO
TOSURAYA CIBEUREUM WONOKROMO TELUKJAMBE RANDUAGUNG LOLAK PASIRPANJANG""".split()
STREETS = """MAWAR MELATI KENANGA SUDIRMAN DIPONEGORO CENDRAWASIH PAHLAWAN MERDEKA ANGGREK RAMBUTAN
KARTINI PELITA FLAMBOYAN VETERAN GATOTKACA""".split()
FAITHS = ["ISLAM"] * 6 + ["KRISTEN", "KATHOLIK", "HINDU", "BUDHA"]
WORK = ["PETANI/PEKEBUN", "WIRASWASTA", "KARYAWAN SWASTA", "BURUH HARIAN LEPAS", "GURU", "PEDAGANG",
        "MENGURUS RUMAH TANGGA", "NELAYAN", "PELAJAR/MAHASISWA", "SOPIR", "BIDAN"]
SCHOOLS = ["SLTA/SEDERAJAT", "SLTP/SEDERAJAT", "TAMAT SD", "DIPLOMA IV", "BELUM SEKOLAH",
           "STRATA II"]
MALE, FEMALE = "LAKI-LAKI", "PEREMPUAN"


@dataclasses.dataclass
class Person:
    """One invented person with what the cards say."""
    name: str
    number: str
    sex: str
    town: str
    day: str
    year: int
    faith: str
    work: str
    school: str
    blood: str
    status: str


@dataclasses.dataclass
class Place:
    """One invented address."""
    street: str
    block: str
    village: str
    district: str
    regency: str
    province: str
    post: str


def number(rng: random.Random, digits: int = 16) -> str:
    """A number of a province that does not exist."""
    return "99" + "".join(rng.choice("0123456789") for _ in range(digits - 2))


def name(rng: random.Random) -> str:
    return " ".join(rng.sample(FIRST, rng.choice([1, 1, 2])) + [rng.choice(LAST)])


def day(rng: random.Random, year: int) -> str:
    return f"{rng.randint(1, 28):02d}-{rng.randint(1, 12):02d}-{year}"


def person(rng: random.Random) -> Person:
    year = rng.randint(1950, 2004)
    return Person(name(rng), number(rng), rng.choice([MALE, FEMALE]), rng.choice(TOWNS),
                  day(rng, year), year, rng.choice(FAITHS), rng.choice(WORK), rng.choice(SCHOOLS),
                  rng.choice(["A", "B", "AB", "O", "-"]),
                  rng.choice(["KAWIN", "BELUM KAWIN", "CERAI MATI", "CERAI HIDUP"]))


def place(rng: random.Random) -> Place:
    street = f"{rng.choice(['JL.', 'JALAN', 'DUSUN', 'GANG'])} {rng.choice(STREETS)}"
    if rng.random() < 0.7:
        street += f" NO. {rng.randint(1, 199)}"
    block = f"{rng.randint(1, 19):03d}/{rng.randint(1, 12):03d}"
    regency = rng.choice(["KABUPATEN", "KABUPATEN", "KOTA"]) + " " + rng.choice(TOWNS)
    return Place(street, block, rng.choice(VILLAGES), rng.choice(VILLAGES), regency,
                 rng.choice(PROVINCES), f"9{rng.randint(1000, 9999)}")
