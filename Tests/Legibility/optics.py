"""Blurs of lens and hand, on linear light (float32, height × width × 3)."""
import math

import cv2
import numpy as np

LEVELS = 6


def disk(diameter: float) -> np.ndarray:
    """A kernel: an even disk, its rim antialiased. Pixels."""
    radius = max(diameter / 2, 0.01)
    size = 2 * int(math.ceil(radius)) + 1
    y, x = np.mgrid[:size, :size] - size // 2
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return kernel / kernel.sum()


def line(length: float, angle: float, bend: float) -> np.ndarray:
    """A kernel: the way of a hand during the exposure, a little bent. Pixels, radians."""
    size = 2 * int(math.ceil(length / 2)) + 3
    kernel, times = np.zeros((size, size), np.float32), np.linspace(-0.5, 0.5, 8 * size)
    turn = angle + bend * times
    xs, ys = size // 2 + length * times * np.cos(turn), size // 2 + length * times * np.sin(turn)
    for x, y in zip(xs, ys):
        left, top = int(x), int(y)
        dx, dy = x - left, y - top
        kernel[top:top + 2, left:left + 2] += np.outer([1 - dy, dy], [1 - dx, dx])
    return kernel / kernel.sum()


def blur(image, kernel):
    return cv2.filter2D(image, -1, kernel, borderType=cv2.BORDER_REFLECT)


def defocus(image, diameter):
    return image if diameter < 0.7 else blur(image, disk(diameter))


def defocus_by_map(image, diameters):
    """Defocus of a diameter (pixels) that differs by place: blends a few even ones."""
    largest = float(diameters.max())
    if largest < 0.7:
        return image
    levels = largest * (np.linspace(0, 1, LEVELS) ** 1.3)
    total = np.zeros_like(image)
    for index, level in enumerate(levels):
        weight = np.zeros_like(diameters)
        if index:
            below = levels[index - 1]
            weight += np.where(diameters <= level, np.clip((diameters - below) / (level - below),
                                                           0, 1), 0)
        if index + 1 < LEVELS:
            above = levels[index + 1]
            weight += np.where(diameters > level, np.clip((above - diameters) / (above - level),
                                                          0, 1), 0)
        if index == 0:
            weight[diameters <= 0] = 1
        total += defocus(image, level) * weight[..., None]
    return total


def side_map(u, v, side, start):
    """0…1 over the document's own u and v: rises from `start` towards one side."""
    along = {"left": 1 - u, "right": u, "top": 1 - v, "bottom": v}[side]
    return np.clip((along - start) / (1 - start), 0, 1.3).astype(np.float32)


def spot_map(u, v, centre, radius, ratio):
    """0…1: 1 within a round spot, 0 outside, with a soft rim; radius in shares of the width."""
    away = np.hypot(u - centre[0], (v - centre[1]) / ratio)
    return np.clip((radius * 1.3 - away) / (radius * 0.5), 0, 1).astype(np.float32)
