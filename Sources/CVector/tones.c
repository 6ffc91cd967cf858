#include "tones.h"

// Neighbours often have the same value, and a counter that was just written is slow to read again:
// four sets of counters take turns. Each counts 64 samples, so a byte is enough.
cvector_tile_tones cvector_tones_of_tile(const uint8_t *first, size_t stride) {
  uint8_t sets[4][256] = {{0}};
  for (size_t y = 0; y < cvector_tile_side; y++) {
    const uint8_t *row = first + y * stride;
    for (size_t x = 0; x < cvector_tile_side; x += 4) {
      sets[0][row[x]]++;
      sets[1][row[x + 1]]++;
      sets[2][row[x + 2]]++;
      sets[3][row[x + 3]]++;
    }
  }
  uint16_t histogram[256];
  for (int i = 0; i < 256; i++) {
    histogram[i] = (uint16_t)(sets[0][i] + sets[1][i] + sets[2][i] + sets[3][i]);
  }
  const int samples = cvector_tile_side * cvector_tile_side;
  cvector_tile_tones tones = {0};
  int above = samples / 10, below = samples / 50;
  int level = 255;
  for (; level > 0 && (above -= histogram[level]) >= 0; level--) {
  }
  tones.ground = (uint8_t)level;
  for (level = 0; level < 255 && (below -= histogram[level]) >= 0; level++) {
  }
  tones.ink = (uint8_t)level;
  for (level = 0; level <= cvector_near_black; level++) tones.near_black += histogram[level];
  for (level = cvector_near_white; level < 256; level++) tones.near_white += histogram[level];
  return tones;
}
