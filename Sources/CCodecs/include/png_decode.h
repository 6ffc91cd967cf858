#ifndef CCODECS_PNG_DECODE_H
#define CCODECS_PNG_DECODE_H
#include "band.h"
#include "status.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// One PNG being decoded from memory, band by band.
typedef struct jernih_png jernih_png;

typedef struct jernih_png_limits {
  /// The largest chunk that libpng may hold, in bytes (image data is streamed and not held).
  uint32_t chunk_bytes;
  uint32_t cached_chunks;
} jernih_png_limits;

typedef struct jernih_png_header {
  uint32_t width;
  uint32_t height;
  uint8_t bit_depth;
  bool palette;
  bool interlaced;
  /// Bytes of pixels that an interlaced picture holds; 0 otherwise.
  uint64_t picture_bytes;
  jernih_band_layout layout;
} jernih_png_header;

/// Sets up a decoder over bytes that must outlive it; null where memory is short.
jernih_png *_Nullable jernih_png_new(const uint8_t *_Nonnull bytes, size_t count,
                                     jernih_png_limits limits);
void jernih_png_free(jernih_png *_Nullable png);

/// Reads up to the image data.
jernih_codec_status jernih_png_read_header(jernih_png *_Nonnull png,
                                           jernih_png_header *_Nonnull header);

/// Decodes the next rows; `rows` is how many of them belong to the photo, 0 after the last.
jernih_codec_status jernih_png_read_band(jernih_png *_Nonnull png, const jernih_band *_Nonnull band,
                                         uint32_t *_Nonnull rows);

/// What was wrong, as a word of DecodeTrouble, where the last status was TRUNCATED, CORRUPT or
/// FAILED.
const char *_Nonnull jernih_png_trouble(const jernih_png *_Nonnull png);
/// The version of libpng that is loaded.
const char *_Nonnull jernih_png_version(void);

#endif
