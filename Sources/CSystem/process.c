#include "process.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int csystem_settle(void) {
  // A descriptor that is opened later must not be taken for a standard one: what is said on
  // standard error would go into a photo. Results that nobody gets are a failure: what was closed
  // as standard output cannot be written to.
  for (int stream = 0; stream <= 2; stream++) {
    const int access = stream == STDOUT_FILENO ? O_RDONLY : O_RDWR;
    if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", access) != stream) return -1;
  }
  // A worker is started as /proc/self/exe, and would be called exe in lists of processes.
  if (prctl(PR_SET_NAME, "jernih", 0, 0, 0) < 0) return -1;
  // Whoever started this may have ignored it, and then no end of a child could be waited for.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  if (sigaction(SIGCHLD, &standard, NULL) < 0) return -1;
  const struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) < 0) return -1;
  // A core piped to a program is written whatever that limit says, but not of this.
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static int argument_count;
static char *no_arguments[] = {NULL};
static char **argument_list = no_arguments;

// The C library hands them to whatever runs before main.
__attribute__((constructor)) static void keep_arguments(int count, char **list) {
  argument_count = count;
  argument_list = list;
}

char **csystem_arguments(int *count) {
  *count = argument_count;
  return argument_list;
}

const char *csystem_program(void) {
  static const char link[] = "/proc/self/exe";
  const char *started = (const char *)getauxval(AT_EXECFN);
  return started == NULL || access(link, F_OK) == 0 ? link : started;
}

pid_t csystem_fork(void) { return fork(); }

// Once a sweep has left a few low descriptors open, every later one is below this: the kernel gives
// the lowest free number, and the nursery and its child, who sweep twice, hold a handful.
enum { swept_below = 1024 };
static int is_swept;

// Closes what is open from `first` on, as /proc lists it; -1 where that cannot be seen. It calls
// the kernel alone, as behind a fork of a process with threads it must: opendir(3) would allocate.
static int close_listed_from(unsigned first) {
  // struct linux_dirent64: 8 bytes, 8 bytes, the entry's length, a byte, the name.
  enum { length_at = 16, name_at = 19 };
  _Alignas(8) char entries[1024];
  const int folder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -1;
  long count;
  while ((count = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
    unsigned short length;
    for (long at = 0; at < count; at += length) {
      memcpy(&length, entries + at + length_at, sizeof length);
      const char *name = entries + at + name_at;
      unsigned number = 0;
      while (*name >= '0' && *name <= '9') number = 10 * number + (unsigned)(*name++ - '0');
      // `.` and `..` have no digit.
      const int is_number = name > entries + at + name_at;
      if (is_number && number >= first && number != (unsigned)folder) close((int)number);
    }
  }
  close(folder);
  return count < 0 ? -1 : 0;
}

// close_range(2), or the same call by call where it cannot be had: kernels before 5.9 do not know
// it, and filters that are older than it refuse what they do not know (ENOSYS, EPERM). No exec
// follows in the nursery's child: what stayed open there would be in the hands of whoever takes
// over the decoder. Under its parent's filter it may not open /proc, and need not, for all has been
// swept before. -1 where it cannot be done at all.
static int close_range_from(unsigned first, unsigned last) {
  if (first > last || syscall(SYS_close_range, first, last, 0) == 0) return 0;
  if (last == ~0U && !is_swept) return close_listed_from(first);
  if (last == ~0U) last = swept_below;
  for (; first <= last; first++) close((int)first);
  return 0;
}

pid_t csystem_spawn(const char *path, char *const *argv, char *const *envp, int control) {
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);
  pid_t parent = getpid();
  pid_t pid = fork();
  if (pid == 0) {
    // Only async-signal-safe calls from here on: the parent may have threads.
    if (dup2(control, 3) < 0) _exit(127);
    if (control == 3) {
      // dup2 onto itself keeps close-on-exec: go by way of another number.
      int other = dup(3);
      if (other < 0 || dup2(other, 3) < 0) _exit(127);
    }
    if (close_range_from(4, ~0U) < 0) _exit(127);
    struct sigaction standard = {.sa_handler = SIG_DFL};
    // An ignored signal would stay ignored: SIGXCPU has to end a decoder, SIGCHLD to tell of its
    // end.
    for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    csystem_die_with(parent);
    execve(path, argv, envp);
    _exit(127);
  }
  int saved = errno;
  sigprocmask(SIG_SETMASK, &before, NULL);
  errno = saved;
  return pid;
}

