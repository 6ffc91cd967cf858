#ifndef CSYSTEM_PROCESS_H
#define CSYSTEM_PROCESS_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Processes, their limits and the passing of descriptors. Functions that can fail return -1 with
// errno set, as the C library's do, unless said otherwise.

/// Makes a program independent of how it was started, and keeps what it holds to itself: the three
/// standard descriptors lead somewhere, the ends of children can be waited for, and neither a core
/// nor another process of the same user gets at its memory. To be called first.
int csystem_settle(void);

/// The arguments that the kernel gave this process, and how many. Swift's own list is read from
/// /proc, which a bare root need not have.
char *_Nullable *_Nonnull csystem_arguments(int *_Nonnull count);

/// A path by which this program can be started again: /proc's link to it, which holds while the
/// file is replaced; where there is no /proc the path it was started by.
const char *_Nonnull csystem_program(void);

/// fork(2), which Swift does not import. Safe only in a process with one thread.
pid_t csystem_fork(void);

/// Starts `path` in a new process with `control` as its descriptor 3 and no other beyond the
/// standard three, an empty signal mask, no signal ignored, and SIGKILL when the calling thread
/// ends. Returns the new process's id.
pid_t csystem_spawn(const char *_Nonnull path, char *_Nullable const *_Nonnull argv,
                    char *_Nullable const *_Nonnull envp, int control);

/// Closes every open descriptor but the `count` named ones, or ends the process where it cannot.
/// Standard error stays open only if named. Who calls it again has opened no more than a few since.
void csystem_close_all_but(const int *_Nonnull keep, int count);

/// Asks the kernel for SIGKILL when the parent ends, and ends at once if `parent` is already gone.
void csystem_die_with(pid_t parent);

/// A pair of connected, close-on-exec sockets that keep message borders (SOCK_SEQPACKET).
int csystem_socket_pair(int pair[_Nonnull 2]);

/// Sends one message with up to two descriptors. Returns the bytes sent. Never raises SIGPIPE.
ssize_t csystem_send(int socket, const void *_Nonnull bytes, size_t count, int first, int second);

/// Receives one message and up to two close-on-exec descriptors (-1 where none came). Returns its
/// length, 0 at the end of the stream; a message longer than `capacity` fails with EMSGSIZE.
ssize_t csystem_receive(int socket, void *_Nonnull bytes, size_t capacity, int *_Nonnull first,
                        int *_Nonnull second);

/// What a child may use of the machine. Zero leaves a limit as it is.
typedef struct {
  uint64_t address_space_bytes;
  uint64_t cpu_seconds; // beyond what the process has used already
  uint64_t file_bytes;
  uint64_t descriptors;
  int no_new_processes;
} csystem_limits;

/// Sets the limits, none of which the process can raise again but the processor seconds, and allows
/// no core file. 0; 1 where all hold, but the process had less of address space or processor
/// seconds than is asked for; -1 where one of them does not hold.
int csystem_limit(const csystem_limits *_Nonnull limits);

/// Lets the process use so many processor seconds more before SIGXCPU ends it. 0, 1 where it had
/// fewer, or -1.
int csystem_limit_cpu(uint64_t seconds);

/// A close-on-exec, non-blocking descriptor that becomes readable when one of `signals` comes; they
/// are blocked for the process.
int csystem_signal_descriptor(const int *_Nonnull signals, int count);

/// Reads one signal number from such a descriptor; 0 if none is waiting.
int csystem_next_signal(int descriptor);

/// What waitpid said, taken apart.
typedef struct {
  int exited; // 1: `code` is an exit status; 0: `code` is a signal number
  int code;
  double cpu_seconds;
  int64_t peak_bytes;
} csystem_end;

/// Waits for one child, restarting after signals.
int csystem_wait(pid_t pid, csystem_end *_Nonnull end);

/// Lets the allocator keep what is freed, for the next photo's planes, instead of giving every
/// large block back and having the kernel clear new pages. Without effect where there is no
/// mallopt(3).
void csystem_keep_freed_memory(void);

/// Makes ready for forks: gives back what the allocator holds unused, so that there is little to
/// copy, and has it hold `bytes` (below 1 GB) of new address space in huge pages instead, so that
/// each child takes its memory in a few page faults where it would take thousands.
void csystem_prepare_heap(size_t bytes);

/// Seconds of a clock that never jumps and counts while suspended (CLOCK_BOOTTIME).
double csystem_seconds(void);

/// The processor seconds this process has used, all threads.
double csystem_cpu_seconds(void);

/// The processor seconds that another process has used, all threads; -1 where it is gone.
double csystem_cpu_seconds_of(pid_t pid);
#endif
