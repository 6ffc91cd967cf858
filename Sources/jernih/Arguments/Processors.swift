import Glibc

/// The processors that this process may use.
enum Processors {
  /// 1 or more, by the scheduler's affinity.
  static var count: Int {
    var set = cpu_set_t()
    let size = MemoryLayout<cpu_set_t>.size
    guard unsafe sched_getaffinity(0, size, &set) == 0 else { return 1 }
    return max(
      1,
      unsafe withUnsafeBytes(of: &set) { bytes in
        unsafe bytes.reduce(0) { $0 + $1.nonzeroBitCount }
      })
  }
}
