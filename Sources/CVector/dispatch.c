#include "dispatch.h"
#include "rows.h"

static int portable_forced;

void cvector_use_portable(int portable) { portable_forced = portable; }

#if defined(__x86_64__)
int cvector_has_avx2(void) { return !portable_forced && __builtin_cpu_supports("avx2"); }
#endif
