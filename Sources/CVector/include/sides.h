// Looking across lines that may be sides of a document.
#ifndef CVECTOR_SIDES_H
#define CVECTOR_SIDES_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// Places along a line: (x, y) + i * (step_x, step_y) for i in 0 ..< count, and the unit normal
// (dx, dy), in samples. All coordinates that are looked at lie within ±16,000.
typedef struct {
  float x, y, step_x, step_y, dx, dy;
  size_t count;
} cvector_places;

// Where a step is looked for and what it is worth, in samples and in the channels' units.
typedef struct {
  // Offsets across the line, two near and two far; the last is the largest.
  float near[2], far[2];
  // A step counts nothing below the first and fully from the second on.
  float step_minimum, step_full;
  // A change along the line counts nothing below the first and fully from the second on.
  float roughness_minimum, roughness_full;
  // What a change that counts fully takes of the strength, 0...1.
  float roughness_loss;
} cvector_step_scale;

// Adds up along a line: the strength of the step for paper ahead (where the normal points) and for
// paper behind, 0...1 each, three mean channels ahead and three behind. Writes 8 * (count + 1)
// sums, those before each place and the whole.
//
// The strength is that of the weaker of the near and the far step, times how calm the paper is: 1
// where it hardly changes from place to place, 1 - roughness_loss in full texture. `channels` has
// four 16-bit values a sample, the last 0; beyond the frame the nearest sample holds.
CVECTOR_KERNEL(void, side_sums,
               (float *_Nonnull sums, const int16_t *_Nonnull channels, size_t width, size_t height,
                cvector_places places, cvector_step_scale scale));

// The largest magnitude above `least` at whole offsets -reach...reach across each place, and its
// offset, the first of equals; best[i] is 0 where none is. Places outside the frame are left out;
// `reach` is at most 15.
CVECTOR_KERNEL(void, strongest_across,
               (int16_t *_Nonnull best, int8_t *_Nonnull offset, const int16_t *_Nonnull magnitude,
                size_t width, size_t height, cvector_places places, int reach, int16_t least));

// How much the picture changes across a line at whole samples -reach...reach from (x, y) along the
// unit normal (dx, dy): the length of the difference, over two samples, of luma and of both chroma
// times `chroma_weight`, taken between samples. Writes 2 * reach + 1 steps; returns 0, with none
// written, where a place from -reach - 1 to reach + 1 is not between four samples. `reach` is at
// most 15.
CVECTOR_KERNEL(int, steps_across,
               (float *_Nonnull steps, const uint8_t *_Nonnull luma, const uint8_t *_Nullable blue,
                const uint8_t *_Nullable red, size_t width, size_t height, double x, double y,
                double dx, double dy, int reach, float chroma_weight));

#endif
