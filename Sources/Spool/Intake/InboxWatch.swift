package import Files
import Glibc

/// inotify on `new/` or `decisions/`: it wakes; the directory itself decides.
package final class InboxWatch {
  /// What a look at the queue of events gave.
  package enum Report: Equatable, Sendable {
    case event(Readiness.Event, EntryName)
    /// Events were lost, or the folder is another one by now: scan, and watch anew.
    case lost
  }

  private let file: Descriptor
  private let gate: FileGate
  private let folder: Folder

  /// Watches a folder.
  ///
  /// - Throws: ``FileError/machine(_:)``, for example where the user's watches are used up: scans
  ///   by timer do as well.
  package init(_ tree: SpoolTree, _ folder: Folder = .new) throws(FileError) {
    gate = tree.gate
    self.folder = folder
    let place = folder.path
    let raw = try gate.perform(.inotify, place) { _ in
      Int(inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC)))
    }
    file = Descriptor(owning: Int32(raw))
    let directory = try gate.openDirectory(place)
    // By descriptor, so that exactly the folder that was checked is watched.
    let link = "/proc/self/fd/\(directory.raw)"
    let mask =
      IN_CREATE | IN_OPEN | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
      | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR
    try gate.perform(.inotify, place) { _ in
      Int(unsafe inotify_add_watch(Int32(raw), link, UInt32(mask)))
    }
  }

  /// Readable when something has happened.
  package var fileDescriptor: Int32 { file.raw }

  /// Reads per call, of some two thousand events each.
  private static let readsMaximum = 8

  /// Takes the events that wait, without waiting for any; where there are very many, the rest stays
  /// for the next call.
  package func drain() throws(FileError) -> [Report] {
    var reports: [Report] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    for _ in 0..<Self.readsMaximum {
      let count: Int
      do {
        count = try gate.read(file, folder.path, into: &buffer)
      } catch {
        if error.errorNumber == EAGAIN { return reports }
        throw error
      }
      if count == 0 { return reports }
      Self.parse(buffer[..<count], into: &reports)
    }
    return reports
  }

  /// Reads `struct inotify_event` after `struct inotify_event`: wd, mask, cookie, len, name.
  private static func parse(_ bytes: ArraySlice<UInt8>, into reports: inout [Report]) {
    var rest = bytes
    while rest.count >= 16 {
      let mask = word(rest, at: 4)
      let length = Int(word(rest, at: 12))
      rest = rest.dropFirst(16)
      let name = EntryName(rest.prefix(length).prefix { $0 != 0 })
      rest = rest.dropFirst(length)
      let lost = UInt32(IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT)
      if mask & lost != 0 {
        if reports.last != .lost { reports.append(.lost) }
      } else if let event = event(mask), !name.bytes.isEmpty {
        reports.append(.event(event, name))
      }
    }
  }

  private static func word(_ bytes: ArraySlice<UInt8>, at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[bytes.startIndex + offset + $1]) << (8 * UInt32($1)) }
  }

  private static func event(_ mask: UInt32) -> Readiness.Event? {
    if mask & UInt32(IN_MOVED_TO) != 0 { return .movedIn }
    if mask & UInt32(IN_CLOSE_WRITE) != 0 { return .closedAfterWriting }
    if mask & UInt32(IN_MOVED_FROM | IN_DELETE) != 0 { return .left }
    if mask & UInt32(IN_CREATE) != 0 { return .created }
    return mask & UInt32(IN_OPEN) != 0 ? .opened : nil
  }
}
