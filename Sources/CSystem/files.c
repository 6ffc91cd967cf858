#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif

int csystem_open_root(const char *path) { return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC); }

int csystem_rename(int directory, const char *from, const char *to, unsigned flags) {
  return (int)syscall(SYS_renameat2, directory, from, directory, to, flags);
}

int csystem_memory_file(const char *name) {
  unsigned flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
  int fd = memfd_create(name, flags | MFD_NOEXEC_SEAL);
  // Kernels before 6.3 do not know the flag.
  return fd < 0 && errno == EINVAL ? memfd_create(name, flags) : fd;
}

int csystem_sync_file_system(int fd) { return syncfs(fd); }

int csystem_seal(int fd) {
  return fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
}

int csystem_next_entry(DIR *directory, const char **name, size_t *length, int *is_folder) {
  for (;;) {
    errno = 0;
    struct dirent *entry = readdir(directory);
    if (entry == NULL) return errno == 0 ? 0 : -1;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    *name = entry->d_name;
    *length = strlen(entry->d_name);
    *is_folder = entry->d_type == DT_UNKNOWN ? -1 : entry->d_type == DT_DIR;
    return 1;
  }
}
