#ifndef CCODECS_COLOUR_H
#define CCODECS_COLOUR_H
#include <stddef.h>
#include <stdint.h>

// Rows of interleaved 8-bit samples to planes of full-range BT.601 YCbCr (the conversion of JFIF):
//
//   Y  =       0.29900 R + 0.58700 G + 0.11400 B
//   Cb = 128 - 0.16874 R - 0.33126 G + 0.50000 B
//   Cr = 128 + 0.50000 R - 0.41869 G - 0.08131 B
//
// in 16-bit fixed point, rounded as libjpeg rounds.

void jernih_rgb_to_ycc(const uint8_t *_Nonnull rgb, size_t count, uint8_t *_Nonnull luma,
                       uint8_t *_Nonnull blue, uint8_t *_Nonnull red);

/// Takes interleaved YCbCr apart.
void jernih_split_ycc(const uint8_t *_Nonnull ycc, size_t count, uint8_t *_Nonnull luma,
                      uint8_t *_Nonnull blue, uint8_t *_Nonnull red);

/// Lays RGB with straight alpha over white, in place: `count` pixels of RGBA become RGB.
void jernih_rgba_over_white(uint8_t *_Nonnull pixels, size_t count);

/// Lays grey with straight alpha over white.
void jernih_grey_over_white(const uint8_t *_Nonnull grey_alpha, size_t count,
                            uint8_t *_Nonnull luma);

/// What tells by which of two readings a picture of four inks is on paper.
typedef struct jernih_ink_counts {
  /// Pixels that bear more than 340 % of ink, of 400 %, where 255 means full ink and where it means
  /// none. Presses end at 300 to 340 % (ISO 12647-2 and its printing conditions).
  uint64_t heavy_plain;
  uint64_t heavy_inverted;
  /// Sums of the pixels' light, each 0...3 x 255.
  uint64_t light_plain;
  uint64_t light_inverted;
} jernih_ink_counts;

/// Adds `count` pixels of CMYK.
void jernih_count_inks(const uint8_t *_Nonnull cmyk, size_t count,
                       jernih_ink_counts *_Nonnull counts);

/// Turns CMYK into RGB, in place: `count` pixels of CMYK become RGB.
///
/// `inverted` says that 255 means no ink, as Adobe's programs write it.
void jernih_cmyk_to_rgb(uint8_t *_Nonnull pixels, size_t count, int inverted);

#endif
