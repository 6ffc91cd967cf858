// Sixteen samples side by side, as 16-bit integers.
#ifndef CVECTOR_LANES_H
#define CVECTOR_LANES_H

#include <stdint.h>

typedef uint8_t bytes16 __attribute__((ext_vector_type(16)));
typedef int16_t shorts16 __attribute__((ext_vector_type(16)));

// The samples from a pointer on. A macro, because a vector this wide has no portable way to be passed
// to a function or returned.
#define LOAD(at)                          \
  ({                                      \
    bytes16 v;                            \
    __builtin_memcpy(&v, (at), sizeof v); \
    __builtin_convertvector(v, shorts16); \
  })

#endif
