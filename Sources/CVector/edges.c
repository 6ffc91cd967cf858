#include "edges.h"

#include "dispatch.h"
#include "lanes.h"

// The best of sixteen lanes. A key is magnitude * 8 + (7 - row / 2), so a tie goes to the upper
// row, and among the lanes to the left one.
BODY cvector_edge_peak best(const i16x16 *lanes) {
  const i16x16 keys = *lanes;
  const int key = __builtin_reduce_max(keys);
  // A byte of ones for every lane that has the key.
  const i8x16 equal = CONVERT(keys == (int16_t)key, i8x16);
  const uint64_t left = ((u64x2)equal)[0], right = ((u64x2)equal)[1];
  return (cvector_edge_peak){
      .magnitude = (uint16_t)(key >> 3),
      .column = (uint8_t)(left ? first_byte(left) : 8 + first_byte(right)),
      .row = (uint8_t)(2 * (7 - (key & 7))),
  };
}

KERNEL(void, edge_peaks,
       (cvector_edge_peak *restrict peaks, const uint8_t *restrict first, size_t stride,
        size_t blocks),
       (peaks, first, stride, blocks)) {
  for (size_t b = 0; b < blocks; b++) {
    const uint8_t *block = first + b * cvector_edge_block;
    i16x16 keys[cvector_edge_directions] = {0};
    for (int row = 0; row < cvector_edge_block; row += 2) {
      const uint8_t *above = block + (ptrdiff_t)row * (ptrdiff_t)stride - (ptrdiff_t)stride;
      const uint8_t *here = above + stride;
      const uint8_t *below = here + stride;
      const i16x16 a0 = LOAD_SAMPLES(above - 1), a1 = LOAD_SAMPLES(above);
      const i16x16 a2 = LOAD_SAMPLES(above + 1), b0 = LOAD_SAMPLES(below - 1);
      const i16x16 b1 = LOAD_SAMPLES(below), b2 = LOAD_SAMPLES(below + 1);
      const i16x16 right = LOAD_SAMPLES(here + 1), left = LOAD_SAMPLES(here - 1);
      const i16x16 gx = (a2 - a0) + 2 * (right - left) + (b2 - b0);
      const i16x16 gy = (b0 - a0) + 2 * (b1 - a1) + (b2 - a2);
      const i16x16 ax = __builtin_elementwise_abs(gx);
      const i16x16 ay = __builtin_elementwise_abs(gy);
      // max + 3/8 min is the Euclidean length within 7 %; at most 1402, so eight times it fits.
      const i16x16 length =
          __builtin_elementwise_max(ax, ay) + ((3 * __builtin_elementwise_min(ax, ay)) >> 3);
      const i16x16 key = 8 * length + (int16_t)(7 - row / 2);
      // tan 22.5° is about 2/5.
      const i16x16 along = ay * 5 < ax * 2;
      const i16x16 across = ax * 5 < ay * 2;
      const i16x16 falling = (gx ^ gy) >= 0;
      const i16x16 diagonal = ~(along | across);
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

// The plane at a place in fixed point, times 65536. Of the fraction the upper eight bits weigh.
BODY int sample(const uint8_t *plane, int width, int px, int py) {
  const uint8_t *at = plane + (ptrdiff_t)(py >> 16) * width + (px >> 16);
  return BILINEAR(at, width, (px >> 8) & 255, (py >> 8) & 255, 8);
}

KERNEL(void, edge_profile,
       (float *restrict profile, const uint8_t *restrict plane, size_t width, size_t height, int x,
        int y, float ux, float uy, int from, int to),
       (profile, plane, width, height, x, y, ux, uy, from, to)) {
  const int w = (int)width, h = (int)height;
  const int dx = fixed(ux), dy = fixed(uy);
  const int reach = MAX(to, -from) + 3;
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
                    : sample(plane, w, CLAMP(px, 0, right), CLAMP(py, 0, bottom));
    }
    profile[i - from] = (float)sum * scale;
  }
}

// How far `a` lies above `b`, and how far at most its neighbour lies above that of `b`, lane by
// lane.
#define COMMON_RISE(a, b, beside_a, beside_b)                        \
  __builtin_elementwise_min(__builtin_elementwise_sub_sat((a), (b)), \
                            __builtin_elementwise_sub_sat((beside_a), (beside_b)))

// The extremes of the samples of type `type` that begin at place `i` of a row.
#define ADD_EXTREMES(type)                                                                 \
  ({                                                                                       \
    const type a = LOAD(type, row + i), right = LOAD(type, row + i + reach);               \
    const type below = LOAD(type, far + i), beside = LOAD(type, row + i + 1);              \
    const type next = LOAD(type, row + stride + i), farther = LOAD(type, far + i + 1);     \
    const type next_right = LOAD(type, row + stride + i + reach);                          \
    const type along = __builtin_elementwise_max(COMMON_RISE(right, a, next_right, next),  \
                                                 COMMON_RISE(a, right, next, next_right)); \
    const type across = __builtin_elementwise_max(COMMON_RISE(below, a, farther, beside),  \
                                                  COMMON_RISE(a, below, beside, farther)); \
    const type step = __builtin_elementwise_max(along, across);                            \
    STORE(darkest + i, __builtin_elementwise_min(LOAD(type, darkest + i), a));             \
    STORE(brightest + i, __builtin_elementwise_max(LOAD(type, brightest + i), a));         \
    STORE(steepest + i, __builtin_elementwise_max(LOAD(type, steepest + i), step));        \
  })

typedef uint8_t u8x1 __attribute__((ext_vector_type(1)));

KERNEL(void, column_extremes,
       (uint8_t *restrict darkest, uint8_t *restrict brightest, uint8_t *restrict steepest,
        const uint8_t *restrict first, size_t stride, size_t count, size_t rows, size_t reach),
       (darkest, brightest, steepest, first, stride, count, rows, reach)) {
  for (size_t i = 0; i < count; i++) darkest[i] = 255, brightest[i] = 0, steepest[i] = 0;
  for (size_t y = 0; y < rows; y++) {
    const uint8_t *row = first + y * stride, *far = row + reach * stride;
    size_t i = 0;
    for (; i + 32 <= count; i += 32) ADD_EXTREMES(u8x32);
    for (; i < count; i++) ADD_EXTREMES(u8x1);
  }
}
