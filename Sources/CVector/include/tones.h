// The tones of a small tile.
#ifndef CVECTOR_TONES_H
#define CVECTOR_TONES_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// Samples along a side of a tile.
enum { cvector_tile_side = 16 };

// What counts as ground, as ink, as near black and as near white.
typedef struct {
  // How many of the 256 samples may exceed the ground, and how many may stay below the ink,
  // 0...255.
  uint8_t above_ground;
  uint8_t below_ink;
  // The luma up to which a sample is near black, 0...254, and from which on it is near white.
  uint8_t near_black;
  uint8_t near_white;
} cvector_tone_limits;

typedef struct {
  // The least luma that no more than `above_ground` samples exceed: the ground between the print.
  uint8_t ground;
  // The largest luma that no more than `below_ink` samples stay below: the print's ink.
  uint8_t ink;
  // How many of the 256 samples are near black and near white.
  uint16_t near_black;
  uint16_t near_white;
} cvector_tile_tones;

// The tones of the 16 × 16 samples from `first` on.
CVECTOR_KERNEL(void, tones_of_tile,
               (cvector_tile_tones *_Nonnull tones, const uint8_t *_Nonnull first, size_t stride,
                cvector_tone_limits limits));

#endif
