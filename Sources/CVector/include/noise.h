// What is left of luma when everything smooth is taken away.
#ifndef CVECTOR_NOISE_H
#define CVECTOR_NOISE_H

#include <stddef.h>
#include <stdint.h>

// The sum over a block of 16 × 16 samples of |a - 2b + c - 2d + 4e - 2f + g - 2h + i|, the letters
// being the 3 × 3 samples around each. `first` is the block's top left sample; one sample around the
// block is read as well.
uint32_t cvector_block_roughness(const uint8_t *_Nonnull first, size_t stride);

#endif