void csystem_close_all_but(const int *keep, int count) {
  unsigned next = 0;
  // Walk the kept descriptors in rising order and close the gaps between them.
  for (;;) {
    int lowest = -1;
    for (int i = 0; i < count; i++)
      if (keep[i] >= 0 && (unsigned)keep[i] >= next && (lowest < 0 || keep[i] < lowest))
        lowest = keep[i];
    if (lowest < 0) break;
    if (lowest > 0) close_range_from(next, (unsigned)lowest - 1);
    next = (unsigned)lowest + 1;
  }
  // Better no decoder (EX_OSERR) than one with descriptors of the spool's.
  if (close_range_from(next, ~0U) < 0) _exit(71);
  is_swept = 1;
}

void csystem_die_with(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(126);
}

int csystem_socket_pair(int pair[2]) {
  return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair);
}

ssize_t csystem_send(int socket, const void *bytes, size_t count, int first, int second) {
  struct iovec part = {.iov_base = (void *)bytes, .iov_len = count};
  union {
    char space[CMSG_SPACE(2 * sizeof(int))];
    struct cmsghdr align;
  } control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  int descriptors[2], n = 0;
  if (first >= 0) descriptors[n++] = first;
  if (second >= 0) descriptors[n++] = second;
  if (n > 0) {
    message.msg_control = control.space;
    message.msg_controllen = CMSG_SPACE((size_t)n * sizeof(int));
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN((size_t)n * sizeof(int));
    memcpy(CMSG_DATA(header), descriptors, (size_t)n * sizeof(int));
  }
  ssize_t sent;
  do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent;
}

ssize_t csystem_receive(int socket, void *bytes, size_t capacity, int *first, int *second) {
  struct iovec part = {.iov_base = bytes, .iov_len = capacity};
  union {
    char space[CMSG_SPACE(2 * sizeof(int))];
    struct cmsghdr align;
  } control;
  struct msghdr message = {.msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = control.space,
                           .msg_controllen = sizeof control.space};
  int got[2] = {-1, -1};
  ssize_t count;
  do count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (count < 0 && errno == EINTR);
  if (count >= 0) {
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
      size_t n = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
      memcpy(got, CMSG_DATA(header), (n > 2 ? 2 : n) * sizeof(int));
    }
    if (message.msg_flags & MSG_TRUNC) {
      for (int i = 0; i < 2; i++)
        if (got[i] >= 0) close(got[i]);
      got[0] = got[1] = -1;
      errno = EMSGSIZE;
      count = -1;
    }
  }
  *first = got[0];
  *second = got[1];
  return count;
}

// Sets a limit: 0, or 1 where the process was given less than is asked for, or -1.
static int limit(__rlimit_resource_t resource, uint64_t soft, uint64_t hard) {
  struct rlimit now;
  if (getrlimit(resource, &now) < 0) return -1;
  // A hard limit can only be lowered without privilege; never ask for more than there is.
  if (now.rlim_max != RLIM_INFINITY && hard > now.rlim_max) hard = now.rlim_max;
  const int is_less = soft > hard;
  if (is_less) soft = hard;
  struct rlimit wanted = {.rlim_cur = soft, .rlim_max = hard};
  return setrlimit(resource, &wanted) < 0 ? -1 : is_less;
}

