// How strongly windows show the waves of a plane that each of them sees at a slant of its own.
#ifndef CVECTOR_WAVES_H
#define CVECTOR_WAVES_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// A window's frequencies, in periods along its columns and its rows, of a wave of u and v periods
// on the plane: u * (across_u, down_u) + v * (across_v, down_v).
typedef struct {
  float across_u, across_v, down_u, down_v;
} cvector_slant;

// What a window shows of the waves v = first...last and u = -v * slope...v * slope (towards zero),
// out[(v - first) * (2 * reach + 1) + u + reach]: the place of its spectrum, as spectrum.h has
// them, that is nearest to their frequencies; those above half a period a sample look like lower
// ones. Leaves the others as they are. Frequencies are less than 32,000 periods a window; last *
// slope is at most reach.
CVECTOR_KERNEL(void, seen_waves,
               (float *_Nonnull out, const float *_Nonnull spectrum, cvector_slant slant, int first,
                int last, int reach, float slope));

// Keeps of each of `count` places the `most` least values: least[k * count + i], ascending in k,
// gets row[i]. known[i] += 1 where that is less than infinity.
CVECTOR_KERNEL(void, keep_least,
               (float *_Nonnull least, float *_Nonnull known, const float *_Nonnull row,
                size_t count, size_t most));

#endif
