/// What a worker process tells its parent beside an answer: one small datagram each.
package enum WorkerWord: Equatable, Sendable {
  /// The process for the photo at hand was started; its id is on this machine.
  case started(process: Int32)
  /// The machine gave no process for it: an errno. The photo was not begun.
  case notStarted(errno: Int32)
  /// The process for it has ended.
  case ended(ChildEnd)

  private static let startedTag: UInt8 = 1
  private static let notStartedTag: UInt8 = 2
  private static let endedTag: UInt8 = 3

  /// The datagram that says so.
  package var frame: [UInt8] {
    var writer = FrameWriter()
    switch self {
    case .started(let process):
      writer.put(Self.startedTag)
      writer.put(Int(process))
    case .notStarted(let errno):
      writer.put(Self.notStartedTag)
      writer.put(Int(errno))
    case .ended(let end):
      writer.put(Self.endedTag)
      writer.put(end)
    }
    return writer.bytes
  }

  /// Reads the datagram.
  ///
  /// - Throws: ``FrameError`` where a worker in isolation `worker` was taken over and lies badly.
  package init(frame: [UInt8]) throws(FrameError) {
    var reader = FrameReader(frame)
    switch try reader.number(UInt8.self) {
    case Self.startedTag: self = .started(process: Int32(try reader.integer(in: 1...0x7FFF_FFFF)))
    case Self.notStartedTag: self = .notStarted(errno: Int32(try reader.integer(in: 0...4095)))
    case Self.endedTag: self = .ended(try reader.childEnd())
    default: throw .unknownWord
    }
    guard reader.isAtEnd else { throw .leftOver }
  }
}
