// Smoothing a small plane, and the places where it stands out from its surroundings.
#ifndef CVECTOR_MARKS_H
#define CVECTOR_MARKS_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// out = the mean of each sample, weighed twice, and of its neighbours `reach` samples away, along
// the rows and then down the columns: (a + 2 b + c + 2) >> 2 each time; the plane's edge is
// repeated. `between` has room for the plane, as `out` has; `in` may be `out`. Samples are at most
// 16,320, both sides more than 2 * reach.
CVECTOR_KERNEL(void, smooth,
               (uint16_t *_Nonnull out, uint16_t *_Nonnull between, const uint16_t *_Nonnull in,
                size_t width, size_t height, size_t reach));

// A sample that stands out from those around it.
typedef struct {
  uint16_t x, y;
  int16_t value;
} cvector_peak;

// The samples of magnitude `least` or more that no other of the 5 × 5 around them exceeds (for
// negative ones: falls below), three samples or more from the edge, row by row. Returns how many
// were written, at most `capacity`. `marked` has room for a row.
CVECTOR_KERNEL(size_t, peaks,
               (cvector_peak *_Nonnull peaks, size_t capacity, uint8_t *_Nonnull marked,
                const int16_t *_Nonnull plane, size_t width, size_t height, int16_t least));

// 32 comparisons around the place (x, y), in 1/16 samples from the centre of the top left one: bit
// i is 1 where the plane at (x, y) + offsets[4 i ... 4 i + 1] is above the plane at (x, y) +
// offsets[4 i + 2 ... 4 i + 3], between samples by bilinear interpolation in 1/16 steps. Beyond the
// frame the nearest sample holds. Samples are at most 16,320, both sides 2 or more.
CVECTOR_KERNEL(uint32_t, compare_around,
               (const uint16_t *_Nonnull plane, size_t width, size_t height, int x, int y,
                const int16_t *_Nonnull offsets));

// difference[i] = a[i] - b[i]
CVECTOR_KERNEL(void, subtract,
               (int16_t *_Nonnull difference, const uint16_t *_Nonnull a,
                const uint16_t *_Nonnull b, size_t count));

#endif
