#include "png_chunks.h"
#include <string.h>

enum { SIGNATURE_BYTES = 8, CHUNK_HEADER_BYTES = 8, CHUNK_FRAME_BYTES = 12 };

void png_chunks_begin(png_chunks *chunks, const uint8_t *bytes, size_t count) {
  *chunks = (png_chunks){.bytes = bytes, .count = count, .passing = SIGNATURE_BYTES};
}

static uint32_t big_endian(const uint8_t *b) {
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static bool is_letter(uint8_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

static bool makes_picture(const uint8_t *type) {
  static const char kept[5][5] = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"};
  for (int i = 0; i < 5; i++) {
    if (memcmp(type, kept[i], 4) == 0) return true;
  }
  return false;
}

// Moves to the next chunk that makes the picture.
static bool next_chunk(png_chunks *chunks) {
  for (;;) {
    size_t left = chunks->count - chunks->position;
    if (left < CHUNK_HEADER_BYTES) break;
    const uint8_t *header = chunks->bytes + chunks->position;
    const uint8_t *type = header + 4;
    size_t whole = (size_t)big_endian(header) + CHUNK_FRAME_BYTES;
    bool named = true;
    for (int i = 0; i < 4; i++) named = named && is_letter(type[i]);
    if (!named || makes_picture(type)) {
      // Nonsense goes to libpng too, which refuses it.
      chunks->passing = whole;
      chunks->cut = whole > left;
      return true;
    }
    bool critical = (type[0] & 0x20) == 0;
    if (critical) {
      chunks->foreign = true;
      return false;
    }
    if (whole > left) break;
    chunks->position += whole;
  }
  chunks->ran_out = true;
  return false;
}

bool png_chunks_read(png_chunks *chunks, uint8_t *out, size_t count) {
  while (count > 0) {
    if (chunks->passing == 0 && !next_chunk(chunks)) return false;
    size_t left = chunks->count - chunks->position;
    size_t part = count < chunks->passing ? count : chunks->passing;
    if (part > left) {
      chunks->ran_out = true;
      return false;
    }
    memcpy(out, chunks->bytes + chunks->position, part);
    chunks->position += part;
    chunks->passing -= part;
    out += part;
    count -= part;
  }
  return true;
}
