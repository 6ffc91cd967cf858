// A document seen straight on, and its print against its paper, cell by cell.
#ifndef CVECTOR_LAYOUT_H
#define CVECTOR_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// Columns along the side of a cell that are summed side by side: a cell's side is a multiple.
enum { cvector_cell_lanes = 8 };

// A projective map, row by row; its last element is 1.
typedef struct {
  float m[8];
} cvector_homography;

// row[i] = the plane's sample under the place (i + 0.5, y + 0.5), or the mean of 2 × 2 samples from
// it on; places beyond the plane take the nearest sample. The plane is 2 × 2 or more.
CVECTOR_KERNEL(void, resample_straight,
               (float *_Nonnull row, size_t count, float y, const uint8_t *_Nonnull plane,
                size_t width, size_t height, cvector_homography map, int averages));

// papers[i] = the mean of those samples of cell i that are no darker than the cell's mean. Cells
// are squares of side × side samples; `columns` of them lie side by side over the whole width of
// the plane, and `rows` such rows one below the other.
CVECTOR_KERNEL(void, cell_papers,
               (float *_Nonnull papers, const float *_Nonnull luma, size_t side, size_t columns,
                size_t rows));

// ink = max(0, 1 - least - (luma + floor) * references[cell]) and density[cell] = its mean over the
// cell. A cell without a reference (0) has no ink. Cells lie as for cvector_cell_papers.
CVECTOR_KERNEL(void, cell_ink,
               (float *_Nonnull ink, float *_Nonnull density, const float *_Nonnull luma,
                const float *_Nonnull references, size_t side, size_t columns, size_t rows,
                float floor, float least));

// brightest[i] and darkest[i] = the most and the least of 2 × 2 samples, quad by quad. `columns`
// and `rows` are the quads'; the plane has twice as many of each.
CVECTOR_KERNEL(void, quad_extremes,
               (float *_Nonnull brightest, float *_Nonnull darkest, const float *_Nonnull plane,
                size_t columns, size_t rows));

// The grey-scale closing by 3 × 3: paper[i] = the least of what is the most of 3 × 3 samples around
// the samples around i. Strokes up to two samples wide go. Beyond the plane there is nothing.
// `scratch` is as large as the plane, which is at least 3 × 3; its contents are overwritten.
CVECTOR_KERNEL(void, close_strokes,
               (float *_Nonnull paper, float *_Nonnull scratch, const float *_Nonnull plane,
                size_t columns, size_t rows));

// means[i] = the mean of 5 × 5 samples of a plane of at least so many columns and rows: there are
// `columns` - 4 by `rows` - 4 of them. `sums` is as long as a row; its contents are overwritten.
CVECTOR_KERNEL(void, means_of_25,
               (float *_Nonnull means, float *_Nonnull sums, const float *_Nonnull plane,
                size_t columns, size_t rows));

// marks[i] = 1 where means[i] < tone * ground[i / 2], else 0, and how many there are.
CVECTOR_KERNEL(size_t, mark_dense,
               (uint8_t *_Nonnull marks, const float *_Nonnull means, const float *_Nonnull ground,
                size_t count, float tone));

// depths[i] = by how much a sample of a row is darker than both that lie `reach` samples before and
// after it, else 0, and their sum; `count` is a multiple of ``cvector_cell_lanes``.
CVECTOR_KERNEL(float, rule_depths,
               (float *_Nonnull depths, const float *_Nonnull row, size_t reach, size_t count));

// Adds to sums[i] by how much a sample of a row is darker than both that lie `reach` samples before
// and after it, if it is.
CVECTOR_KERNEL(void, add_rule_depths,
               (float *_Nonnull sums, const float *_Nonnull row, size_t reach, size_t count));

// sums[i] = how much `row` changes across its samples 4 i … 4 i + 3, from the one before each to
// the one behind it, all added up. One sample before and one behind the 4 * count are read.
CVECTOR_KERNEL(void, stroke_sums,
               (float *_Nonnull sums, const float *_Nonnull row, size_t count));

// How many of so many values are above `least`.
CVECTOR_KERNEL(size_t, count_above, (const float *_Nonnull values, size_t count, float least));

// The pairs of neighbouring samples with more than `least` together: how many, and the first's left
// and the last's right sample. `first` is -1 where there is none.
typedef struct {
  int count;
  int first;
  int last;
} cvector_strokes;

// The strokes of a row of `count` samples.
CVECTOR_KERNEL(cvector_strokes, find_strokes,
               (const float *_Nonnull row, size_t count, float least));

#endif
