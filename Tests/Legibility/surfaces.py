"""What a document lies on: wood, cloth, plain, tiles. RGB, linear light 0…1."""
import cv2
import numpy as np

NAMES = ("wood", "cloth", "plain", "tiles")


def cloudy(noise, height, width, grain):
    """Smooth noise of about unit size, `grain` pixels to a patch."""
    small = noise.normal(0, 1, (int(height / grain) + 3, int(width / grain) + 3)).astype(np.float32)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def make(name, height, width, noise):
    """A surface of the size of the frame; worked out at half its size, but for the finest grain."""
    shade, base = pattern(name, (height + 1) // 2, (width + 1) // 2, noise)
    shade = cv2.resize(shade, (width, height), interpolation=cv2.INTER_LINEAR)
    shade += 0.02 * noise.standard_normal((height, width), np.float32)
    return cv2.merge([np.maximum(shade, 0.02) * np.float32(part) for part in base])


def pattern(name, height, width, noise):
    """Lightness about 1, and the colour."""
    unit = width / 1000
    y = np.linspace(0, 1000 * height / width, height, dtype=np.float32)[:, None]
    x = np.linspace(0, 1000, width, dtype=np.float32)[None, :]
    grain = 0.04 * cloudy(noise, height, width, max(1.5, 2 * unit))
    if name == "wood":
        base = np.float32([[0.32, 0.17, 0.08], [0.48, 0.30, 0.16], [0.14, 0.07, 0.04]])[
            noise.integers(3)]
        swing = 25 * cloudy(noise, height, width, 260 * unit)
        rings = np.sin((y + swing) / noise.uniform(3, 9)) * 0.12
        rings = rings + 0.10 * cloudy(noise, height, width, 30 * unit)
        boards = ((y / noise.uniform(120, 260)) % 1 < 0.012) * -0.5
        shade = 1 + rings + boards + grain + 0 * x
    elif name == "cloth":
        base = noise.uniform(0.05, 0.5, 3).astype(np.float32)
        pitch = noise.uniform(3, 7)
        weave = np.sin(2 * np.pi * x / pitch) * np.sin(2 * np.pi * y / pitch) * 0.12
        shade = 1 + weave + 0.15 * cloudy(noise, height, width, 150 * unit) + grain
    elif name == "tiles":
        base = np.float32([[0.62, 0.60, 0.55], [0.40, 0.36, 0.32], [0.75, 0.75, 0.73]])[
            noise.integers(3)]
        side, turn = noise.uniform(180, 400), noise.uniform(-0.3, 0.3)
        across, down = (x + turn * y) / side % 1, (y - turn * x) / side % 1
        joint = ((across < 0.02) | (down < 0.02)) * -0.45
        shade = 1 + joint + 0.06 * cloudy(noise, height, width, 60 * unit) + grain
    else:
        base = noise.uniform(0.06, 0.6) * noise.uniform(0.8, 1.2, 3).astype(np.float32)
        shade = 1 + 0.05 * cloudy(noise, height, width, 300 * unit) + grain + 0 * x
    return np.clip(shade, 0.05, 2).astype(np.float32), base
