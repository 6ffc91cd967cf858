// What a JPEG's blocks of 8 × 8 leave behind.
#ifndef CVECTOR_BLOCKS_H
#define CVECTOR_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// Sums of luma's steps from one sample to the next, by their phase in the grid of 8 × 8: phase 7 is
// the step into the next block.
typedef struct {
  // Steps from column 8 k + phase to the next.
  uint64_t columns[8];
  uint64_t column_count[8];
  // Steps from row 8 k + phase to the next.
  uint64_t rows[8];
  uint64_t row_count[8];
} cvector_block_steps;

// Adds up the steps in every second row of blocks, in every fourth row for those along rows. Larger
// steps than `step_maximum` code values count for that.
CVECTOR_KERNEL(void, add_block_steps,
               (cvector_block_steps *_Nonnull sums, const uint8_t *_Nonnull plane, size_t width,
                size_t height, uint8_t step_maximum));

#endif
