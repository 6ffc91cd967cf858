// Second differences of an oblong window, summed until it is a square of one spectrum.
#ifndef CVECTOR_DIFFERENCES_H
#define CVECTOR_DIFFERENCES_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// out(x, y), 64 × 64, is 128 + the sum over j = 0...3 of the second difference along the row,
// 2 p(2 x, 4 y + j) - p(2 x - 1, ...) - p(2 x + 1, ...), limited to ±clip. The window takes 128
// columns and 256 rows from `first` on and one more column on either side.
//
// clip is 0...31, so that the sum stays a byte.
CVECTOR_KERNEL(void, differences_across,
               (uint8_t *_Nonnull out, const uint8_t *_Nonnull first, size_t stride, int clip));

// The same with rows and columns exchanged: second differences down every second row, summed over
// four columns. The window takes 256 columns and 128 rows and one more row above and below.
CVECTOR_KERNEL(void, differences_down,
               (uint8_t *_Nonnull out, const uint8_t *_Nonnull first, size_t stride, int clip));

#endif
