// Second differences: of an oblong window, summed until it is a square of one spectrum, and of
// whole rows.
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

// sums[x] += |2 row[x] - row[x - 1] - row[x + 1]|, limited to 0...limit, for x = 1...count - 2 in
// steps of 16: up to 15 columns at the end are left as they are.
CVECTOR_KERNEL(void, add_differences_across,
               (uint16_t *_Nonnull sums, const uint8_t *_Nonnull row, size_t count, int limit));

// *sum += the same of 2 row[x] - row[x - stride] - row[x + stride], for x = 0...count - 1 in steps
// of 16. limit is 0...24 and count at most 20,000, so that a lane's sum stays in 16 bits.
CVECTOR_KERNEL(void, add_differences_down,
               (uint32_t *_Nonnull sum, const uint8_t *_Nonnull row, size_t stride, size_t count,
                int limit));

#endif
