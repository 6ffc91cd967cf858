/// How a process ended, as the one that started it saw it.
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
}

extension FrameWriter {
  mutating func put(_ end: ChildEnd) {
    put(end.exited)
    put(end.code)
    put(end.cpuSeconds)
    put(end.peakBytes)
  }
}

extension FrameReader {
  mutating func childEnd() throws(FrameError) -> ChildEnd {
    ChildEnd(
      exited: try bool(), code: try integer(in: -1...255), cpuSeconds: try double(in: 0...1e9),
      peakBytes: try integer(in: 0...(1 << 50)))
  }
}
