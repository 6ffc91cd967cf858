"""Printed grounds of documents: plain, graded, guilloche. RGB, float 0…1."""
import dataclasses
import math

import numpy as np


@dataclasses.dataclass(frozen=True)
class Ground:
    """Two colours from corner to corner, and lines of a pitch (mm) and strength (0…1)."""
    first: tuple
    second: tuple
    pitch: float = 0
    strength: float = 0
    waves: int = 1
    blobs: float = 0


KTP_GROUNDS = {
    "plain": Ground((0.72, 0.85, 0.94), (0.72, 0.85, 0.94)),
    "pale": Ground((0.90, 0.95, 0.98), (0.88, 0.94, 0.97)),
    "graded": Ground((0.60, 0.79, 0.93), (0.86, 0.93, 0.97)),
    "fine": Ground((0.72, 0.86, 0.95), (0.80, 0.89, 0.95), 0.45, 0.10),
    "wide": Ground((0.68, 0.83, 0.93), (0.76, 0.88, 0.95), 1.6, 0.12, 2),
    "crossed": Ground((0.74, 0.87, 0.94), (0.66, 0.82, 0.93), 0.8, 0.09, 3),
    "strong": Ground((0.72, 0.85, 0.95), (0.82, 0.91, 0.96), 0.65, 0.22, 2),
    "map": Ground((0.70, 0.84, 0.94), (0.79, 0.89, 0.94), 0.9, 0.05, 1, 0.10),
    "greenish": Ground((0.74, 0.89, 0.90), (0.70, 0.84, 0.95), 1.1, 0.08, 2, 0.05),
}
KK_GROUNDS = {
    "white": Ground((0.985, 0.985, 0.98), (0.975, 0.975, 0.97)),
    "cream": Ground((0.97, 0.96, 0.91), (0.96, 0.95, 0.90)),
    "bluish": Ground((0.92, 0.95, 0.99), (0.95, 0.97, 1.0), 2.2, 0.04, 2),
    "security": Ground((0.88, 0.94, 0.97), (0.93, 0.95, 0.90), 1.3, 0.08, 3, 0.03),
    "grey": Ground((0.91, 0.91, 0.91), (0.94, 0.94, 0.94)),
}


def paint(ground: Ground, width_mm, height_mm, dpi, rng) -> np.ndarray:
    """The ground of a whole sheet."""
    width, height = round(width_mm * dpi / 25.4), round(height_mm * dpi / 25.4)
    x = np.linspace(0, width_mm, width, dtype=np.float32)[None, :]
    y = np.linspace(0, height_mm, height, dtype=np.float32)[:, None]
    share = ((x / width_mm + y / height_mm) / 2)[..., None]
    sheet = np.float32(ground.first) * (1 - share) + np.float32(ground.second) * share
    shade = np.zeros((height, width), np.float32)
    for _ in range(ground.waves if ground.strength else 0):
        shade += lines(x, y, ground.pitch, width_mm, rng) * (ground.strength / ground.waves ** 0.5)
    if ground.blobs:
        shade += ground.blobs * blobs(x, y, width_mm, height_mm, rng)
    # Printed lines take more red than blue: they are bluish.
    return sheet - shade[..., None] * np.float32([1, 0.62, 0.35])


def lines(x, y, pitch, width_mm, rng):
    """Guilloche: lines that swing, 0…1."""
    angle = rng.uniform(-0.9, 0.9)
    along, across = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(
        angle)
    swing = np.float32(0)
    for part in (3, 7, 13):
        period = width_mm / part * rng.uniform(0.8, 1.2)
        height = min(period * 0.12, 2.5)
        swing = swing + height * np.sin(2 * math.pi * along / period + rng.uniform(0, 6))
    return (0.5 + 0.5 * np.cos(2 * math.pi * (across + swing) / pitch)) ** 3


def blobs(x, y, width_mm, height_mm, rng):
    """Soft islands, as of a map."""
    total = np.zeros(np.broadcast(x, y).shape, np.float32)
    for _ in range(7):
        cx, cy = rng.uniform(0, width_mm), rng.uniform(0.2, 0.9) * height_mm
        rx, ry = width_mm * rng.uniform(0.04, 0.14), height_mm * rng.uniform(0.06, 0.16)
        total = np.maximum(total, 1 / (1 + ((x - cx) / rx) ** 4 + ((y - cy) / ry) ** 4))
    return total
