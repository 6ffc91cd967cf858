// One loop, two builds.
//
//   KERNEL(result, name, (parameters), (arguments)) { … }
//
// defines an always-inlined body and the functions that CVECTOR_KERNEL(result, name, …) declares:
// the body takes on the instruction set of the function around it. `arguments` are the parameters'
// names.
#ifndef CVECTOR_DISPATCH_H
#define CVECTOR_DISPATCH_H

#define BODY static inline __attribute__((always_inline))

#if defined(__x86_64__)
// A load and a test: the C library's start-up has asked the processor already.
BODY int has_avx2(void) { return __builtin_cpu_supports("avx2") != 0; }

#define KERNEL(result, name, parameters, arguments)                                  \
  BODY result name##_body parameters;                                                \
  __attribute__((target("avx2"), noinline)) static result name##_avx2 parameters {   \
    return name##_body arguments;                                                    \
  }                                                                                  \
  __attribute__((noinline)) result cvector_##name##_portable parameters {            \
    return name##_body arguments;                                                    \
  }                                                                                  \
  result cvector_##name parameters {                                                 \
    return has_avx2() ? name##_avx2 arguments : cvector_##name##_portable arguments; \
  }                                                                                  \
  BODY result name##_body parameters
#else
BODY int has_avx2(void) { return 0; }

#define KERNEL(result, name, parameters, arguments)                             \
  BODY result name##_body parameters;                                           \
  result cvector_##name##_portable parameters { return name##_body arguments; } \
  result cvector_##name parameters { return name##_body arguments; }            \
  BODY result name##_body parameters
#endif

#endif
