#include "sides.h"

#include <string.h>

#include "dispatch.h"

// The same floats whatever the processor: no fused multiply-add.
#pragma STDC FP_CONTRACT OFF

typedef int16_t shorts4 __attribute__((ext_vector_type(4)));
typedef float floats4 __attribute__((ext_vector_type(4)));

// Positions are fixed point with 16 bits of fraction.
BODY int fixed(float v) { return (int)(v * 65536.0f); }
BODY int clamped(int v, int limit) { return v < 0 ? 0 : (v > limit ? limit : v); }

BODY shorts4 at(const int16_t *channels, int width, int height, int px, int py) {
  const int x = clamped(px >> 16, width - 1), y = clamped(py >> 16, height - 1);
  shorts4 v;
  memcpy(&v, channels + 4 * ((ptrdiff_t)y * width + x), sizeof v);
  return v;
}

BODY int is_inside(int px, int py, int width, int height) {
  return (unsigned)(px >> 16) < (unsigned)width && (unsigned)(py >> 16) < (unsigned)height;
}

BODY shorts4 at_inside(const int16_t *channels, int width, int px, int py) {
  shorts4 v;
  memcpy(&v, channels + 4 * ((ptrdiff_t)(py >> 16) * width + (px >> 16)), sizeof v);
  return v;
}

BODY floats4 wide(shorts4 v) { return __builtin_convertvector(v, floats4); }

BODY float length(floats4 v) {
  const floats4 s = v * v;
  return __builtin_sqrtf((s.x + s.z) + (s.y + s.w));
}

BODY float share(float value, float none, float slope) {
  const float s = (value - none) * slope;
  return s < 0 ? 0 : (s > 1 ? 1 : s);
}

void cvector_side_sums(float *sums, const int16_t *channels, size_t width, size_t height,
                       cvector_places places, cvector_step_scale scale) {
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
  floats4 last_ahead = 0, last_behind = 0;
  for (size_t i = 0; i < places.count; i++) {
    const int x = fixed(places.x + (float)i * places.step_x);
    const int y = fixed(places.y + (float)i * places.step_y);
    shorts4 a[4], b[4];
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
    const shorts4 near_a = a[0] + a[1], far_a = a[2] + a[3];
    const shorts4 near_b = b[0] + b[1], far_b = b[2] + b[3];
    const float near = length(wide(near_a - near_b)), far = length(wide(far_a - far_b));
    const float step = (near < far ? near : far) / 2;
    const float strength = share(step, scale.step_minimum, step_slope);
    const floats4 ahead = wide(near_a + far_a) / 4, behind = wide(near_b + far_b) / 4;
    if (i == 0) {
      last_ahead = ahead;
      last_behind = behind;
    }
    const float rough_a =
        share(length(ahead - last_ahead), scale.roughness_minimum, rough_slope);
    const float rough_b =
        share(length(behind - last_behind), scale.roughness_minimum, rough_slope);
    last_ahead = ahead;
    last_behind = behind;
    const float here[8] = {strength * (1 - 0.8f * rough_a), strength * (1 - 0.8f * rough_b),
                           ahead.x, ahead.y, ahead.z, behind.x, behind.y, behind.z};
    for (int k = 0; k < 8; k++) sum[k] += here[k];
    memcpy(sums + 8 * (i + 1), sum, sizeof sum);
  }
}

// A key is magnitude * 32 + (31 - place), so the maximum is the strongest and, of equals, the first:
// no branch that depends on the picture.
BODY int key_of(int16_t magnitude, int place) { return magnitude * 32 + 31 - place; }

BODY int strongest_inside(const int16_t *magnitude, int width, int x, int y, int dx, int dy,
                          int count, int key) {
  for (int k = 0; k < count; k++, x += dx, y += dy) {
    const int here = key_of(magnitude[(ptrdiff_t)(y >> 16) * width + (x >> 16)], k);
    key = here > key ? here : key;
  }
  return key;
}

BODY int strongest(const int16_t *magnitude, int width, int height, int x, int y, int dx, int dy,
                   int count, int key) {
  for (int k = 0; k < count; k++, x += dx, y += dy) {
    if (!is_inside(x, y, width, height)) continue;
    const int here = key_of(magnitude[(ptrdiff_t)(y >> 16) * width + (x >> 16)], k);
    key = here > key ? here : key;
  }
  return key;
}

void cvector_strongest_across(int16_t *best, int8_t *offset, const int16_t *magnitude, size_t width,
                              size_t height, cvector_places places, int reach, int16_t least) {
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

// What chroma weighs against luma.
static const float chroma_weight = 1.5f;

// The sample `i` of each plane, as lanes.
BODY floats4 lanes_at(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, size_t i) {
  return (floats4){(float)luma[i], blue ? (float)blue[i] : 0, red ? (float)red[i] : 0, 0};
}

int cvector_steps_across(float *steps, const uint8_t *luma, const uint8_t *blue, const uint8_t *red,
                         size_t width, size_t height, double x, double y, double dx, double dy,
                         int reach) {
  enum { REACH = 15 };
  const double right = (double)width - 1, bottom = (double)height - 1;
  const int count = 2 * reach + 3;
  floats4 values[2 * REACH + 3] = {0};
  if (reach < 0 || reach > REACH) return 0;
  if (!blue || !red) blue = red = 0;
  const floats4 weights = {1, chroma_weight, chroma_weight, 0};
  for (int k = 0; k < count; k++) {
    const double px = x + dx * (k - reach - 1) - 0.5, py = y + dy * (k - reach - 1) - 0.5;
    if (!(px >= 0 && py >= 0 && px < right && py < bottom)) return 0;
    const size_t column = (size_t)px, row = (size_t)py;
    const float fx = (float)(px - (double)column), fy = (float)(py - (double)row);
    const size_t i = row * width + column;
    const floats4 upper = lanes_at(luma, blue, red, i) * (1 - fx) +
                          lanes_at(luma, blue, red, i + 1) * fx;
    const floats4 lower = lanes_at(luma, blue, red, i + width) * (1 - fx) +
                          lanes_at(luma, blue, red, i + width + 1) * fx;
    values[k] = (upper * (1 - fy) + lower * fy) * weights;
  }
  for (int k = 1; k + 1 < count; k++) steps[k - 1] = length(values[k + 1] - values[k - 1]);
  return 1;
}
