import CSystem
import Glibc
import Wire

/// A worker process and the parent's ends of what connects them. Owned by one slot of the pool.
struct WorkerProcess {
  let pid: pid_t
  /// The socket for jobs and for how children ended.
  let control: Int32
  /// The reading end of the current job's answer; -1 without a job.
  var answer: Int32 = -1
  /// Whether it has said what it is.
  var hasGreeted = false

  /// Starts `executable` as a worker.
  ///
  /// - Parameter allowingLess: Whether it may work without what the kernel lacks of the sandbox.
  /// - Throws: ``PoolError/cannotStart(errno:)``, the machine's fault.
  static func start(
    executable: String, isolation: Isolation, allowingLess: Bool
  ) throws(PoolError) -> WorkerProcess {
    var pair: [Int32] = [-1, -1]
    guard unsafe jernih_socket_pair(&pair) == 0 else { throw .cannotStart(errno: errno) }
    defer { close(pair[1]) }
    // A trap in a worker must show as its own signal, at once and without a backtrace.
    var environment = ["SWIFT_BACKTRACE=enable=no"]
    if let path = unsafe getenv("LD_LIBRARY_PATH") {
      environment.append("LD_LIBRARY_PATH=" + (unsafe String(cString: path)))
    }
    var arguments = ["jernih", "nursery", isolation.rawValue]
    if allowingLess { arguments.append(Isolation.lessIsAllowed) }
    let pid = unsafe withCStrings(arguments) { argv in
      unsafe withCStrings(environment) { envp in
        unsafe jernih_spawn(executable, argv, envp, pair[1])
      }
    }
    guard pid > 0 else {
      let code = errno
      close(pair[0])
      throw .cannotStart(errno: code)
    }
    return WorkerProcess(pid: pid, control: pair[0])
  }

  /// Sends one job with the photo's bytes; the answer's reading end is kept here.
  ///
  /// - Throws: ``PoolError/cannotSend(errno:)`` where the worker is gone or descriptors ran out.
  mutating func send(_ frame: [UInt8], photo: Int32) throws(PoolError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { throw .cannotSend(errno: errno) }
    defer { close(ends[1]) }
    // Only the parent's end must not block; the flag belongs to this end's open file alone.
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    guard unsafe jernih_send(control, frame, frame.count, photo, ends[1]) == frame.count else {
      let code = errno
      close(ends[0])
      throw .cannotSend(errno: code)
    }
    answer = ends[0]
  }

  /// Forgets the current job's answer.
  mutating func closeAnswer() {
    if answer >= 0 { close(answer) }
    answer = -1
  }

  /// Ends the process for certain and says how it ended.
  mutating func reap(killing: Bool) -> ChildEnd {
    if killing { kill(pid, SIGKILL) }
    close(control)
    closeAnswer()
    var end = jernih_end()
    guard unsafe jernih_wait(pid, &end) == 0 else { return ChildEnd(exited: false, code: 0) }
    return ChildEnd(
      exited: end.exited == 1, code: Int(end.code), cpuSeconds: end.cpu_seconds,
      peakBytes: Int(end.peak_bytes))
  }
}

/// Gives `body` a null-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
  defer { unsafe pointers.forEach { unsafe free($0) } }
  return unsafe pointers.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("never empty") }
    return unsafe body(base)
  }
}
