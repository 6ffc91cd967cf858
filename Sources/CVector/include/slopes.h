// The small planes in which a document's border is looked for: tone, chroma over luma, gradients.
#ifndef CVECTOR_SLOPES_H
#define CVECTOR_SLOPES_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// sums(x, y) = the sum of the 2 × 2 samples from (2 x, 2 y) on, 0...1020, for `width` columns and
// `height` rows of sums. Rows of samples lie `stride` apart.
CVECTOR_KERNEL(void, sum_quads,
               (int16_t *_Nonnull sums, const uint8_t *_Nonnull samples, size_t stride,
                size_t width, size_t height));

// sums(x, y) = 4 * samples(x, y), likewise.
CVECTOR_KERNEL(void, quadruple,
               (int16_t *_Nonnull sums, const uint8_t *_Nonnull samples, size_t stride,
                size_t width, size_t height));

// tone[i] = 256 * ln(sums[i] / 4 + floor), to within one unit.
CVECTOR_KERNEL(void, tone_row,
               (int16_t *_Nonnull tone, const int16_t *_Nonnull sums, float floor, size_t count));

// ratio[i] = weight * (chroma[i] / 4 - 128) / (sums[i] / 4 + floor), limited to ±limit.
CVECTOR_KERNEL(void, ratio_row,
               (int16_t *_Nonnull ratio, const int16_t *_Nonnull chroma,
                const int16_t *_Nonnull sums, float floor, float weight, float limit,
                size_t count));

// The sums over some planes of the products of the slopes along a row and down the columns: along²,
// down² and along · down. `row` is the first plane's; the next plane's lies `plane_size` samples
// behind. A slope is the mean of four differences: of the samples 1 and 2 away on both sides, and
// of those 1 away in both neighbouring lines. Two samples around the row are read as well; samples
// are within ±4000.
CVECTOR_KERNEL(void, slope_products_of_row,
               (int32_t *_Nonnull along, int32_t *_Nonnull down, int32_t *_Nonnull cross,
                const int16_t *_Nonnull row, size_t plane_size, size_t plane_count,
                ptrdiff_t stride, size_t count));

// magnitude[i] = the integer part of √(along[i] + down[i]).
CVECTOR_KERNEL(void, magnitude_row,
               (int16_t *_Nonnull magnitude, const int32_t *_Nonnull along,
                const int32_t *_Nonnull down, size_t count));

// out[4 i ...] = sample i of the first, the second and the third plane, and 0. The planes, of
// `count` samples each, lie one behind the other; of fewer than three only the first is taken, and
// the others count as 0.
CVECTOR_KERNEL(void, interleave,
               (int16_t *_Nonnull out, const int16_t *_Nonnull planes, size_t plane_count,
                size_t count));

#endif
