// Where the steepest edges are, and what luma does across them.
#ifndef CVECTOR_EDGES_H
#define CVECTOR_EDGES_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

// Columns and rows of a block, and the directions of a gradient that are told apart:
// 0 along a row, 1 down a falling diagonal, 2 along a column, 3 up a rising diagonal.
enum { cvector_edge_block = 16, cvector_edge_directions = 4 };

// The steepest place of one direction in one block.
typedef struct {
  // Length of the Sobel gradient, 8 for one code value a pixel; 0 where there is none.
  uint16_t magnitude;
  // Place in the block, 0...15.
  uint8_t column;
  uint8_t row;
} cvector_edge_peak;

// For each of `blocks` blocks side by side, one peak for each direction, looked for in every second
// row. `first` is the top left sample of the first block; the row and the column before it and the
// column behind the last block are read as well.
CVECTOR_KERNEL(void, edge_peaks,
               (cvector_edge_peak *_Nonnull peaks, const uint8_t *_Nonnull first, size_t stride,
                size_t blocks));

// Luma along a line through (x, y) with unit direction (ux, uy), at from...to pixels: the mean of
// three parallel lines one pixel apart, interpolated bilinearly, the picture's edge repeated.
// Writes to - from + 1 values. Both sides of the plane are 2...32000.
CVECTOR_KERNEL(void, edge_profile,
               (float *_Nonnull profile, const uint8_t *_Nonnull plane, size_t width, size_t height,
                int x, int y, float ux, float uy, int from, int to));

// What is in `rows` rows, for each of `count` columns: the darkest and the brightest sample, and
// the steepest step between two samples `reach` apart, along the row or down the column, that their
// neighbours on the next line make as well (of the two the smaller; grain has none). `reach` more
// rows and columns are read, and one at least. `reach` is 1 or more.
CVECTOR_KERNEL(void, column_extremes,
               (uint8_t *_Nonnull darkest, uint8_t *_Nonnull brightest, uint8_t *_Nonnull steepest,
                const uint8_t *_Nonnull first, size_t stride, size_t count, size_t rows,
                size_t reach));

#endif
