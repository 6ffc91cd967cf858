// Row kernels: what the compiler vectorises well from plain C and badly from Swift.
//
// Every kernel is one plain loop, built twice: for the baseline of the target and, on x86-64, for
// AVX2. The first call asks the processor which it has; both give the same integers.
#ifndef CVECTOR_H
#define CVECTOR_H

#include "blocks.h"
#include "differences.h"
#include "edges.h"
#include "layout.h"
#include "lines.h"
#include "marks.h"
#include "noise.h"
#include "rows.h"
#include "sides.h"
#include "slopes.h"
#include "spectrum.h"
#include "tones.h"

#endif
