#ifndef CCODECS_BAND_H
#define CCODECS_BAND_H
#include <stddef.h>
#include <stdint.h>

/// Where the rows of one band go. The caller owns the memory; `blue` and `red` are null for grey.
typedef struct jernih_band {
  uint8_t *_Nonnull luma;
  uint8_t *_Nullable blue;
  uint8_t *_Nullable red;
  /// Bytes from one luma row to the next, at least what the header asks for.
  size_t luma_stride;
  /// Bytes from one chroma row to the next, at least what the header asks for.
  size_t chroma_stride;
} jernih_band;

/// The room that every band of one photo needs.
typedef struct jernih_band_layout {
  /// Luma rows of every band but the last: 16, 24 or 32.
  uint32_t rows;
  /// Bytes a luma row needs; at least the width of the photo.
  uint32_t luma_stride;
  /// Bytes a chroma row needs; 0 for grey.
  uint32_t chroma_stride;
  /// Luma columns and rows that one chroma sample covers, 1 or 2; 0 for grey.
  uint8_t chroma_step_x;
  uint8_t chroma_step_y;
} jernih_band_layout;

#endif
