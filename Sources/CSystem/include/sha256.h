#ifndef CSYSTEM_SHA256_H
#define CSYSTEM_SHA256_H
#include <stddef.h>
#include <stdint.h>
#endif
