// From gradients to straight lines: thinned edges, and a Hough transform over them.
#ifndef CVECTOR_LINES_H
#define CVECTOR_LINES_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// A place where the gradient is the largest across the edge.
typedef struct {
  // Column and row of the sample.
  int16_t x, y;
  // The direction across the edge in degrees, 0...179.
  uint8_t degrees;
  // 1...4, saturating: a sharp edge is not worth many soft ones.
  uint8_t weight;
} cvector_line_edge;

// The sums of the products of slopes of some samples in a row: see cvector_slope_products_of_row.
typedef struct {
  const int32_t *_Nonnull along, *_Nonnull down, *_Nonnull cross;
} cvector_slope_products;

// The edges of `count` samples of row `y` from column `x` on: magnitude at least `least`, no less
// than before and more than behind, along the row where it changes more along it and down the
// column else. Pointers are to the first sample. The weight doubles with the magnitude: 1 from
// `least` on, 2 from twice that, 3 from four times, 4 from eight times. One magnitude around the
// row is read. Returns how many edges were written, at most `count`.
CVECTOR_KERNEL(size_t, edges_of_row,
               (cvector_line_edge *_Nonnull edges, const int16_t *_Nonnull magnitude,
                ptrdiff_t stride, cvector_slope_products products, int x, int y, int16_t least,
                size_t count));

// What the Hough transform needs of a direction of whole degrees.
typedef struct {
  float cosine, sine;
  // Offsets of the places that are looked at for texture: two to the one side of the edge, two to
  // the other.
  int8_t dx[4], dy[4];
} cvector_direction;

// calm[i] = 2 where edge i has magnitudes below `calm_below` on one side, 1 where they are below
// `rough_from`, 0 where both sides are texture. Places outside the plane count as smooth. There are
// 180 directions.
CVECTOR_KERNEL(void, calm_edges,
               (uint8_t *_Nonnull calm, const cvector_line_edge *_Nonnull edges, size_t count,
                const int16_t *_Nonnull magnitude, size_t width, size_t height,
                const cvector_direction *_Nonnull directions, int16_t calm_below,
                int16_t rough_from));

// Degrees from one angle of the Hough transform to the next, and samples from one distance to the
// next.
enum { cvector_angle_step = 2, cvector_distance_step = 2 };

// Adds the votes of the edges with columns left ..< right and rows top ..< bottom: weight * calm in
// the bins of the angles beside the edge's own, twice that in its own. There are `bins` distances
// for each angle; `reach` is the bin of distance 0, and every distance must fall into 0 ..< bins.
CVECTOR_KERNEL(void, vote,
               (uint16_t *_Nonnull votes, size_t bins, size_t reach,
                const cvector_line_edge *_Nonnull edges, const uint8_t *_Nonnull calm, size_t count,
                const cvector_direction *_Nonnull directions, int left, int top, int right,
                int bottom));

#endif
