// The tones of a small tile.
#ifndef CVECTOR_TONES_H
#define CVECTOR_TONES_H

#include <stddef.h>
#include <stdint.h>

// Samples along a side of a tile, and the luma up to which a sample counts as near black and from
// which as near white.
enum { cvector_tile_side = 16, cvector_near_black = 25, cvector_near_white = 247 };

typedef struct {
  // The luma that 10 % of the samples exceed: the ground between the print.
  uint8_t ground;
  // The luma that 2 % of the samples stay below: the print's ink.
  uint8_t ink;
  // How many of the 256 samples are near black and near white.
  uint16_t near_black;
  uint16_t near_white;
} cvector_tile_tones;

// The tones of the 16 × 16 samples from `first` on.
void cvector_tones_of_tile(cvector_tile_tones *_Nonnull tones, const uint8_t *_Nonnull first,
                           size_t stride);

#endif
