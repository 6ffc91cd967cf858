#include "shears.h"

#include "dispatch.h"
#include "lanes.h"

KERNEL(void, sheared_sums,
       (uint16_t *restrict sums, const uint16_t *restrict columns, size_t stride,
        const int32_t *restrict shifts, size_t length, size_t count),
       (sums, columns, stride, shifts, length, count)) {
  for (size_t i = 0; i < count; i++) sums[i] = 0;
  for (size_t k = 0; k < length; k++) {
    const uint16_t *column = columns + k * stride + shifts[k];
    for (size_t i = 0; i < count; i++) sums[i] = (uint16_t)(sums[i] + column[i]);
  }
}

BODY uint16_t known_step(int before, int behind, bool is_excluded, int limit, uint16_t known) {
  const int step = CLAMP(behind - before, -limit, limit);
  return is_excluded ? 0 : (uint16_t)(known + step);
}

KERNEL(void, known_steps,
       (uint16_t *restrict out, size_t out_stride, const int16_t *restrict before,
        const int16_t *restrict behind, const bool *restrict is_excluded, size_t count,
        int16_t limit, uint16_t known),
       (out, out_stride, before, behind, is_excluded, count, limit, known)) {
  if (out_stride == 1) {
    for (size_t i = 0; i < count; i++)
      out[i] = known_step(before[i], behind[i], is_excluded[i], limit, known);
  } else {
    for (size_t i = 0; i < count; i++)
      out[i * out_stride] = known_step(before[i], behind[i], is_excluded[i], limit, known);
  }
}

KERNEL(void, mean_steps,
       (int16_t *restrict evidence, const uint16_t *restrict sums, size_t count, uint16_t known,
        int least, float scale, float limit),
       (evidence, sums, count, known, least, scale, limit)) {
  for (size_t i = 0; i < count; i++) {
    const int steps = (sums[i] + known / 2) / known;
    const float mean = (float)(sums[i] - steps * known) / (float)MAX(steps, 1);
    const float shown = CLAMP(mean * scale, -limit, limit);
    const int rounded = (int)(shown + (shown < 0 ? -0.5f : 0.5f));
    evidence[i] = (int16_t)(steps < least ? 0 : rounded == 0 ? 1 : rounded);
  }
}

// The runs of some lines, by evidence that all of them have.
BODY void extend(int16_t *restrict run, int16_t *restrict best, size_t count,
                 const int16_t *restrict evidence, int16_t sign, int16_t cost) {
  for (size_t i = 0; i < count; i++) {
    const int16_t gain = (int16_t)(evidence[i] * sign - cost);
    const int16_t sum = (int16_t)(run[i] + gain);
    const int16_t kept = sum > 0 ? sum : 0;
    run[i] = kept;
    best[i] = best[i] > kept ? best[i] : kept;
  }
}

// The runs of some lines that have no evidence: they cannot become the best.
BODY void shorten(int16_t *run, size_t count, int16_t cost) {
  for (size_t i = 0; i < count; i++) {
    const int16_t sum = (int16_t)(run[i] - cost);
    run[i] = sum > 0 ? sum : 0;
  }
}

KERNEL(void, extend_runs,
       (int16_t *restrict run, int16_t *restrict best, size_t count,
        const int16_t *restrict evidence, ptrdiff_t first, size_t length, int16_t sign,
        int16_t cost),
       (run, best, count, evidence, first, length, sign, cost)) {
  const ptrdiff_t n = (ptrdiff_t)count, end = (ptrdiff_t)length - first;
  const ptrdiff_t from = first >= 0 ? 0 : MIN(-first, n);
  const ptrdiff_t to = end < from ? from : MIN(end, n);
  shorten(run, (size_t)from, cost);
  // Lines without any evidence have no place in the plane to start from.
  if (from < to) {
    const int16_t *part = evidence + (first + from);
    extend(run + from, best + from, (size_t)(to - from), part, sign, cost);
  }
  shorten(run + to, (size_t)(n - to), cost);
}
