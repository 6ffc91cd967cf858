#ifndef CSYSTEM_H
#define CSYSTEM_H
// What Swift cannot say to the kernel and the C library, one header per idea.
#include "files.h"
#include "notify.h"
#include "options.h"
#include "process.h"
#include "sandbox.h"
#include "sha256.h"
#endif
