"""A simulated phone: takes a photo of a drawn document, with one defect of a given strength."""
import dataclasses
import math

import cv2
import numpy as np

import chat
import optics
import surfaces

# How each defect's strength is counted, and its range for a KTP and a KK.
DEFECTS = {
    "none": ("mm a pixel", (0.07, 0.20), (0.10, 0.26)),
    "defocus": ("mm, diameter of the disk", (0.15, 1.3), (0.15, 1.3)),
    "motion": ("mm, length", (0.2, 2.4), (0.2, 2.4)),
    "side": ("mm, diameter of the disk at the edge", (0.4, 4.0), (0.4, 4.0)),
    "spot": ("mm, diameter of the disk in the spot", (0.4, 3.0), (0.4, 3.0)),
    "smear": ("mm, diameter of the disk before smoothing", (0.1, 0.9), (0.1, 0.9)),
    "sharpened": ("mm, diameter of the disk before sharpening", (0.15, 1.3), (0.15, 1.3)),
    "enlarged": ("mm a pixel before enlarging", (0.11, 0.42), (0.12, 0.42)),
    "noise": ("grey levels, standard deviation", (4, 60), (3, 30)),
    "faint": ("share of the ink that is lost", (0.5, 0.975), (0.5, 0.975)),
    "dark": ("stops below right exposure", (2.0, 7.5), (2.0, 7.5)),
    "jpeg": ("scale of the quantisation tables", (1.25, 7.0), (1.25, 7.0)),
    "chat": ("mm a pixel", (0.10, 0.28), (0.12, 0.42)),
    "chatTwice": ("mm a pixel", (0.10, 0.28), (0.12, 0.42)),
}
# Of these the strength is the size of a pixel on the document.
BY_PIXEL = ("none", "chat", "chatTwice")
LONGEST, SHORTEST = 4000, 800
# Display values 0…255 of 16-bit linear ones.
DISPLAY = (np.arange(65536, dtype=np.float32) / 65535) ** np.float32(1 / 2.2) * 255
# A sensor's pixels are simulated up to so many a side.
CAPTURED = 2000
# Smoothing over a patch and low light are worked out on at most so many pixels a side.
SLOW_EDGE = 1700


@dataclasses.dataclass
class Plan:
    """What to photograph and how. `chats`: how often it went through a chat; `shift`: pixels that
    the document is moved by in the frame."""
    defect: str
    strength: float
    dpi: float
    chats: int
    seed: int
    shift: tuple = (0, 0)


@dataclasses.dataclass
class Photo:
    """The stored file, the document's corners (TL, TR, BR, BL, pixels) and what was used."""
    data: bytes
    corners: np.ndarray
    width: int
    height: int
    dpi: float
    facts: dict


@dataclasses.dataclass
class Pose:
    """Where the document lies in a frame of width × height pixels."""
    width: int
    height: int
    corners: np.ndarray
    tilt: float
    turn: float


def frame_edge(drawing, plan, rng):
    """The long edge of the stored frame: a chat's edge where one fits."""
    across = drawing.width_mm / 25.4 * plan.dpi
    lowest, highest = (0.33, 0.80) if drawing.kind == "ktp" else (0.70, 0.93)
    edges = [edge for edge in chat.CHAT_EDGES if lowest <= across / edge <= highest]
    if plan.chats and edges:
        return int(rng.choice(edges))
    edge = across / rng.uniform(lowest, highest)
    return int(min(LONGEST, max(SHORTEST, edge)))


