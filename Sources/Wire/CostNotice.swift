private let costMagic: UInt32 = 0x3143_4E4A  // "JNC1"

/// What a child answers in place of a report where the photo's header shows that decoding it would
/// cost more than its assignment allows: nothing of it was decoded.
package struct CostNotice: Equatable, Sendable {
  /// Processor milliseconds that decoding is estimated to take.
  package var milliseconds: Double

  package init(milliseconds: Double) { self.milliseconds = milliseconds }

  /// The frame that says so.
  package var frame: [UInt8] {
    var writer = FrameWriter()
    writer.put(costMagic)
    writer.put(milliseconds)
    return writer.bytes
  }

  /// Reads the frame.
  ///
  /// - Throws: ``FrameError`` where it is another one.
  package init(frame: [UInt8]) throws(FrameError) {
    var reader = FrameReader(frame)
    guard try reader.number(UInt32.self) == costMagic else { throw .notAFrame }
    milliseconds = try reader.double(in: 0...1e9)
    guard reader.isAtEnd else { throw .leftOver }
  }
}
