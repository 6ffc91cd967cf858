#ifndef CSYSTEM_PROCESS_H
#define CSYSTEM_PROCESS_H
#include <stddef.h>
#include <stdint.h>
#endif
