#include "lines.h"

#include <string.h>

#include "dispatch.h"
#include "lanes.h"

// Half of arctan(k / 64), in degrees.
static const uint8_t half_arctangents[65] = {
    0,  0,  1,  1,  2,  2,  3,  3,  4,  4,  4,  5,  5,  6,  6,  7,  7,  7,  8,  8,  9,  9,
    9,  10, 10, 11, 11, 11, 12, 12, 13, 13, 13, 14, 14, 14, 15, 15, 15, 16, 16, 16, 17, 17,
    17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 21, 21, 21, 21, 22, 22, 22, 22, 22};

// Half the angle of the vector (x, y) in whole degrees, 0...179, to within a degree.
BODY uint8_t half_angle(int32_t y, int32_t x) {
  const float ax = __builtin_fabsf((float)x), ay = __builtin_fabsf((float)y);
  const float small = MIN(ax, ay), large = ax < ay ? ay : ax;
  // A vector of nothing has the angle 0.
  const int first = half_arctangents[(int)(small / (large + (large == 0)) * 64)];
  int half = ax >= ay ? first : 45 - first;
  half = x < 0 ? 90 - half : half;
  half = y < 0 ? 180 - half : half;
  return (uint8_t)(half == 180 ? 0 : half);
}

// Samples that are thinned at a time.
enum { PART = 256 };

BODY void thin(uint8_t *restrict kept, const int16_t *restrict magnitude, ptrdiff_t stride,
               const int32_t *restrict along, const int32_t *restrict down, int16_t least,
               size_t count) {
  for (size_t i = 0; i < count; i++) {
    const int16_t *m = magnitude + i;
    const int16_t along_before = m[-1], along_behind = m[1];
    const int16_t down_before = m[-stride], down_behind = m[stride];
    const int16_t before = along[i] > down[i] ? along_before : down_before;
    const int16_t behind = along[i] > down[i] ? along_behind : down_behind;
    kept[i] = (*m >= least) & (*m >= before) & (*m > behind);
  }
}

KERNEL(size_t, edges_of_row,
       (cvector_line_edge *restrict edges, const int16_t *restrict magnitude, ptrdiff_t stride,
        cvector_slope_products products, int x, int y, int16_t least, size_t count),
       (edges, magnitude, stride, products, x, y, least, count)) {
  size_t found = 0;
  uint8_t kept[PART];
  for (size_t from = 0; from < count; from += PART) {
    const size_t length = MIN(count - from, PART);
    // What is beyond the last sample stays out.
    memset(kept, 0, sizeof kept);
    thin(kept, magnitude + from, stride, products.along + from, products.down + from, least,
         length);
    for (size_t eight = 0; eight < length; eight += 8) {
      for (uint64_t any = LOAD(uint64_t, kept + eight); any != 0; any &= any - 1) {
        const size_t i = from + eight + (size_t)first_byte(any);
        const int m = magnitude[i];
        // Half the angle of the structure tensor's (xx - yy, 2 xy).
        const uint8_t degrees =
            half_angle(2 * products.cross[i], products.along[i] - products.down[i]);
        edges[found++] = (cvector_line_edge){
            .x = (int16_t)(x + (int)i),
            .y = (int16_t)y,
            .degrees = degrees,
            .weight = (uint8_t)(1 + (m >= 2 * least) + (m >= 4 * least) + (m >= 8 * least)),
        };
      }
    }
  }
  return found;
}

BODY int16_t magnitude_at(const int16_t *magnitude, int width, int height, int x, int y) {
  if ((unsigned)x >= (unsigned)width || (unsigned)y >= (unsigned)height) return 0;
  return magnitude[(ptrdiff_t)y * width + x];
}

// The farthest that any direction looks, along either axis.
BODY int reach_of(const cvector_direction *directions) {
  int reach = 0;
  for (int degrees = 0; degrees < 180; degrees++) {
    for (int k = 0; k < 4; k++) {
      const int dx = directions[degrees].dx[k], dy = directions[degrees].dy[k];
      reach = dx > reach ? dx : MAX(-dx, reach);
      reach = dy > reach ? dy : MAX(-dy, reach);
    }
  }
  return reach;
}

KERNEL(void, calm_edges,
       (uint8_t *restrict calm, const cvector_line_edge *restrict edges, size_t count,
        const int16_t *restrict magnitude, size_t width, size_t height,
        const cvector_direction *restrict directions, int16_t calm_below, int16_t rough_from),
       (calm, edges, count, magnitude, width, height, directions, calm_below, rough_from)) {
  const int w = (int)width, h = (int)height;
  const int reach = reach_of(directions);
  for (size_t i = 0; i < count; i++) {
    const cvector_line_edge e = edges[i];
    const cvector_direction *d = directions + e.degrees;
    int16_t m[4];
    if (e.x >= reach && e.y >= reach && e.x + reach < w && e.y + reach < h) {
      const int16_t *here = magnitude + (ptrdiff_t)e.y * w + e.x;
      for (int k = 0; k < 4; k++) m[k] = here[(ptrdiff_t)d->dy[k] * w + d->dx[k]];
    } else {
      for (int k = 0; k < 4; k++) {
        m[k] = magnitude_at(magnitude, w, h, e.x + d->dx[k], e.y + d->dy[k]);
      }
    }
    const int16_t one = MAX(m[0], m[1]), other = MAX(m[2], m[3]);
    const int16_t least = MIN(one, other);
    calm[i] = (uint8_t)((least < calm_below) + (least < rough_from));
  }
}

enum { ANGLES = 180 / cvector_angle_step };

KERNEL(void, vote,
       (uint16_t *votes, size_t bins, size_t reach, const cvector_line_edge *edges,
        const uint8_t *calm, size_t count, const cvector_direction *directions, int left, int top,
        int right, int bottom),
       (votes, bins, reach, edges, calm, count, directions, left, top, right, bottom)) {
  const float zero = (float)reach;
  // From the last angle over all to the first: an angle and its two neighbours lie side by side.
  float cosines[ANGLES + 3] = {0}, sines[ANGLES + 3] = {0};
  uint16_t *rows[ANGLES + 2];
  for (int i = 0; i < ANGLES + 2; i++) {
    const int angle = (i + ANGLES - 1) % ANGLES;
    cosines[i] = directions[cvector_angle_step * angle].cosine / cvector_distance_step;
    sines[i] = directions[cvector_angle_step * angle].sine / cvector_distance_step;
    rows[i] = votes + (size_t)angle * bins;
  }
  for (size_t i = 0; i < count; i++) {
    const cvector_line_edge e = edges[i];
    if (calm[i] == 0 || e.x < left || e.y < top || e.x >= right || e.y >= bottom) continue;
    const uint16_t weight = (uint16_t)(e.weight * calm[i]);
    const int before = e.degrees / cvector_angle_step;
    const f32x4 cosine = LOAD(f32x4, cosines + before), sine = LOAD(f32x4, sines + before);
    const f32x4 distance = ((float)e.x + 0.5f) * cosine + ((float)e.y + 0.5f) * sine + zero;
    const i32x4 bin = CONVERT(distance, i32x4);
    rows[before][bin.x] = (uint16_t)(rows[before][bin.x] + weight);
    rows[before + 1][bin.y] = (uint16_t)(rows[before + 1][bin.y] + 2 * weight);
    rows[before + 2][bin.z] = (uint16_t)(rows[before + 2][bin.z] + weight);
  }
}
