import Glibc

/// The processor time of this process, which other work on the machine does not lengthen.
enum ProcessorClock {
  /// Milliseconds that a piece of work took.
  static func milliseconds(of work: () -> Void) -> Double {
    let start = now()
    work()
    return now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
