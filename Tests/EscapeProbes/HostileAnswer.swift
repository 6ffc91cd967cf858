import CSystem
import Findings
import Glibc
import Inspection
import Vocabulary
import Wire

/// What a decoder in strange hands may answer, by name: it has its answer's pipe, and in isolation
/// `worker` the socket to the parent as well.
enum HostileAnswer {
  /// Answers so; most ways end the process or never return.
  static func give(_ name: String) -> Int {
    let block = [UInt8](repeating: 0xA5, count: 1 << 20)
    switch name {
    case "answer nothing": _exit(0)
    case "answer nonsense":
      write(block.prefix(4096))
      _exit(0)
    case "answer half":
      write(report.prefix(report.count / 2))
      _exit(0)
    case "answer twice":
      write(report[...])
      write(report[...])
      _exit(0)
    case "answer for ever": while true { write(block[...]) }
    case "answer in crumbs": while true { write(block.prefix(1)) }
    case "answer and crash":
      write(report[...])
      fatalError("after its answer")
    default: return speak(name)
    }
  }

  /// What only a worker can say, which has the socket.
  private static func speak(_ name: String) -> Int {
    let end = WorkerWord.ended(ChildEnd(exited: true, code: 0)).frame
    switch name {
    case "end before the answer": send(end)
    case "end as another": send(WorkerWord.ended(ChildEnd(exited: false, code: Int(SIGKILL))).frame)
    case "send nonsense": send([UInt8](repeating: 0x5A, count: 300))
    case "send too much": send([UInt8](repeating: 0x5A, count: 100_000))
    case "hand descriptors over":
      for _ in 0..<8 { send(end, with: [Channel.photo, STDOUT_FILENO]) }
    case "chatter":
      write(report[...])
      _ = Probe.raw(SYS_close, Int(Channel.answer))
      while true { send(end) }
    default: return 1
    }
    return -1
  }

  /// A report that passes every check: there were no pixels.
  private static var report: [UInt8] {
    ChildReport(findings: Findings(fault: Fault(.found(.badData)), kind: "ktp")).frame
  }

  private static func write(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(Channel.answer, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func send(_ bytes: [UInt8], with descriptors: [Int32] = []) {
    let first = descriptors.first ?? -1
    let second = descriptors.dropFirst().first ?? -1
    _ = unsafe csystem_send(Channel.control, bytes, bytes.count, first, second)
  }
}
