import CSystem
import Glibc

/// The one way to the file system: every system call of the spool goes through here once.
///
/// Names are relative to the spool's root descriptor and symbolic links are never followed. EINTR is
/// retried here, for every call but fsync and close: a failed fsync is never asked again, since the
/// second answer would be "done" though the bytes were dropped.
///
/// **Diagnostics.** Each failure is ``SpoolError/machine(_:)`` with call, path and errno.
package final class FileGate {
  /// The spool's root, opened by path: enough to go down from, no right to read it needed.
  let root: Descriptor
  /// A test's hand in every call; `nil` in service.
  package var interposer: ((SystemCall, SpoolPath) -> Interference)?
  private var isStopped = false
  /// The root as the user gave it, for messages.
  private let name: String

  /// Opens the directory `path` as root.
  ///
  /// - Throws: ``SpoolError/machine(_:)`` where it is missing or no directory.
  package init(root path: String) throws(SpoolError) {
    let raw = unsafe csystem_open_root(path)
    guard raw >= 0 else {
      throw .machine(
        SystemFailure(call: .open, place: EntryName(path).description, number: errno))
    }
    root = Descriptor(owning: raw)
    name = EntryName(path).description
  }

  /// Makes one call: asks the interposer, repeats on EINTR, throws on failure.
  ///
  /// - Parameter body: The C call; told whether a write should be short. Negative is failure.
  /// - Returns: What the call gave, 0 or more.
  @discardableResult
  func perform(_ call: SystemCall, _ place: SpoolPath, _ body: (_ short: Bool) -> Int)
    throws(SpoolError) -> Int
  {
    while true {
      let number: Int32
      switch isStopped ? .stop : interposer?(call, place) ?? .proceed {
      case .proceed,
        .short where call != .write:
        let result = body(false)
        if result >= 0 { return result }
        number = errno
      case .short:
        let result = body(true)
        if result >= 0 { return result }
        number = errno
      case .fail(let given):
        number = given
      case .stop:
        isStopped = true
        number = ECANCELED
      }
      if number == EINTR && call != .fsync { continue }
      throw .machine(SystemFailure(call: call, place: label(place), number: number))
    }
  }

  /// A path relative to the root as a message may call it.
  func below(_ place: SpoolPath) -> String {
    for folder in [Folder.new, .tmp] where place.isBelow(folder.path) { return folder.rawValue }
    return place.description
  }

  /// What a message calls a path. Senders' names stay out of it, for they may be anything.
  func label(_ place: SpoolPath) -> String {
    if place == .root { return name }
    for folder in [Folder.new, .tmp] where place.isBelow(folder.path) {
      return "\(name)/\(folder.rawValue)"
    }
    return "\(name)/\(place)"
  }
}
