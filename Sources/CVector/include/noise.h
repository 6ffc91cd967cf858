// What is left of luma when everything smooth is taken away.
#ifndef CVECTOR_NOISE_H
#define CVECTOR_NOISE_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// The sum over a block of 16 × 16 samples of |a - 2b + c - 2d + 4e - 2f + g - 2h + i|, the letters
// being the 3 × 3 samples around each. `first` is the block's top left sample; one sample around
// the block is read as well.
CVECTOR_KERNEL(uint32_t, block_roughness, (const uint8_t *_Nonnull first, size_t stride));

// What tells how the samples p of a block of 16 × 16 spread around a plane through them.
typedef struct {
  // The sums of p and of its square.
  uint32_t sum, squares;
  // The sums of p (2 x - 15) and p (2 y - 15), x and y being its place in the block.
  int32_t along, down;
} cvector_block_moments;

// The moments of the block whose top left sample is `first`.
CVECTOR_KERNEL(void, measure_block,
               (cvector_block_moments *_Nonnull moments, const uint8_t *_Nonnull first,
                size_t stride));

#endif
