import CSystem
import Glibc
package import Wire

/// The main loop of a worker process: takes assignments from the parent, has each photo inspected
/// in a confined process, and tells the parent how that process ended.
///
/// It has one thread and no state between photos. In isolation `photo` it forks a child for each
/// and reads no byte of a photo itself; in isolation `worker` it does the work. Either way it warms
/// up, gives up every right that it can do without, and only then says that it is there.
///
/// **Diagnostics**: none of its own. When the parent is gone it ends; where the kernel has no means
/// to confine it, it ends with ``WorkerSetup/notConfinedStatus``; a process that it cannot have for
/// a photo is told by ``WorkerWord/notStarted(errno:)``, and it goes on.
package enum Nursery {
  /// What is done with the bytes of a photo once the sandbox is closed.
  package typealias Inspect = (UnsafeRawBufferPointer, Assignment) -> ChildAnswer

  /// The exit status where the machine fails (EX_OSERR).
  private static let machineFailed: Int32 = 71
  /// Address space for the planes and buffers of a photo of 12 MP, with room for their gaps.
  private static let heapBytes = 96 << 20

  /// Serves assignments until the parent closes its end.
  ///
  /// - Parameters:
  ///   - isolation: `photo` or `worker`.
  ///   - allowingLess: Whether to work without what this kernel lacks of the sandbox.
  /// - Returns: The exit status for the process.
  package static func run(isolation: Isolation, allowingLess: Bool) -> Int32 {
    unsafe run(isolation: isolation, allowingLess: allowingLess) {
      unsafe Inspector.answer($0, for: $1)
    }
  }

  /// Serves assignments by `inspect` in place of ``Inspector``, for tests of the sandbox.
  package static func run(
    isolation: Isolation, allowingLess: Bool, inspect: Inspect
  ) -> Int32 {
    guard csystem_silence_standard_streams() == 0 else { return machineFailed }
    closeAll(but: [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, Channel.control])
    csystem_keep_freed_memory()
    WarmUp.run()
    csystem_prepare_heap(heapBytes)
    var confinement: Confinement
    do {
      confinement = try Confinement(for: isolation, allowingLess: allowingLess)
    } catch {
      return error == .missing ? WorkerSetup.notConfinedStatus : machineFailed
    }
    guard send(Inspector.setup(sandbox: confinement.names).frame) else { return 0 }
    while let assignment = receive() {
      let word: WorkerWord
      if isolation == .worker {
        unsafe Child.work(assignment, in: &confinement, inspect: inspect)
        close(Channel.photo)
        close(Channel.answer)
        word = .ended(ChildEnd(exited: true, code: 0))
      } else {
        let last = unsafe forkChild(for: assignment, in: confinement, inspect: inspect)
        guard let last else { return machineFailed }
        word = last
      }
      guard send(word.frame) else { return 0 }
    }
    return 0
  }

  /// Receives the next assignment, not yet read; its photo and the pipe for the answer take their
  /// places in ``Channel``. `nil` when the parent is gone.
  private static func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: Assignment.frameBytesMaximum)
    var photo: Int32 = -1
    var answer: Int32 = -1
    let count = unsafe csystem_receive(
      Channel.control, &buffer, buffer.count, &photo, &answer)
    guard count > 0, photo == Channel.photo, answer == Channel.answer else { return nil }
    return Array(buffer.prefix(count))
  }

  private static func send(_ frame: [UInt8]) -> Bool {
    unsafe csystem_send(Channel.control, frame, frame.count, -1, -1) >= 0
  }

  private static func closeAll(but descriptors: [Int32]) {
    unsafe csystem_close_all_but(descriptors, Int32(descriptors.count))
  }

  /// Has one photo inspected by a fresh process and waits for its end.
  ///
  /// - Returns: How that went; `nil` where the parent is gone, or the child's end cannot be had.
  private static func forkChild(
    for assignment: [UInt8], in confinement: Confinement, inspect: Inspect
  ) -> WorkerWord? {
    let nursery = getpid()
    let child = csystem_fork()
    let code = errno
    if child == 0 {
      csystem_die_with(nursery)
      closeAll(but: [Channel.photo, Channel.answer])
      var own = confinement
      unsafe Child.work(assignment, in: &own, inspect: inspect)
      _exit(0)
    }
    close(Channel.photo)
    close(Channel.answer)
    guard child > 0 else { return .notStarted(errno: code) }
    let isTold = send(WorkerWord.started(process: child).frame)
    var end = csystem_end()
    guard isTold, unsafe csystem_wait(child, &end) == 0 else { return nil }
    return .ended(
      ChildEnd(
        exited: end.exited == 1, code: Int(end.code), cpuSeconds: end.cpu_seconds,
        peakBytes: Int(end.peak_bytes)))
  }
}
