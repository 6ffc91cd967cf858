import Glibc

/// The names in a list, each as soon as the list has it: the list may be a pipe that stays open.
final class NameStream {
  /// What there is next.
  enum Step: Equatable {
    case name(ArgumentBytes)
    /// The list has no further name yet; ``descriptor`` becomes readable when it goes on.
    case later
    case end
  }

  /// What the list is read from.
  let descriptor: Int32
  private let place: String
  private let isNullEnded: Bool
  private var bytes: [UInt8] = []
  /// Where the next name begins in ``bytes``, and how far its end has been looked for.
  private var (start, seen) = (0, 0)
  private var isAtEnd = false
  private var count = 0

  /// The longest name that is taken; the kernel's own limit on a path is far below.
  private static let nameBytesMaximum = 1 << 16

  /// - Parameters:
  ///   - path: The list; `-` is standard input.
  ///   - isNullEnded: Whether a null byte ends each name, or a newline.
  /// - Throws: ``CommandError`` where it cannot be opened.
  init(_ path: ArgumentBytes, isNullEnded: Bool) throws {
    self.isNullEnded = isNullEnded
    place = path.text == "-" ? "standard input" : path.display
    descriptor =
      path.text == "-"
      ? STDIN_FILENO : unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw CommandError("\(place): \(SystemMessage.of(errno))") }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The next name. Whatever stands between two ends is one, also nothing at all.
  ///
  /// - Throws: ``UsageError`` for a name that cannot be one; ``CommandError`` where the list cannot
  ///   be read.
  func next() throws -> Step {
    let end = isNullEnded ? UInt8(0) : UInt8(ascii: "\n")
    while true {
      if let place = bytes[seen...].firstIndex(of: end) {
        defer { (start, seen) = (place + 1, place + 1) }
        return .name(try checked(bytes[start..<place]))
      }
      seen = bytes.count
      guard seen - start <= Self.nameBytesMaximum else {
        throw CommandError("\(place): name \(count + 1) is longer than any path")
      }
      if isAtEnd {
        // The last name need not be ended.
        guard start < bytes.count else { return .end }
        defer { start = bytes.count }
        return .name(try checked(bytes[start...]))
      }
      guard try fill() else { return .later }
    }
  }

  /// Reads on, if the list goes on.
  private func fill() throws -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&entry, 1, 0) != 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    let read = unsafe Glibc.read(descriptor, &chunk, chunk.count)
    if read < 0 {
      if errno == EINTR || errno == EAGAIN { return false }
      throw CommandError("\(place): \(SystemMessage.of(errno))")
    }
    bytes = Array(bytes[start...] + chunk[..<read])
    (start, seen) = (0, seen - start)
    isAtEnd = read == 0
    return true
  }

  private func checked(_ name: ArraySlice<UInt8>) throws -> ArgumentBytes {
    count += 1
    guard !isNullEnded else { return ArgumentBytes(Array(name)) }
    guard !name.contains(0) else {
      throw UsageError("name \(count) of --files-from holds a null byte; did you mean -0?")
    }
    guard name.last != UInt8(ascii: "\r") else {
      throw UsageError(
        "name \(count) of --files-from ends in a carriage return; lines end in a newline alone")
    }
    return ArgumentBytes(Array(name))
  }
}
