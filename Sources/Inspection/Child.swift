import CSystem
import Glibc
import Wire

/// The confined part of a worker: nothing before the sandbox is closed looks at a byte of the
/// photo.
///
/// **Diagnostics**: its exit status, which counts as the machine's word only where ``ReadyMark``
/// had not been written yet.
enum Child {
  /// The exit status for an assignment frame that makes no sense (EX_DATAERR).
  private static let badFrame: Int32 = 65
  /// The exit status where what the worker announced does not hold (EX_OSERR).
  private static let notConfined: Int32 = 71
  /// The exit status where the photo's bytes could not be mapped or the answer not written.
  private static let ioFailed: Int32 = 74

  /// Reads the assignment, closes the sandbox, says that it is ready, inspects the photo and writes
  /// the answer. Ends the process where that cannot be done.
  static func work(
    _ frame: [UInt8], in confinement: inout Confinement, inspect: Nursery.Inspect
  ) {
    guard let assignment = try? Assignment(frame: frame) else { _exit(badFrame) }
    guard let photo = MappedPhoto(file: Channel.photo) else { _exit(ioFailed) }
    guard let mark = confinement.close(for: assignment) else { _exit(notConfined) }
    guard write([mark.rawValue], to: Channel.answer) else { _exit(ioFailed) }
    let answer = unsafe photo.withBytes { unsafe inspect($0, assignment) }
    guard write(answer.frame, to: Channel.answer) else { _exit(ioFailed) }
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
