#ifndef CSYSTEM_SANDBOX_H
#define CSYSTEM_SANDBOX_H
#include <linux/filter.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

// Rights that a process gives up for itself and its descendants, for good. What is given up is data
// that the caller brings; here is only the call. 0, or -1 with errno, unless said otherwise.

/// No program that is started may have more rights than this process, and neither a tracer without
/// privilege nor a core dump, even one piped to a program, may read its memory.
int csystem_forbid_new_privileges(void);

/// Gives up every capability: effective, permitted, inheritable, ambient, bounding.
int csystem_drop_capabilities(void);

/// The Landlock version (ABI) that the kernel offers, 1 or higher; 0 where there is none.
int csystem_landlock_version(void);

/// Denies, by a new Landlock domain without a single exception, the rights of the three masks
/// (LANDLOCK_ACCESS_FS_…, LANDLOCK_ACCESS_NET_…, LANDLOCK_SCOPE_…). Needs no_new_privs.
int csystem_landlock_deny(uint64_t files, uint64_t network, uint64_t scopes);

/// Whether the kernel filters system calls and can end a whole process for one. 1 or 0.
int csystem_seccomp_is_offered(void);

/// Has every later system call decided by `program` as well. Needs no_new_privs.
int csystem_seccomp_install(const struct sock_filter *_Nonnull program, size_t count);

/// Leaves nothing behind the three standard descriptors but /dev/null.
int csystem_silence_standard_streams(void);
#endif
