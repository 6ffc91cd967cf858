#include "tones.h"

#include <string.h>

#include "dispatch.h"

enum { SAMPLES = cvector_tile_side * cvector_tile_side };

typedef uint8_t bytes32 __attribute__((ext_vector_type(32)));
typedef uint16_t pairs16 __attribute__((ext_vector_type(16)));

// How many samples reach a level.
BODY int count_from(const bytes32 *samples, uint8_t level) {
  bytes32 counts = 0;
  // A comparison gives -1 where it holds.
  for (int i = 0; i < SAMPLES / 32; i++) counts -= (bytes32)(samples[i] >= level);
  return __builtin_reduce_add(((pairs16)counts & 255) + ((pairs16)counts >> 8));
}

// The largest level, bit by bit, that at least `wanted` samples reach.
BODY uint8_t level_reached_by(const bytes32 *samples, int wanted) {
  int level = 0;
  for (int bit = 128; bit > 0; bit /= 2) {
    if (count_from(samples, (uint8_t)(level + bit)) >= wanted) level += bit;
  }
  return (uint8_t)level;
}

BODY void tones_of_tile_body(cvector_tile_tones *tones, const uint8_t *first, size_t stride) {
  bytes32 samples[SAMPLES / 32];
  for (size_t y = 0; y < cvector_tile_side; y++) {
    memcpy((uint8_t *)samples + y * cvector_tile_side, first + y * stride, cvector_tile_side);
  }
  // More than a tenth reach the ground, and more than a fiftieth do not exceed the ink.
  tones->ground = level_reached_by(samples, SAMPLES / 10 + 1);
  tones->ink = level_reached_by(samples, SAMPLES - SAMPLES / 50);
  tones->near_black = (uint16_t)(SAMPLES - count_from(samples, cvector_near_black + 1));
  tones->near_white = (uint16_t)count_from(samples, cvector_near_white);
}
KERNEL(tones_of_tile, (cvector_tile_tones * tones, const uint8_t *first, size_t stride),
       (tones, first, stride))
