// Vectors, each type named by its element and count, and what several kernels do with them.
//
// Most of it is macros: a vector wider than the baseline's registers has no portable way to be
// passed to a function or returned.
#ifndef CVECTOR_LANES_H
#define CVECTOR_LANES_H

#include <stddef.h>
#include <stdint.h>

#include "dispatch.h"

typedef uint8_t u8x4 __attribute__((ext_vector_type(4)));
typedef uint8_t u8x8 __attribute__((ext_vector_type(8)));
typedef uint8_t u8x16 __attribute__((ext_vector_type(16)));
typedef uint8_t u8x32 __attribute__((ext_vector_type(32)));
typedef int8_t i8x16 __attribute__((ext_vector_type(16)));
typedef uint16_t u16x16 __attribute__((ext_vector_type(16)));
typedef int16_t i16x4 __attribute__((ext_vector_type(4)));
typedef int16_t i16x8 __attribute__((ext_vector_type(8)));
typedef int16_t i16x16 __attribute__((ext_vector_type(16)));
typedef int32_t i32x4 __attribute__((ext_vector_type(4)));
typedef int32_t i32x8 __attribute__((ext_vector_type(8)));
typedef int32_t i32x16 __attribute__((ext_vector_type(16)));
typedef uint64_t u64x2 __attribute__((ext_vector_type(2)));
typedef float f32x4 __attribute__((ext_vector_type(4)));
typedef float f32x8 __attribute__((ext_vector_type(8)));

// The vector of a type at a place that need not be aligned.
#define LOAD(type, at)                              \
  ({                                                \
    type loaded;                                    \
    __builtin_memcpy(&loaded, (at), sizeof loaded); \
    loaded;                                         \
  })

// Writes a vector to a place that need not be aligned.
#define STORE(at, vector)                           \
  ({                                                \
    const __typeof__(vector) stored = (vector);     \
    __builtin_memcpy((at), &stored, sizeof stored); \
  })

// Every lane as the element of another type of as many lanes.
#define CONVERT(vector, type) __builtin_convertvector((vector), type)

// Sixteen 8-bit samples as 16-bit integers.
#define LOAD_SAMPLES(at) CONVERT(LOAD(u8x16, at), i16x16)

// The sum of all lanes, in the width of a lane.
#define SUM(vector) __builtin_reduce_add(vector)

// The sums of neighbouring bytes, of sixteen pairs. Taken apart by a mask and a shift: shuffles
// cost more.
#define PAIR_SUMS(bytes)                  \
  ({                                      \
    const u16x16 pairs = (u16x16)(bytes); \
    (pairs & 255) + (pairs >> 8);         \
  })

// The sums of 2 × 2 samples of two rows, of sixteen such quads side by side; and of one.
#define QUAD_SUMS(top, bottom) (PAIR_SUMS(LOAD(u8x32, top)) + PAIR_SUMS(LOAD(u8x32, bottom)))
BODY int quad_sum(const uint8_t *top, const uint8_t *bottom) {
  return top[0] + top[1] + bottom[0] + bottom[1];
}

#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define MIN(a, b) ((a) < (b) ? (a) : (b))

// The value within low...high; a float that is no number becomes low.
#define CLAMP(value, low, high)                         \
  ({                                                    \
    const __typeof__(value) given = (value);            \
    const __typeof__(value) raised = MAX(given, (low)); \
    MIN(raised, (high));                                \
  })

// The plane at a place between the integer samples at[0], at[1], at[stride] and at[stride + 1],
// times 4^bits; fx and fy, 0...2^bits, are how far it lies to the right and down.
#define BILINEAR(at, stride, fx, fy, bits)                                                       \
  ({                                                                                             \
    const int row_above = ((at)[0] << (bits)) + (fx) * ((at)[1] - (at)[0]);                      \
    const int row_below = ((at)[stride] << (bits)) + (fx) * ((at)[(stride) + 1] - (at)[stride]); \
    (row_above << (bits)) + (fy) * (row_below - row_above);                                      \
  })

// A position, or a part of one, in fixed point with 16 bits of fraction.
BODY int fixed(float v) { return (int)(v * 65536.0f); }

// The index of the first byte in memory that is not 0, of eight that are 0, 1 or 255.
BODY int first_byte(uint64_t bytes) {
  _Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the low byte is the first");
  return __builtin_ctzll(bytes) / 8;
}

#endif
