// Rows in, rows out: the sums and means that reduce a picture.
#ifndef CVECTOR_ROWS_H
#define CVECTOR_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// sums[i] = row[i]
CVECTOR_KERNEL(void, set_row,
               (uint16_t *_Nonnull sums, const uint8_t *_Nonnull row, size_t count));

// sums[i] += row[i]; the caller adds at most 257 rows.
CVECTOR_KERNEL(void, add_row,
               (uint16_t *_Nonnull sums, const uint8_t *_Nonnull row, size_t count));

// sums[i] = Σ_k rows[k*count + i] * weights[k]; the weights add up to at most 257.
CVECTOR_KERNEL(void, weigh_rows,
               (uint16_t *_Nonnull sums, const uint8_t *_Nonnull rows,
                const uint16_t *_Nonnull weights, size_t taps, size_t count));

// The rounded means of boxes of `step` columns over `rows` rows already summed up:
// out[i] = (Σ sums[i*step ..< (i+1)*step] + area/2) / area. The last box may be narrower; its area
// is what there is. Exact while step * rows <= 10000. Writes ⌈count / step⌉ values.
CVECTOR_KERNEL(void, box_means,
               (uint8_t *_Nonnull out, const uint16_t *_Nonnull sums, size_t count, size_t step,
                size_t rows));

// The rounded means of the 2 × 2 samples from column 2 i on of two rows: what cvector_box_means
// gives for step 2 and these two rows. Writes ⌈count / 2⌉ values.
CVECTOR_KERNEL(void, half_means,
               (uint8_t *_Nonnull out, const uint8_t *_Nonnull top, const uint8_t *_Nonnull bottom,
                size_t count));

// out[i] = (Σ_k sums[first[i] + k] * weights[i*taps + k] + 32768) >> 16, where the weights of an
// output add up to 256. 4 and 8 taps are fast.
CVECTOR_KERNEL(void, resample_row,
               (uint8_t *_Nonnull out, const uint16_t *_Nonnull sums,
                const uint32_t *_Nonnull first, const uint16_t *_Nonnull weights, size_t taps,
                size_t count));

// out[x*height + y] = in[y*width + x]
CVECTOR_KERNEL(void, transpose,
               (uint8_t *_Nonnull out, const uint8_t *_Nonnull in, size_t width, size_t height));

#endif