def pose(drawing, plan, rng) -> Pose:
    """A pinhole camera over the document's plane."""
    edge = frame_edge(drawing, plan, rng)
    across = drawing.width_mm / 25.4 * plan.dpi
    short = edge * rng.choice([0.75, 0.75, 0.5625])
    tall = drawing.kind == "ktp" and across < short * 0.85 and rng.random() < 0.5
    width, height = (short, edge) if tall else (edge, short)
    width, height = int(width), int(height)
    tilt, towards = rng.uniform(0, 20), rng.uniform(0, 2 * math.pi)
    turn = float(np.clip(rng.normal(0, 3), -8, 8))
    half = np.float64([drawing.width_mm, drawing.height_mm]) / 2
    sheet = np.float64([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    for shrink in range(12):
        corners = project(sheet, math.radians(tilt), towards, math.radians(turn), edge,
                          plan.dpi / 25.4)
        size = np.ptp(corners, axis=0)
        if (size < np.float64([width, height]) * 0.985).all():
            break
        tilt, turn = tilt * 0.8, turn * 0.7
        if shrink >= 6:
            width, height = int(width * 1.05), int(height * 1.05)
    slack = np.maximum(0, np.float64([width, height]) * 0.99 - size) / 2
    middle = (corners.min(axis=0) + corners.max(axis=0)) / 2
    offset = np.float64([width, height]) / 2 + rng.uniform(-0.6, 0.6, 2) * slack - middle
    return Pose(width, height, corners + offset + plan.shift, tilt, turn)


def project(sheet, tilt, towards, turn, edge, scale):
    """Corners in pixels about the optical axis, `scale` pixels a mm on the average."""
    axis = np.float64([math.cos(towards), math.sin(towards), 0])
    lean, _ = cv2.Rodrigues(axis * tilt)
    roll, _ = cv2.Rodrigues(np.float64([0, 0, turn]))
    points = np.c_[sheet, np.zeros(4)] @ (lean @ roll).T
    focal, distance = edge * 0.8, edge * 0.8 / scale
    for _ in range(3):
        corners = focal * points[:, :2] / (points[:, 2:] + distance)
        found = math.sqrt(cv2.contourArea(corners.astype(np.float32))
                          / cv2.contourArea(sheet.astype(np.float32)))
        distance *= found / scale
    return corners


def linear(image):
    """Linear light 0…1 of 8-bit display values."""
    return cv2.LUT(image, (np.arange(256, dtype=np.float32) / 255) ** 2.2)


def photograph(drawing, plan: Plan, rng=None) -> Photo:
    """The whole way from the sheet to the stored file; `rng` in place of one of the plan's seed."""
    rng = rng or np.random.default_rng(plan.seed)
    place = pose(drawing, plan, rng)
    scale = capture_scale(plan, place, rng)
    size = (round(place.width * scale), round(place.height * scale))
    corners = (place.corners + 0.5) * scale - 0.5
    facts = {"tilt": round(place.tilt, 1), "turn": round(place.turn, 1)}
    scene, u, v = lay(drawing, plan, size, corners, rng, facts)
    scene = light(scene, rng, facts)
    scene = lens(scene, drawing, plan, u, v, scale, rng, facts)
    raw = sensor(scene, plan, rng)
    picture = phone(raw, drawing, plan, scale, rng, facts)
    data = store(picture, plan, (place.width, place.height), rng, facts)
    area = cv2.contourArea(place.corners.astype(np.float32))
    dpi = 25.4 * math.sqrt(area / (drawing.width_mm * drawing.height_mm))
    return Photo(data, place.corners, place.width, place.height, dpi, facts)


def capture_scale(plan, place, rng):
    """Pixels the sensor has for one stored pixel, a side."""
    edge = max(place.width, place.height)
    if plan.defect in ("smear", "dark"):
        return max(1, min(rng.uniform(1, 1.6), SLOW_EDGE / edge))
    if plan.defect in ("noise", "jpeg") or not plan.chats:
        return 1.0
    return max(1, min(rng.uniform(1, 1.8), CAPTURED / edge))


def lay(drawing, plan, size, corners, rng, facts):
    """The document on a surface, in linear light, and the document's u and v of each pixel."""
    width, height = size
    facts["surface"] = str(rng.choice(surfaces.NAMES))
    scene = surfaces.make(facts["surface"], height, width, rng)
    image = drawing.image
    if plan.defect == "faint":
        image = cv2.addWeighted(drawing.image, 1 - plan.strength, drawing.paper, plan.strength, 0)
    fine = np.hypot(*(corners[1] - corners[0])) * 1.25
    if fine < image.shape[1]:
        image = cv2.resize(image, (int(fine), int(fine * drawing.height_mm / drawing.width_mm)),
                           interpolation=cv2.INTER_AREA)
    h, w = image.shape[:2]
    source = np.float32([[0, 0], [w, 0], [w, h], [0, h]]) - 0.5
    matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    sheet = linear(cv2.warpPerspective(image, matrix, size, flags=cv2.INTER_CUBIC,
                                       borderMode=cv2.BORDER_REPLICATE))
    mask = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    mask = mask.astype(np.float32) / 255
    coarse = cv2.resize(mask, (400, 400 * height // width), interpolation=cv2.INTER_AREA)
    coarse = np.roll(cv2.GaussianBlur(coarse, (0, 0), 2.4), (2, 1), (0, 1))
    shadow = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)
    scene *= ((1 - 0.55 * shadow) * (1 - mask))[..., None]
    sheet *= mask[..., None]
    scene += sheet
    u, v = sheet_places(matrix, size, w, h)
    return scene, u, v


def sheet_places(matrix, size, w, h):
    """u and v (0…1 on the document) of each pixel, worked out coarsely and enlarged."""
    width, height = size
    ys, xs = np.mgrid[0:height:40j, 0:width:40j]
    points = np.stack([xs.ravel(), ys.ravel()], 1)[None].astype(np.float64)
    found = cv2.perspectiveTransform(points, np.linalg.inv(matrix))[0].reshape(40, 40, 2)
    grid = (found / [w, h]).astype(np.float32)
    return (cv2.resize(grid[..., 0], size, interpolation=cv2.INTER_CUBIC),
            cv2.resize(grid[..., 1], size, interpolation=cv2.INTER_CUBIC))


def light(scene, rng, facts):
    """A slope of light over the frame, a tint, and the lens's own falling off."""
    height, width = scene.shape[:2]
    y, x = np.linspace(-1, 1, height, dtype=np.float32), np.linspace(-1, 1, width, dtype=np.float32)
    slope, angle = rng.uniform(0, 0.45), rng.uniform(0, 2 * math.pi)
    facts["slope"] = round(slope, 2)
    level = 1 + slope * (math.cos(angle) * x[None] + math.sin(angle) * y[:, None]) * 0.7
    level = (level * (1 - 0.12 * (x[None] ** 2 + y[:, None] ** 2)))[..., None]
    tint = np.float32([1, 1, 1]) + np.float32(rng.uniform(-0.07, 0.07)) * np.float32([1, 0, -1])
    scene *= level
    scene *= tint * np.float32(rng.uniform(0.62, 0.85))
    return scene


def lens(scene, drawing, plan, u, v, scale, rng, facts):
    """The lens's own softness, and the defect where it is one of focus or of the hand."""
    scene = cv2.GaussianBlur(scene, (0, 0), rng.uniform(0.45, 0.85))
    px = plan.dpi / 25.4 * scale * plan.strength
    if plan.defect in ("defocus", "sharpened", "smear"):
        scene = optics.defocus(scene, px)
    elif plan.defect == "motion":
        angle = rng.uniform(0, math.pi)
        facts["angle"] = round(math.degrees(angle))
        scene = optics.blur(scene, optics.line(px, angle, rng.uniform(-0.5, 0.5)))
    elif plan.defect == "side":
        facts["side"] = str(rng.choice(["left", "right", "top", "bottom"]))
        share = optics.side_map(u, v, facts["side"], rng.uniform(0.0, 0.6))
        scene = optics.defocus_by_map(scene, share * px)
    elif plan.defect == "spot":
        ratio = drawing.width_mm / drawing.height_mm
        centre, radius = rng.uniform([0.15, 0.25], [0.75, 0.75]), rng.uniform(0.12, 0.4)
        facts["centre"], facts["radius"] = [round(c, 2) for c in centre], round(radius, 2)
        scene = optics.defocus_by_map(scene, optics.spot_map(u, v, centre, radius, ratio) * px)
    return scene


def sensor(scene, plan, rng):
    """Photons and reading noise on a Bayer pattern, demosaiced; 8 bits, display values."""
    gain = 2.0 ** -plan.strength if plan.defect == "dark" else 1.0
    full = rng.uniform(2500, 8000)
    height, width = scene.shape[:2]
    mosaic = np.empty((height, width), np.float32)
    for row, column, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        mosaic[row::2, column::2] = scene[row::2, column::2, channel]
    light_seen = np.clip(mosaic * gain, 0, 1) * full
    spread = np.sqrt(light_seen + 9)
    seen = light_seen + rng.standard_normal(mosaic.shape, np.float32) * spread
    seen = np.clip(seen / (full * gain), 0, 1)
    if plan.defect == "dark":
        seen *= max(0.12, 1 - 0.11 * plan.strength)
    bayer = (seen * 65535).astype(np.uint16)
    picture = cv2.cvtColor(bayer, cv2.COLOR_BayerRG2BGR)  # for red at 0, 0 this gives RGB
    shown = np.take(DISPLAY, picture)
    if plan.defect == "noise":
        shown = add_noise(shown, plan.strength, rng)
    return np.clip(shown + 0.5, 0, 255).astype(np.uint8)


def add_noise(shown, strength, rng):
    """Noise with a grain of about a pixel, more in luma than in colour."""
    grain = rng.standard_normal(shown.shape[:2], np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), 0.6)
    colour = cv2.GaussianBlur(rng.standard_normal(shown.shape, np.float32), (0, 0), 0.8)
    grain, colour = grain / grain.std(), colour / colour.std()
    return shown + strength * (0.9 * grain[..., None] + 0.45 * colour)


def unsharp(image, sigma, amount):
    soft = cv2.GaussianBlur(image, (0, 0), sigma)
    return cv2.addWeighted(image, 1 + amount, soft, -amount, 0)


def patch_means(picture, strength):
    """Non-local means of the luma, and a plain smoothing of the colour."""
    luma, red, blue = cv2.split(cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb))
    luma = cv2.fastNlMeansDenoising(luma, None, strength, 5, 11)
    red, blue = (cv2.GaussianBlur(part, (0, 0), 0.2 * strength) for part in (red, blue))
    return cv2.cvtColor(cv2.merge([luma, red, blue]), cv2.COLOR_YCrCb2RGB)


def phone(picture, drawing, plan, scale, rng, facts):
    """The phone's own smoothing and sharpening, and the defects that it makes."""
    if plan.defect == "smear":
        picture = unsharp(picture, rng.uniform(1.5, 3), rng.uniform(1, 2.5))
        strength = rng.uniform(4, 14)
        facts["smoothing"] = round(strength, 1)
        if rng.random() < 0.5:
            return patch_means(picture, strength)
        for _ in range(2):
            picture = cv2.bilateralFilter(picture, 7, strength * 5, 3)
        return picture
    if plan.defect == "dark":
        strength = float(np.clip(4 + 2.2 * plan.strength, 4, 20))
        return patch_means(picture, strength)
    if plan.defect == "sharpened":
        facts["amount"] = round(rng.uniform(1.5, 5), 1)
        return unsharp(picture, rng.uniform(1, 3), facts["amount"])
    if plan.defect not in ("noise", "jpeg") and rng.random() < 0.6:
        picture = cv2.bilateralFilter(picture, 5, 12, 2)
    return unsharp(picture, 1.1, rng.uniform(0.1, 0.7))


def store(picture, plan, size, rng, facts):
    """Reduced to the stored size and written as the camera or a chat does."""
    quality = int(rng.integers(88, 96))
    if plan.defect == "jpeg":
        quality = jpeg_quality(plan.strength)
        facts["quality"] = quality
    if plan.defect == "enlarged":
        picture = enlarged(picture, plan, size, rng, facts)
    if not plan.chats:
        return chat.camera_file(resized(picture, size), quality)
    if plan.defect != "jpeg":
        picture = chat.opened(chat.camera_file(picture, quality))
    for turn in range(plan.chats):
        last = turn == plan.chats - 1
        grow = 1.0 if last else rng.uniform(1.0, 1.25)
        target = (round(size[0] * grow), round(size[1] * grow))
        quality = int(rng.choice([75, 80, 80]))
        data = chat.chat_file(resized(picture, target), quality)
        picture = chat.opened(data)
    facts["chatQuality"] = quality
    if plan.defect == "jpeg":
        return chat.camera_file(picture, jpeg_quality(plan.strength))
    return data


def jpeg_quality(scale):
    """libjpeg's quality of a scale of its tables; qualities under 50."""
    return int(np.clip(round(50 / scale), 5, 49))


def enlarged(picture, plan, size, rng, facts):
    """Shrunk to the strength's pixel, enlarged to the stored size and sharpened."""
    factor = max(1.05, plan.strength / (25.4 / plan.dpi))
    facts["factor"] = round(factor, 2)
    small = resized(picture, (round(size[0] / factor), round(size[1] / factor)))
    how = [cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4][rng.integers(3)]
    return unsharp(cv2.resize(small, size, interpolation=how), factor * 0.8, rng.uniform(0.5, 2))


def resized(picture, size):
    if (picture.shape[1], picture.shape[0]) == tuple(size):
        return picture
    return cv2.resize(picture, tuple(size), interpolation=cv2.INTER_AREA)
