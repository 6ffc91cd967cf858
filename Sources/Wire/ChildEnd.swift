/// How a child ended, as the nursery that forked it saw it: one small datagram back to the parent.
package struct ChildEnd: Equatable, Sendable {
  /// Whether it called exit; otherwise a signal ended it.
  package var exited: Bool
  /// The exit status, or the signal's number.
  package var code: Int
  /// Processor seconds it used, user and system.
  package var cpuSeconds: Double
  /// Its largest resident size in bytes.
  package var peakBytes: Int

  package init(exited: Bool, code: Int, cpuSeconds: Double = 0, peakBytes: Int = 0) {
    self.exited = exited
    self.code = code
    self.cpuSeconds = cpuSeconds
    self.peakBytes = peakBytes
  }

  /// Whether it ended by itself and content.
  package var isClean: Bool { exited && code == 0 }

  /// The datagram that says so.
  package var frame: [UInt8] {
    var writer = FrameWriter()
    writer.put(exited)
    writer.put(code)
    writer.put(cpuSeconds)
    writer.put(peakBytes)
    return writer.bytes
  }

  /// Reads the datagram.
  ///
  /// - Throws: ``FrameError`` where a worker in isolation `worker` was taken over and lies badly.
  package init(frame: [UInt8]) throws(FrameError) {
    var reader = FrameReader(frame)
    exited = try reader.bool()
    code = try reader.integer(in: -1...255)
    cpuSeconds = try reader.double(in: 0...1e9)
    peakBytes = try reader.integer(in: 0...(1 << 50))
    guard reader.isAtEnd else { throw .leftOver }
  }
}
