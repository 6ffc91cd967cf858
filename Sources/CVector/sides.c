#include "sides.h"

#include <string.h>

#include "dispatch.h"
#include "lanes.h"

BODY i16x4 at(const int16_t *channels, int width, int height, int px, int py) {
  const int x = CLAMP(px >> 16, 0, width - 1), y = CLAMP(py >> 16, 0, height - 1);
  return LOAD(i16x4, channels + 4 * ((ptrdiff_t)y * width + x));
}

BODY int is_inside(int px, int py, int width, int height) {
  return (unsigned)(px >> 16) < (unsigned)width && (unsigned)(py >> 16) < (unsigned)height;
}

BODY i16x4 at_inside(const int16_t *channels, int width, int px, int py) {
  return LOAD(i16x4, channels + 4 * ((ptrdiff_t)(py >> 16) * width + (px >> 16)));
}

BODY f32x4 wide(i16x4 v) { return CONVERT(v, f32x4); }

BODY float length(f32x4 v) {
  const f32x4 s = v * v;
  return __builtin_sqrtf((s.x + s.z) + (s.y + s.w));
}

BODY float share(float value, float none, float slope) {
  const float s = (value - none) * slope;
  return s < 0 ? 0 : MIN(s, 1);
}

KERNEL(void, side_sums,
       (float *restrict sums, const int16_t *restrict channels, size_t width, size_t height,
        cvector_places places, cvector_step_scale scale),
       (sums, channels, width, height, places, scale)) {
  const int w = (int)width, h = (int)height;
  const float offsets[4] = {scale.near[0], scale.near[1], scale.far[0], scale.far[1]};
  int ox[4], oy[4];
  for (int k = 0; k < 4; k++) {
    ox[k] = fixed(places.dx * offsets[k]);
    oy[k] = fixed(places.dy * offsets[k]);
  }
  // All eight places lie between the two farthest.
  const int mx = ox[3], my = oy[3];
  const float step_slope = 1 / (scale.step_full - scale.step_minimum);
  const float rough_slope = 1 / (scale.roughness_full - scale.roughness_minimum);
  float sum[8] = {0};
  memcpy(sums, sum, sizeof sum);
  f32x4 last_ahead = 0, last_behind = 0;
  for (size_t i = 0; i < places.count; i++) {
    const int x = fixed(places.x + (float)i * places.step_x);
    const int y = fixed(places.y + (float)i * places.step_y);
    i16x4 a[4], b[4];
    if (is_inside(x + mx, y + my, w, h) && is_inside(x - mx, y - my, w, h)) {
      for (int k = 0; k < 4; k++) {
        a[k] = at_inside(channels, w, x + ox[k], y + oy[k]);
        b[k] = at_inside(channels, w, x - ox[k], y - oy[k]);
      }
    } else {
      for (int k = 0; k < 4; k++) {
        a[k] = at(channels, w, h, x + ox[k], y + oy[k]);
        b[k] = at(channels, w, h, x - ox[k], y - oy[k]);
      }
    }
    const i16x4 near_a = a[0] + a[1], far_a = a[2] + a[3];
    const i16x4 near_b = b[0] + b[1], far_b = b[2] + b[3];
    const float near = length(wide(near_a - near_b)), far = length(wide(far_a - far_b));
    const float strength = share(MIN(near, far) / 2, scale.step_minimum, step_slope);
    const f32x4 ahead = wide(near_a + far_a) / 4, behind = wide(near_b + far_b) / 4;
    if (i == 0) last_ahead = ahead, last_behind = behind;
    const float rough_a = share(length(ahead - last_ahead), scale.roughness_minimum, rough_slope);
    const float rough_b = share(length(behind - last_behind), scale.roughness_minimum, rough_slope);
    last_ahead = ahead, last_behind = behind;
    const float one = strength * (1 - scale.roughness_loss * rough_a);
    const float other = strength * (1 - scale.roughness_loss * rough_b);
    const float here[8] = {one, other, ahead.x, ahead.y, ahead.z, behind.x, behind.y, behind.z};
    for (int k = 0; k < 8; k++) sum[k] += here[k];
    memcpy(sums + 8 * (i + 1), sum, sizeof sum);
  }
}

