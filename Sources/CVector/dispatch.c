#include "dispatch.h"

#include "twins.h"

int cvector_uses_avx2(void) { return has_avx2(); }
