// How a kernel is declared: as two functions, the processor's best build and the portable one.
#ifndef CVECTOR_TWINS_H
#define CVECTOR_TWINS_H

// Declares cvector_NAME, which runs the AVX2 build where the processor has AVX2, and its twin
// cvector_NAME_portable, which never does. Both write and return the same bits.
#define CVECTOR_KERNEL(result, name, parameters) \
  result cvector_##name parameters;              \
  result cvector_##name##_portable parameters

// 1 where cvector_NAME runs an AVX2 build, 0 where it runs the portable one: on a processor without
// AVX2, or on another architecture.
int cvector_uses_avx2(void);

#endif
