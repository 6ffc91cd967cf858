#ifndef CSYSTEM_H
#define CSYSTEM_H
// What Swift cannot say to the kernel and the C library, one header per idea.
//
//   process.h   fork, spawn with one descriptor, sockets that pass descriptors, limits, clocks
//   sandbox.h   what a process gives up for good: capabilities, Landlock, seccomp
//   files.h     renameat2, memory files and their seals, directory entries
//   options.h   getopt_long, one option a call
//   sha256.h    SHA-256 (FIPS 180-4) by the processor's instructions, and its twin in plain C
//   notify.h    one datagram to the service manager
//
// Each function makes one call, or the few that belong together, and decides nothing: what is
// denied, limited or renamed is data of the caller. Failures are -1 with errno, as the C library's.
// Every function begins with csystem_.
#include "files.h"
#include "notify.h"
#include "options.h"
#include "process.h"
#include "sandbox.h"
#include "sha256.h"
#endif
