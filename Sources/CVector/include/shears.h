// Sums along slanted lines, and the best stretch of every line: what is too faint to be seen in a
// few samples.
#ifndef CVECTOR_SHEARS_H
#define CVECTOR_SHEARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// sums[i] = the sum over k of columns[k * stride + shifts[k] + i], for `count` places of `length`
// columns. The sums must fit 16 bits.
CVECTOR_KERNEL(void, sheared_sums,
               (uint16_t *_Nonnull sums, const uint16_t *_Nonnull columns, size_t stride,
                const int32_t *_Nonnull shifts, size_t length, size_t count));

// out[i * out_stride] = `known` and behind[i] - before[i], limited to ±limit, for `count` places; 0
// where one is excluded.
CVECTOR_KERNEL(void, known_steps,
               (uint16_t *_Nonnull out, size_t out_stride, const int16_t *_Nonnull before,
                const int16_t *_Nonnull behind, const bool *_Nonnull is_excluded, size_t count,
                int16_t limit, uint16_t known));

// evidence[i] = the mean of the known steps in a sum of some, times `scale`, limited to ±limit and
// rounded, half away from 0; 1 for 0, and 0 where fewer than `least` steps are known. A step is
// less than half of `known` / the number of steps.
CVECTOR_KERNEL(void, mean_steps,
               (int16_t *_Nonnull evidence, const uint16_t *_Nonnull sums, size_t count,
                uint16_t known, int least, float scale, float limit));

// One more stretch of `count` lines: the evidence of line i is evidence[first + i], 0 outside
// 0 ..< length. run[i], what the stretches up to here sum up to, gains sign * evidence less `cost`
// and begins anew below 0; best[i] is the largest run so far. Runs must fit 16 bits.
CVECTOR_KERNEL(void, extend_runs,
               (int16_t *_Nonnull run, int16_t *_Nonnull best, size_t count,
                const int16_t *_Nonnull evidence, ptrdiff_t first, size_t length, int16_t sign,
                int16_t cost));

#endif
