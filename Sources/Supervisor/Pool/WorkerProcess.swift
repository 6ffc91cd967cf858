import CSystem
import Glibc
import Wire

/// A worker process and the parent's ends of what connects them. Whoever lets it go ends it.
final class WorkerProcess {
  let pid: pid_t
  /// The socket for jobs and for how children ended.
  let control: Int32
  /// The reading end of the current job's answer; -1 without a job.
  var answer: Int32 = -1
  /// Whether it has said what it is.
  var hasGreeted = false
  /// The pipe for the next job's answer, made in advance: both ends, reading first.
  private var nextAnswer: (reading: Int32, writing: Int32)?
  /// Whether it was waited for, and its descriptors closed.
  private var isReaped = false

  private init(pid: pid_t, control: Int32) {
    self.pid = pid
    self.control = control
  }

  deinit { if !isReaped { _ = reap() } }

  /// Whether everything is there that handing it a job takes.
  var isReady: Bool { nextAnswer != nil }

  /// Whether it has something to say, or is gone: nothing that an idle worker has.
  var isSpeaking: Bool { hasGreeted && !Poll.wait(for: [control], untilSeconds: 0).isEmpty }

  /// Makes the pipe for the next job's answer, so that no job fails for want of descriptors.
  ///
  /// - Throws: ``PoolError/cannotSend(errno:)`` where they ran out.
  func makeReady() throws(PoolError) {
    guard nextAnswer == nil else { return }
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { throw .cannotSend(errno: errno) }
    // Only the parent's end must not block; the flag belongs to this end's open file alone.
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    nextAnswer = (ends[0], ends[1])
  }

  /// Starts `executable` as a worker.
  ///
  /// - Parameter allowingLess: Whether it may work without what the kernel lacks of the sandbox.
  /// - Throws: ``PoolError/cannotStart(errno:)``, the machine's fault.
  static func start(
    executable: String, isolation: Isolation, allowingLess: Bool
  ) throws(PoolError) -> WorkerProcess {
    var pair: [Int32] = [-1, -1]
    guard unsafe csystem_socket_pair(&pair) == 0 else { throw .cannotStart(errno: errno) }
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
        unsafe csystem_spawn(executable, argv, envp, pair[1])
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
  /// - Throws: ``PoolError/cannotSend(errno:)`` where the worker is gone.
  /// - Precondition: ``isReady``.
  func send(_ frame: [UInt8], photo: Int32) throws(PoolError) {
    guard let ends = nextAnswer else { preconditionFailure("made ready before it is given a job") }
    guard unsafe csystem_send(control, frame, frame.count, photo, ends.writing) == frame.count
    else { throw .cannotSend(errno: errno) }
    close(ends.writing)
    answer = ends.reading
    nextAnswer = nil
  }

  /// Forgets the current job's answer.
  func closeAnswer() {
    if answer >= 0 { close(answer) }
    answer = -1
  }

  /// Ends the process for certain, once, and says how it ended.
  func reap() -> ChildEnd {
    precondition(!isReaped, "its number may be another process's by now")
    isReaped = true
    kill(pid, SIGKILL)
    close(control)
    closeAnswer()
    if let ends = nextAnswer {
      close(ends.reading)
      close(ends.writing)
    }
    nextAnswer = nil
    var end = csystem_end()
    guard unsafe csystem_wait(pid, &end) == 0 else { return ChildEnd(exited: false, code: 0) }
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
