// Row kernels: what the compiler vectorises well from plain C and badly from Swift.
//
// Every kernel is one plain loop, built twice: for the baseline of the target and, on x86-64, for
// AVX2 (dispatch.h says how). cvector_NAME asks the processor and jumps to the better build;
// cvector_NAME_portable is the baseline, callable by its name, so that tests hold the two against
// each other in one process. Both give the same bits, floats too: no build contracts a product and
// a sum into one operation (-ffp-contract=off in Package.swift), and none takes a sum in another
// order.
//
// No kernel knows a threshold: what counts as dark, steep or calm comes in as a parameter, from the
// meter that calls.
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
#include "shears.h"
#include "sides.h"
#include "slopes.h"
#include "spectrum.h"
#include "tones.h"
#include "twins.h"
#include "waves.h"

#endif
