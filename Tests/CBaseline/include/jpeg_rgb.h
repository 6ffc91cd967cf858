#ifndef CBASELINE_JPEG_RGB_H
#define CBASELINE_JPEG_RGB_H
#include <stddef.h>
#include <stdint.h>

/// Decodes a whole JPEG to RGB with the library's defaults into one picture in memory, as a reader
/// of photos does, and throws it away: what the benchmarks compare Jernih with. 0, or -1 where the
/// bytes are no whole JPEG or memory is short.
int cbaseline_decode_rgb(const uint8_t *_Nonnull bytes, size_t count);

#endif
