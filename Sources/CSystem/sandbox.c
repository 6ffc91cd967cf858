#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

// Landlock's calls have these numbers on every architecture; older headers do not know them.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#endif
#ifndef SYS_landlock_restrict_self
#define SYS_landlock_restrict_self 446
#endif

int csystem_forbid_new_privileges(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -1;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int csystem_drop_capabilities(void) {
  // The first two fail without privilege; then there is nothing that an exec could give back.
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability++)
    prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3];
  memset(none, 0, sizeof none);
  return (int)syscall(SYS_capset, &header, none);
}

int csystem_landlock_version(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1 /* …_CREATE_RULESET_VERSION */);
  return version > 0 ? (int)version : 0;
}

int csystem_landlock_deny(uint64_t files, uint64_t network, uint64_t scopes) {
  // struct landlock_ruleset_attr; a kernel that knows fewer fields takes the others where they are
  // 0.
  const uint64_t denied[3] = {files, network, scopes};
  int rules = (int)syscall(SYS_landlock_create_ruleset, denied, sizeof denied, 0);
  if (rules < 0) return -1;
  int result = (int)syscall(SYS_landlock_restrict_self, rules, 0);
  int saved = errno;
  close(rules);
  errno = saved;
  return result;
}

int csystem_seccomp_is_offered(void) {
  uint32_t action = SECCOMP_RET_KILL_PROCESS;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

int csystem_seccomp_install(const struct sock_filter *program, size_t count) {
  struct sock_fprog filter = {.len = (unsigned short)count,
                              .filter = (struct sock_filter *)program};
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter);
}

int csystem_silence_standard_streams(void) {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) return -1;
  for (int stream = 0; stream <= 2; stream++)
    if (stream != null && dup2(null, stream) < 0) return -1;
  return null > 2 ? close(null) : 0;
}
