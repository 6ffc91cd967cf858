#ifndef CCODECS_PNG_CHUNKS_H
#define CCODECS_PNG_CHUNKS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A PNG in memory, read as if it held only the chunks that make the picture: the critical ones and
// tRNS. Text, profiles, animation and unknown chunks are stepped over and never reach libpng.
typedef struct png_chunks {
  const uint8_t *bytes;
  size_t count;
  size_t position;
  // Bytes of the present chunk (or of the signature) that are still to be handed over.
  size_t passing;
  bool ran_out;
  // The present chunk claims more bytes than there are.
  bool cut;
  // A critical chunk that no picture of the standard has was met.
  bool foreign;
} png_chunks;

void png_chunks_begin(png_chunks *chunks, const uint8_t *bytes, size_t count);

// Copies the next `count` bytes; false where the file ends first or a foreign chunk was met.
bool png_chunks_read(png_chunks *chunks, uint8_t *out, size_t count);

#endif
