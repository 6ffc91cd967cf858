#ifndef CCODECS_JPEG_DECODE_H
#define CCODECS_JPEG_DECODE_H
#include "band.h"
#include "status.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// One JPEG being decoded from memory, band by band.
typedef struct jernih_jpeg jernih_jpeg;

typedef struct jernih_jpeg_limits {
  uint32_t scans;
  /// What libjpeg may hold, in bytes.
  uint64_t memory_bytes;
} jernih_jpeg_limits;

typedef struct jernih_jpeg_header {
  uint32_t width;
  uint32_t height;
  bool progressive;
  /// Whether the coefficients of the whole picture must be held: progressive, or several scans.
  bool buffered;
  /// Bytes of coefficients that a buffered picture holds; 0 otherwise.
  uint64_t coefficient_bytes;
  jernih_band_layout layout;
} jernih_jpeg_header;

/// Sets up a decoder over bytes that must outlive it; null where memory is short.
jernih_jpeg *_Nullable jernih_jpeg_new(const uint8_t *_Nonnull bytes, size_t count,
                                       jernih_jpeg_limits limits);
void jernih_jpeg_free(jernih_jpeg *_Nullable jpeg);

/// Reads up to the first scan. Width and height are set too where the status is OVER_SIDE.
jernih_codec_status jernih_jpeg_read_header(jernih_jpeg *_Nonnull jpeg,
                                            jernih_jpeg_header *_Nonnull header);

/// Copies the quantisation table of a component, row by row (not in zigzag order); false if none.
bool jernih_jpeg_quantisation(const jernih_jpeg *_Nonnull jpeg, int component,
                              uint16_t *_Nonnull table);

/// Decodes the next rows; `rows` is how many of them belong to the photo, 0 after the last.
jernih_codec_status jernih_jpeg_read_band(jernih_jpeg *_Nonnull jpeg,
                                          const jernih_band *_Nonnull band,
                                          uint32_t *_Nonnull rows);

/// What was wrong, as a word of DecodeTrouble, where the last status was TRUNCATED, CORRUPT or
/// FAILED.
const char *_Nonnull jernih_jpeg_trouble(const jernih_jpeg *_Nonnull jpeg);
/// The variant's name where the status was UNSUPPORTED.
const char *_Nonnull jernih_jpeg_seen(const jernih_jpeg *_Nonnull jpeg);
/// How many scans have been started.
uint32_t jernih_jpeg_scans(const jernih_jpeg *_Nonnull jpeg);
/// The version of libjpeg-turbo that this was built against.
const char *_Nonnull jernih_jpeg_version(void);

#endif
