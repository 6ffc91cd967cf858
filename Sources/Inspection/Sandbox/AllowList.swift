import CSystem
import Glibc

/// The system calls of the confined processes: all that is not here ends the process.
///
/// The three lists are what strace shows of them, call by call (EscapeTests compares the two), and
/// what the C library does on its way to a crash. Memory can never be made executable, no
/// descriptor can be made but by the parent's message, and no other process can be reached.
package enum AllowList {
  /// Whatever decodes, measures and answers.
  static let inspecting: [CallRule] =
    memory + crashing + [
      CallRule(
        "write", SYS_write, [.int(0, is: Channel.answer)],
        for: "the report, into the pipe to the parent and nowhere else"),
      CallRule(
        "futex", SYS_futex, [.int(1, is: Kernel.futexWakePrivate)],
        for: "the first use of a lazy global tells waiting threads, of which there are none"),
      CallRule(
        "clock_gettime", SYS_clock_gettime,
        for: "the milliseconds of the steps, where the vDSO cannot tell them"),
      CallRule("exit_group", SYS_exit_group, for: "the end"),
    ]

  /// The child for one photo: its descriptors are there and its photo is mapped before the filter.
  package static let photo: [CallRule] = inspecting

  /// The process that works through many photos, each of which is brought to it.
  package static let worker: [CallRule] =
    inspecting + [
      CallRule("recvmsg", SYS_recvmsg, [.int(0, is: Channel.control)], for: "the next assignment"),
      CallRule(
        "sendmsg", SYS_sendmsg, [.int(0, is: Channel.control)], for: "that an assignment is done"),
      CallRule("lseek", SYS_lseek, [.int(0, is: Channel.photo)], for: "the photo's length"),
      CallRule(
        "mmap", SYS_mmap,
        [.word(2, is: PROT_READ), .word(3, is: MAP_PRIVATE), .int(4, is: Channel.photo)],
        for: "the photo's bytes, for reading"),
      CallRule("close", SYS_close, [.int(0, is: Channel.photo)], for: "the photo is done with"),
      CallRule("close", SYS_close, [.int(0, is: Channel.answer)], for: "the answer is complete"),
      CallRule(
        "prlimit64", SYS_prlimit64, [.int(0, is: 0), .int(1, is: Kernel.limitOnProcessorSeconds)],
        for: "the next photo's processor seconds begin"),
    ]

  /// The nursery, which reads no photo, and its children until they have their own filter.
  package static let nursery: [CallRule] =
    inspecting + [
      CallRule("recvmsg", SYS_recvmsg, [.int(0, is: Channel.control)], for: "the next assignment"),
      CallRule(
        "sendmsg", SYS_sendmsg, [.int(0, is: Channel.control)], for: "how the child ended"),
      CallRule("clone", SYS_clone, [.word(0, is: Kernel.forkFlags)], for: "fork(2), and no thread"),
      CallRule("wait4", SYS_wait4, for: "the child's end"),
      CallRule("close", SYS_close, for: "the child has the photo and the answer now"),
      CallRule("set_robust_list", SYS_set_robust_list, for: "the C library's half of fork(2)"),
      CallRule("rseq", SYS_rseq, for: "the C library's half of fork(2)"),
      CallRule("getppid", SYS_getppid, for: "child: is the nursery still there?"),
      CallRule(
        "prctl", SYS_prctl, [.int(0, is: Kernel.setParentDeathSignal), .int(1, is: SIGKILL)],
        for: "child: it does not outlive the nursery"),
      CallRule("close_range", SYS_close_range, for: "child: the nursery's descriptors"),
      CallRule("lseek", SYS_lseek, for: "child: the photo's length"),
      CallRule(
        "mmap", SYS_mmap, [.word(2, is: PROT_READ), .word(3, is: MAP_PRIVATE)],
        for: "child: the photo, for reading"),
      CallRule("prlimit64", SYS_prlimit64, [.int(0, is: 0)], for: "child: its limits"),
      CallRule(
        "landlock_create_ruleset", SYS_landlock_create_ruleset, for: "child: a domain of its own"),
      CallRule(
        "landlock_restrict_self", SYS_landlock_restrict_self, for: "child: a domain of its own"),
      CallRule(
        "seccomp", SYS_seccomp, [.int(0, is: Kernel.seccompSetModeFilter)],
        for: "child: its own filter"),
    ]

  /// The allocator's calls. No rule lets a page be executable.
  private static let memory = [
    CallRule("brk", SYS_brk, for: "the allocator's small blocks"),
    CallRule(
      "mmap", SYS_mmap,
      [.word(2, within: PROT_READ | PROT_WRITE), .word(3, is: MAP_PRIVATE | MAP_ANONYMOUS)],
      for: "the allocator's large blocks, never of a file and never executable"),
    CallRule("munmap", SYS_munmap, for: "large blocks given back"),
    CallRule(
      "mremap", SYS_mremap, [.int(3, is: Kernel.mayMove)], for: "large blocks that grow"),
    CallRule(
      "madvise", SYS_madvise, [.int(2, is: MADV_DONTNEED)], for: "pages of blocks given back"),
  ]

  /// What a trap and abort(3) try. They get nowhere, and the process dies by its own signal, which
  /// then tells a crash from an escape: nothing is printed, and no signal is sent.
  private static let crashing = [
    CallRule(
      "write", SYS_write, [.int(0, is: STDERR_FILENO)], .refuse(EBADF),
      for: "a trap's message, which could quote the photo"),
    CallRule(
      "writev", SYS_writev, [.int(0, is: STDERR_FILENO)], .refuse(EBADF),
      for: "the allocator's message"),
    CallRule("rt_sigprocmask", SYS_rt_sigprocmask, [], .refuse(EPERM), for: "abort(3)"),
    CallRule("rt_sigaction", SYS_rt_sigaction, [], .refuse(EPERM), for: "abort(3)"),
    CallRule("getpid", SYS_getpid, for: "abort(3), and the nursery's own number for its child"),
    CallRule("gettid", SYS_gettid, for: "abort(3)"),
    CallRule(
      "tgkill", SYS_tgkill, [], .refuse(EPERM),
      for: "abort(3): refused, it ends by an illegal instruction"),
  ]
}