int csystem_limit_cpu(uint64_t seconds) {
  // The hard limit stays open for a worker that lives on; the soft one already kills (SIGXCPU).
  return limit(RLIMIT_CPU, (uint64_t)csystem_cpu_seconds() + 1 + seconds, RLIM_INFINITY);
}

int csystem_limit(const csystem_limits *limits) {
  const uint64_t space = limits->address_space_bytes;
  // Of these two less is worth telling: what a decoder ends for may be their doing.
  const int memory = space ? limit(RLIMIT_AS, space, space) : 0;
  const int seconds = limits->cpu_seconds ? csystem_limit_cpu(limits->cpu_seconds) : 0;
  int failed = memory < 0 || seconds < 0 || limit(RLIMIT_CORE, 0, 0) < 0;
  if (limits->file_bytes) failed |= limit(RLIMIT_FSIZE, limits->file_bytes, limits->file_bytes) < 0;
  if (limits->descriptors)
    failed |= limit(RLIMIT_NOFILE, limits->descriptors, limits->descriptors) < 0;
  if (limits->no_new_processes) failed |= limit(RLIMIT_NPROC, 0, 0) < 0;
  return failed ? -1 : memory || seconds;
}

int csystem_signal_descriptor(const int *signals, int count) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < count; i++) sigaddset(&set, signals[i]);
  if (sigprocmask(SIG_BLOCK, &set, NULL) < 0) return -1;
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int csystem_next_signal(int descriptor) {
  struct signalfd_siginfo info;
  ssize_t count = read(descriptor, &info, sizeof info);
  return count == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

int csystem_wait(pid_t pid, csystem_end *end) {
  int status;
  struct rusage use;
  pid_t got;
  do got = wait4(pid, &status, 0, &use);
  while (got < 0 && errno == EINTR);
  if (got < 0) return -1;
  end->exited = WIFEXITED(status) ? 1 : 0;
  end->code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  end->cpu_seconds = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
                     (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) * 1e-6;
  end->peak_bytes = (int64_t)use.ru_maxrss * 1024;
  return 0;
}

void csystem_keep_freed_memory(void) {
#ifdef __GLIBC__
  // Above the planes of one photo together; larger blocks still come and go one by one.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
}

void csystem_prepare_heap(size_t bytes) {
#ifdef __GLIBC__
  const uintptr_t huge = 2 << 20, page = 4096;
  malloc_trim(0);
  // Room for what the caller needs itself from here on, beside the huge pages.
  void *volatile own = malloc(128 << 10);
  uintptr_t end = (uintptr_t)sbrk(0);
  // Blocks that are never used fill the holes: a child would take these first, page by page.
  for (size_t size = huge; size >= page; size /= 2) {
    void *volatile hole;
    while ((hole = malloc(size)) && (uintptr_t)hole + size < end) continue;
    free(hole);
  }
  malloc_trim(0);
  mallopt(M_TRIM_THRESHOLD, (int)bytes * 2);
  mallopt(M_TOP_PAD, (int)bytes);
  // Another takes what lies before the first whole huge page; with it the heap grows by the pad, of
  // which only addresses exist: a page that is touched now would stay small.
  end = (uintptr_t)sbrk(0);
  uintptr_t first = (end + 2 * huge - 1) & ~(huge - 1);
  void *volatile unused = malloc(first - end - 2 * page);
  uintptr_t last = (uintptr_t)sbrk(0) & ~(huge - 1);
  if (unused && first < last) madvise((void *)first, last - first, MADV_HUGEPAGE);
  free(own);
#else
  (void)bytes;
#endif
}

static double seconds_of(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

double csystem_seconds(void) { return seconds_of(CLOCK_BOOTTIME); }

double csystem_cpu_seconds(void) { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }

double csystem_cpu_seconds_of(pid_t pid) {
  clockid_t clock;
  struct timespec now;
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &now) != 0) return -1;
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}
