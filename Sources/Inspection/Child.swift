import CSystem
import Glibc
import Verdicts
import Wire

/// The confined part of a worker: nothing before the limits are set looks at a byte of the photo.
enum Child {
  /// The exit status for an assignment frame that makes no sense (EX_DATAERR).
  private static let badFrame: Int32 = 65
  /// The exit status where the photo's bytes could not be mapped or the answer not written.
  private static let ioFailed: Int32 = 74

  /// Reads the assignment, confines the process, inspects the photo and writes the report.
  ///
  /// Ends the process where that cannot be done; the parent then says `decoderFailed`.
  static func work(_ order: Order) {
    defer {
      close(order.photo)
      close(order.answer)
    }
    jernih_keep_freed_memory()
    guard let assignment = try? Assignment(frame: order.frame) else { _exit(badFrame) }
    let sandbox = confine(to: assignment)
    var status = stat()
    guard unsafe fstat(order.photo, &status) == 0 else { _exit(ioFailed) }
    let findings = Inspector.inspect(
      file: order.photo, count: Int(status.st_size), for: assignment)
    guard let findings else { _exit(ioFailed) }
    let frame = Inspector.report(findings, sandbox: sandbox).frame
    if !write(frame, to: order.answer) { _exit(ioFailed) }
  }

  /// Sets the limits and names those that hold.
  private static func confine(to assignment: Assignment) -> [String] {
    var limits = jernih_limits()
    limits.address_space_bytes = UInt64(assignment.worker.addressSpaceBytes)
    limits.cpu_seconds = UInt64(assignment.worker.cpuSeconds)
    limits.file_bytes = UInt64(assignment.thumbnail.bytes)
    limits.descriptors = UInt64(assignment.worker.openFiles)
    limits.no_new_processes = 1
    let holds = unsafe jernih_confine(&limits)
    var names: [String] = []
    if Int(holds) & JERNIH_HOLDS_RLIMITS != 0 { names.append("rlimits") }
    if Int(holds) & JERNIH_HOLDS_NO_NEW_PRIVILEGES != 0 { names.append("noNewPrivileges") }
    return names
  }

  /// Writes everything, however many calls it takes.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let part = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        let count = unsafe Glibc.write(descriptor, part.baseAddress, part.count)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        offset += count
      }
      return true
    }
  }
}
