#ifndef CCODECS_H
#define CCODECS_H
#include <stdint.h>
#include <stddef.h>
#endif
