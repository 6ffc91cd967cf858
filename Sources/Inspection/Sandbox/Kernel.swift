/// Numbers of the kernel's interface that Swift does not import, by the header that defines them.
enum Kernel {
  // linux/audit.h: the architecture as a filter sees it. A 32-bit process on x86-64 has another.
  #if arch(x86_64)
    static let architecture: UInt32 = 0xC000_003E
    /// Calls of the x32 ABI come with the same architecture, but with this bit in their number.
    static let otherABI: UInt32? = 0x4000_0000
  #elseif arch(arm64)
    static let architecture: UInt32 = 0xC000_00B7
    static let otherABI: UInt32? = nil
  #endif

  // linux/seccomp.h
  static let seccompSetModeFilter: Int32 = 1
  static let killProcess: UInt32 = 0x8000_0000
  static let allow: UInt32 = 0x7FFF_0000
  static let fail: UInt32 = 0x0005_0000

  // linux/futex.h: FUTEX_WAKE | FUTEX_PRIVATE_FLAG
  static let futexWakePrivate: Int32 = 129
  // linux/prctl.h
  static let setParentDeathSignal: Int32 = 1
  // linux/mman.h
  static let mayMove: Int32 = 1
  // asm-generic/resource.h
  static let limitOnProcessorSeconds: Int32 = 0
  /// linux/sched.h: CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | SIGCHLD, as the C library's fork(2)
  /// calls clone(2).
  static let forkFlags: Int32 = 0x0120_0011
}
