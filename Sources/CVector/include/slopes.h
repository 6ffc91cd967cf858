// The small planes in which a document's border is looked for: tone, chroma over luma, gradients.
#ifndef CVECTOR_SLOPES_H
#define CVECTOR_SLOPES_H

#include <stddef.h>
#include <stdint.h>

// sums[i] = the sum of the 2 × 2 samples from column 2 i on of two rows, 0...1020.
void cvector_sum_quads(int16_t *_Nonnull sums, const uint8_t *_Nonnull top,
                       const uint8_t *_Nonnull bottom, size_t count);

// sums[i] = 4 * row[i]
void cvector_quadruple_row(int16_t *_Nonnull sums, const uint8_t *_Nonnull row, size_t count);

// tone[i] = 256 * ln(sums[i] / 4 + floor), to within one unit.
void cvector_tone_row(int16_t *_Nonnull tone, const int16_t *_Nonnull sums, float floor,
                      size_t count);

// ratio[i] = weight * (chroma[i] / 4 - 128) / (sums[i] / 4 + floor), limited to ±limit.
void cvector_ratio_row(int16_t *_Nonnull ratio, const int16_t *_Nonnull chroma,
                       const int16_t *_Nonnull sums, float floor, float weight, float limit,
                       size_t count);

// The sums over some planes of the products of the slopes along a row and down the columns: along²,
// down² and along · down. `row` is the first plane's; the next plane's lies `plane_size` samples
// behind. A slope is the mean of four differences: of the samples 1 and 2 away on both sides, and of
// those 1 away in both neighbouring lines. Two samples around the row are read as well; samples are
// within ±4000.
void cvector_slope_products_of_row(int32_t *_Nonnull along, int32_t *_Nonnull down,
                                   int32_t *_Nonnull cross, const int16_t *_Nonnull row,
                                   size_t plane_size, size_t plane_count, ptrdiff_t stride,
                                   size_t count);

// magnitude[i] = the integer part of √(along[i] + down[i]).
void cvector_magnitude_row(int16_t *_Nonnull magnitude, const int32_t *_Nonnull along,
                           const int32_t *_Nonnull down, size_t count);

// out[4 i ...] = first[i], second[i], third[i], 0
void cvector_interleave_row(int16_t *_Nonnull out, const int16_t *_Nonnull first,
                            const int16_t *_Nonnull second, const int16_t *_Nonnull third,
                            size_t count);

#endif
