"""JPEG files as cameras and chats write them."""
import io

import numpy as np
from PIL import Image

# mozjpeg's third table (N. Robidoux's), which chats use for luma and chroma alike.
ROBIDOUX = [16, 16, 16, 18, 25, 37, 56, 85, 16, 17, 20, 27, 34, 40, 53, 75,
            16, 20, 24, 31, 43, 62, 91, 135, 18, 27, 31, 40, 53, 74, 106, 156,
            25, 34, 43, 53, 69, 94, 131, 189, 37, 40, 62, 74, 94, 124, 169, 238,
            56, 53, 91, 106, 131, 169, 226, 311, 85, 75, 135, 156, 189, 238, 311, 418]
CHAT_EDGES = (1600, 1600, 1600, 1280, 1152, 960, 800)


def scaled_table(quality):
    """libjpeg's rule for qualities of 50 and above."""
    return [min(255, max(1, round(value * (200 - 2 * quality) / 100))) for value in ROBIDOUX]


def camera_file(image: np.ndarray, quality: int) -> bytes:
    """Baseline JPEG, 4:2:0, standard tables."""
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "JPEG", quality=quality, subsampling="4:2:0")
    return stream.getvalue()


def chat_file(image: np.ndarray, quality: int = 80) -> bytes:
    """Progressive JPEG with the chats' table, 4:2:0, no EXIF."""
    table = scaled_table(quality)
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "JPEG", qtables=[table, table], subsampling="4:2:0",
                                progressive=True, optimize=True)
    return stream.getvalue()


def opened(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
