#include "tones.h"

#include <string.h>

#include "dispatch.h"
#include "lanes.h"

enum { SIDE = cvector_tile_side, SAMPLES = SIDE * SIDE };

// How many samples reach a level, 0...255.
BODY int count_from(const u8x32 *samples, uint8_t level) {
  u8x32 counts = 0;
  // A comparison gives -1 where it holds.
  for (int i = 0; i < SAMPLES / 32; i++) counts -= (u8x32)(samples[i] >= level);
  return SUM(PAIR_SUMS(counts));
}

// The largest level, bit by bit, that at least `wanted` samples reach.
BODY uint8_t level_reached_by(const u8x32 *samples, int wanted) {
  int level = 0;
  for (int bit = 128; bit > 0; bit /= 2) {
    if (count_from(samples, (uint8_t)(level + bit)) >= wanted) level += bit;
  }
  return (uint8_t)level;
}

KERNEL(void, tones_of_tile,
       (cvector_tile_tones *restrict tones, const uint8_t *restrict first, size_t stride,
        cvector_tone_limits limits),
       (tones, first, stride, limits)) {
  u8x32 samples[SAMPLES / 32];
  for (size_t y = 0; y < SIDE; y++) memcpy((uint8_t *)samples + y * SIDE, first + y * stride, SIDE);
  tones->ground = level_reached_by(samples, limits.above_ground + 1);
  tones->ink = level_reached_by(samples, SAMPLES - limits.below_ink);
  tones->near_black = (uint16_t)(SAMPLES - count_from(samples, (uint8_t)(limits.near_black + 1)));
  tones->near_white = (uint16_t)count_from(samples, limits.near_white);
}
