#ifndef CCODECS_JPEG_RGB_H
#define CCODECS_JPEG_RGB_H
#include "status.h"
#include <stddef.h>
#include <stdint.h>

/// Decodes a whole JPEG to RGB with the library's defaults into one picture in memory, as a reader of
/// photos does, and throws it away.
///
/// The baseline that the benchmarks compare with; nothing else calls it.
jernih_codec_status jernih_jpeg_decode_rgb(const uint8_t *_Nonnull bytes, size_t count);

#endif
