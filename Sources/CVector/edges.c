#include "edges.h"

#include "dispatch.h"
#include "lanes.h"

// The same integers and floats whatever the processor: no fused multiply-add.
#pragma STDC FP_CONTRACT OFF

typedef int8_t signs16 __attribute__((ext_vector_type(16)));

// The best of sixteen lanes. A key is magnitude * 8 + (7 - row / 2), so a tie goes to the upper row,
// and among the lanes to the left one.
BODY cvector_edge_peak best(const shorts16 *lanes) {
  const shorts16 keys = *lanes;
  const int key = __builtin_reduce_max(keys);
  // A byte of ones for every lane that has the key; the lowest byte in memory is the first lane.
  _Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the low byte is the first");
  const signs16 equal = __builtin_convertvector(keys == (int16_t)key, signs16);
  uint64_t halves[2];
  __builtin_memcpy(halves, &equal, sizeof halves);
  const int lane =
      halves[0] ? __builtin_ctzll(halves[0]) / 8 : 8 + __builtin_ctzll(halves[1]) / 8;
  return (cvector_edge_peak){
      .magnitude = (uint16_t)(key >> 3),
      .column = (uint8_t)lane,
      .row = (uint8_t)(2 * (7 - (key & 7))),
  };
}

BODY void edge_peaks_body(cvector_edge_peak *restrict peaks, const uint8_t *restrict first,
                          size_t stride, size_t blocks) {
  for (size_t b = 0; b < blocks; b++) {
    const uint8_t *block = first + b * cvector_edge_block;
    shorts16 keys[cvector_edge_directions] = {0};
    for (int row = 0; row < cvector_edge_block; row += 2) {
      const uint8_t *above = block + (ptrdiff_t)row * (ptrdiff_t)stride - (ptrdiff_t)stride;
      const uint8_t *here = above + stride;
      const uint8_t *below = here + stride;
      const shorts16 a0 = LOAD(above - 1), a1 = LOAD(above), a2 = LOAD(above + 1);
      const shorts16 b0 = LOAD(below - 1), b1 = LOAD(below), b2 = LOAD(below + 1);
      const shorts16 gx = (a2 - a0) + 2 * (LOAD(here + 1) - LOAD(here - 1)) + (b2 - b0);
      const shorts16 gy = (b0 - a0) + 2 * (b1 - a1) + (b2 - a2);
      const shorts16 ax = __builtin_elementwise_abs(gx);
      const shorts16 ay = __builtin_elementwise_abs(gy);
      // max + 3/8 min is the Euclidean length within 7 %; at most 1402, so eight times it fits.
      const shorts16 length =
          __builtin_elementwise_max(ax, ay) + ((3 * __builtin_elementwise_min(ax, ay)) >> 3);
      const shorts16 key = 8 * length + (int16_t)(7 - row / 2);
      // tan 22.5° is about 2/5.
      const shorts16 along = ay * 5 < ax * 2;
      const shorts16 across = ax * 5 < ay * 2;
      const shorts16 falling = (gx ^ gy) >= 0;
      const shorts16 diagonal = ~(along | across);
      keys[0] = __builtin_elementwise_max(keys[0], key & along);
      keys[1] = __builtin_elementwise_max(keys[1], key & diagonal & falling);
      keys[2] = __builtin_elementwise_max(keys[2], key & across);
      keys[3] = __builtin_elementwise_max(keys[3], key & diagonal & ~falling);
    }
    for (int d = 0; d < cvector_edge_directions; d++) {
      peaks[b * cvector_edge_directions + d] = best(&keys[d]);
    }
  }
}
KERNEL(edge_peaks,
       (cvector_edge_peak * peaks, const uint8_t *first, size_t stride, size_t blocks),
       (peaks, first, stride, blocks))

// Positions are fixed point with 16 bits of fraction; of these the upper eight weigh the samples.
BODY int clamped(int v, int limit) { return v < 0 ? 0 : (v > limit ? limit : v); }

BODY int sample(const uint8_t *plane, int width, int px, int py) {
  const uint8_t *at = plane + (ptrdiff_t)(py >> 16) * width + (px >> 16);
  const int fx = (px >> 8) & 255, fy = (py >> 8) & 255;
  const int upper = (at[0] << 8) + fx * (at[1] - at[0]);
  const int lower = (at[width] << 8) + fx * (at[width + 1] - at[width]);
  return (upper << 8) + fy * (lower - upper);
}

BODY void edge_profile_body(float *restrict profile, const uint8_t *restrict plane, size_t width,
                            size_t height, int x, int y, float ux, float uy, int from, int to) {
  const int w = (int)width, h = (int)height;
  const int dx = (int)(ux * 65536), dy = (int)(uy * 65536);
  const int reach = (to > -from ? to : -from) + 3;
  const int inside = x >= reach && y >= reach && x + reach < w && y + reach < h;
  // One short of the last sample, so that its neighbour can be read.
  const int right = ((w - 1) << 16) - 1, bottom = ((h - 1) << 16) - 1;
  const float scale = 1.0f / (3 * 65536.0f);
  for (int i = from; i <= to; i++) {
    const int cx = (x << 16) + i * dx, cy = (y << 16) + i * dy;
    // Three sums of at most 255 * 65536 stay below 2^31.
    int sum = 0;
    for (int line = -1; line <= 1; line++) {
      const int px = cx - line * dy, py = cy + line * dx;
      sum += inside ? sample(plane, w, px, py)
                    : sample(plane, w, clamped(px, right), clamped(py, bottom));
    }
    profile[i - from] = (float)sum * scale;
  }
}
KERNEL(edge_profile,
       (float *profile, const uint8_t *plane, size_t width, size_t height, int x, int y,
        float ux, float uy, int from, int to),
       (profile, plane, width, height, x, y, ux, uy, from, to))
