#ifndef CSYSTEM_FILES_H
#define CSYSTEM_FILES_H
#include <stddef.h>
#include <stdint.h>
#endif
