#ifndef CSYSTEM_FILES_H
#define CSYSTEM_FILES_H
#include <dirent.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Refuse to rename onto a name that exists.
#define CSYSTEM_RENAME_NOREPLACE 1u
/// Swap the two names.
#define CSYSTEM_RENAME_EXCHANGE 2u

/// Opens a directory by path alone, to go down from; no right to read it is needed. -1 with errno.
int csystem_open_root(const char *path);

/// renameat2(2) with both names relative to one directory. 0, or -1 with errno.
int csystem_rename(int directory, const char *from, const char *to, unsigned flags);

/// A new anonymous memory file: close-on-exec, sealable, never executable where the kernel can say
/// so. Its descriptor, or -1 with errno.
int csystem_memory_file(const char *name);

/// Makes everything on the file system of an open file durable. 0, or -1 with errno, which also
/// tells of what could not be written since `fd` was opened.
int csystem_sync_file_system(int fd);

/// Seals a memory file against writing, growing, shrinking and further sealing. 0, or -1 with
/// errno.
int csystem_seal(int fd);

/// The next entry of `directory` but `.` and `..`. Its name lives until the next call. `is_folder`
/// becomes 1, 0, or -1 where the file system does not say. 1, 0 at the end, or -1 with errno.
int csystem_next_entry(DIR *directory, const char *_Nullable *_Nonnull name, size_t *length,
                       int *is_folder);

#pragma clang assume_nonnull end
#endif
