#ifndef CSYSTEM_NOTIFY_H
#define CSYSTEM_NOTIFY_H
#include <stddef.h>

#pragma clang assume_nonnull begin

/// Sends one datagram to a UNIX socket, without waiting: a path, or after `@` a name of the
/// abstract kind. 0, or -1 with errno.
int csystem_notify(const char *address, const char *text, size_t count);

#pragma clang assume_nonnull end
#endif
