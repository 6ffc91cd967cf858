#ifndef CCODECS_JPEG_ENCODE_H
#define CCODECS_JPEG_ENCODE_H
#include "status.h"
#include <stddef.h>
#include <stdint.h>

/// Planes to encode, without padding between rows: luma of width x height, `blue` and `red` of half
/// that, rounded up; these are null for grey.
typedef struct jernih_planes {
  const uint8_t *_Nonnull luma;
  const uint8_t *_Nullable blue;
  const uint8_t *_Nullable red;
  uint32_t width;
  uint32_t height;
} jernih_planes;

/// Encodes baseline JPEG with chroma as it comes, at half resolution, into the caller's buffer.
///
/// The file holds SOI, JFIF, tables, one frame, one scan and EOI, nothing else. OVER_MEMORY says
/// that `capacity` did not suffice; `count` is set only on OK.
jernih_codec_status jernih_jpeg_encode(const jernih_planes *_Nonnull planes, int quality,
                                       uint8_t *_Nonnull out, size_t capacity,
                                       size_t *_Nonnull count);

#endif
