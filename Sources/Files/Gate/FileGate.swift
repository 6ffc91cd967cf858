import CSystem
import Glibc

/// The one way to the file system: every system call on files is made here once.
///
/// Names are relative to the gate's root descriptor and symbolic links are never followed. EINTR is
/// retried here, for every call but fsync, syncfs and close: one that failed is never asked again,
/// since the second answer would be "done" though the bytes were dropped.
///
/// **Diagnostics.** Each failure is ``FileError/machine(_:)`` with call, path and errno.
package final class FileGate {
  /// The root, opened by path: enough to go down from, no right to read it needed.
  let root: Descriptor
  /// A test's hand in every call; `nil` in service.
  package var interposer: ((SystemCall, RelativePath) -> Interference)?
  private var isStopped = false
  private let name: (RelativePath) -> String

  /// Opens the directory `path` as root.
  ///
  /// - Parameter label: What messages call a path below the root; the path itself where it is not
  ///   given.
  /// - Throws: ``FileError/machine(_:)`` where it is missing or no directory.
  package init(
    root path: String, label: @escaping (RelativePath) -> String = { $0.description }
  ) throws(FileError) {
    let raw = unsafe csystem_open_root(path)
    guard raw >= 0 else {
      throw .machine(
        SystemFailure(call: .open, place: EntryName(path).description, number: errno))
    }
    root = Descriptor(owning: raw)
    name = label
  }

  /// A gate without a root of its own, for open files and for paths that a user gave: relative ones
  /// begin at the working directory.
  package init() {
    root = Descriptor(owning: AT_FDCWD)
    name = { $0.description }
  }

  /// Makes one call: asks the interposer, repeats on EINTR, throws on failure.
  ///
  /// - Parameter body: The C call; told whether a write should be short. Negative is failure.
  /// - Returns: What the call gave, 0 or more.
  @discardableResult
  package func perform(
    _ call: SystemCall, _ place: RelativePath, _ body: (_ short: Bool) -> Int
  ) throws(FileError) -> Int {
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
      if number == EINTR && call != .fsync && call != .syncfs { continue }
      throw .machine(SystemFailure(call: call, place: label(place), number: number))
    }
  }

  /// What a message calls a path.
  package func label(_ place: RelativePath) -> String { name(place) }

  /// A failure of a call that was not made, or whose errno another one explains.
  package func failure(_ call: SystemCall, _ place: RelativePath, _ number: Int32) -> FileError {
    .machine(SystemFailure(call: call, place: label(place), number: number))
  }
}