// A key is magnitude * 32 + (31 - place), so the maximum is the strongest and, of equals, the
// first: no branch that depends on the picture.
BODY int key_of(int16_t magnitude, int place) { return magnitude * 32 + 31 - place; }

BODY int strongest_inside(const int16_t *magnitude, int width, int x, int y, int dx, int dy,
                          int count, int key) {
  for (int k = 0; k < count; k++, x += dx, y += dy) {
    const int here = key_of(magnitude[(ptrdiff_t)(y >> 16) * width + (x >> 16)], k);
    key = MAX(here, key);
  }
  return key;
}

BODY int strongest(const int16_t *magnitude, int width, int height, int x, int y, int dx, int dy,
                   int count, int key) {
  for (int k = 0; k < count; k++, x += dx, y += dy) {
    if (!is_inside(x, y, width, height)) continue;
    const int here = key_of(magnitude[(ptrdiff_t)(y >> 16) * width + (x >> 16)], k);
    key = MAX(here, key);
  }
  return key;
}

KERNEL(void, strongest_across,
       (int16_t *restrict best, int8_t *restrict offset, const int16_t *restrict magnitude,
        size_t width, size_t height, cvector_places places, int reach, int16_t least),
       (best, offset, magnitude, width, height, places, reach, least)) {
  const int w = (int)width, h = (int)height;
  const int dx = fixed(places.dx), dy = fixed(places.dy);
  const int count = 2 * reach + 1;
  const int none = key_of(least, 0);
  for (size_t i = 0; i < places.count; i++) {
    const int x = fixed(places.x + (float)i * places.step_x) - reach * dx;
    const int y = fixed(places.y + (float)i * places.step_y) - reach * dy;
    const int inside =
        is_inside(x, y, w, h) && is_inside(x + 2 * reach * dx, y + 2 * reach * dy, w, h);
    const int key = inside ? strongest_inside(magnitude, w, x, y, dx, dy, count, none)
                           : strongest(magnitude, w, h, x, y, dx, dy, count, none);
    best[i] = key > none ? (int16_t)(key / 32) : 0;
    offset[i] = (int8_t)(31 - key % 32 - reach);
  }
}

// The sample `i` of each plane, as lanes.
BODY f32x4 lanes_at(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, size_t i) {
  return (f32x4){(float)luma[i], blue ? (float)blue[i] : 0, red ? (float)red[i] : 0, 0};
}

// Between two values: in floats the weights are rounded, so that BILINEAR's way gives other bits.
BODY f32x4 mixed(f32x4 a, f32x4 b, float share) { return a * (1 - share) + b * share; }

KERNEL(int, steps_across,
       (float *restrict steps, const uint8_t *restrict luma, const uint8_t *restrict blue,
        const uint8_t *restrict red, size_t width, size_t height, double x, double y, double dx,
        double dy, int reach, float chroma_weight),
       (steps, luma, blue, red, width, height, x, y, dx, dy, reach, chroma_weight)) {
  enum { REACH = 15 };
  const double right = (double)width - 1, bottom = (double)height - 1;
  const int count = 2 * reach + 3;
  f32x4 values[2 * REACH + 3] = {0};
  if (reach < 0 || reach > REACH) return 0;
  if (!blue || !red) blue = red = 0;
  const f32x4 weights = {1, chroma_weight, chroma_weight, 0};
  for (int k = 0; k < count; k++) {
    const double px = x + dx * (k - reach - 1) - 0.5, py = y + dy * (k - reach - 1) - 0.5;
    if (!(px >= 0 && py >= 0 && px < right && py < bottom)) return 0;
    const size_t column = (size_t)px, row = (size_t)py;
    const float fx = (float)(px - (double)column), fy = (float)(py - (double)row);
    const size_t i = row * width + column, j = i + width;
    const f32x4 upper = mixed(lanes_at(luma, blue, red, i), lanes_at(luma, blue, red, i + 1), fx);
    const f32x4 lower = mixed(lanes_at(luma, blue, red, j), lanes_at(luma, blue, red, j + 1), fx);
    values[k] = mixed(upper, lower, fy) * weights;
  }
  for (int k = 1; k + 1 < count; k++) steps[k - 1] = length(values[k + 1] - values[k - 1]);
  return 1;
}
