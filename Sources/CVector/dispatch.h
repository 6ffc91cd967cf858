// One loop, two builds. KERNEL(name, (parameters), (arguments)) defines the public cvector_NAME from
// the always-inlined NAME_body: the body takes on the instruction set of the function around it.
#ifndef CVECTOR_DISPATCH_H
#define CVECTOR_DISPATCH_H

#define BODY static inline __attribute__((always_inline))

#if defined(__x86_64__)
int cvector_has_avx2(void);
#define KERNEL(name, parameters, arguments)                                   \
  __attribute__((target("avx2"))) static void name##_avx2 parameters {        \
    name##_body arguments;                                                    \
  }                                                                           \
  void cvector_##name parameters {                                            \
    if (cvector_has_avx2()) {                                                 \
      name##_avx2 arguments;                                                  \
    } else {                                                                  \
      name##_body arguments;                                                  \
    }                                                                         \
  }
#else
#define KERNEL(name, parameters, arguments) \
  void cvector_##name parameters { name##_body arguments; }
#endif

#endif
