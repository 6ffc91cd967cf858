/// What a worker is: what confines it and with what it decodes. Its first datagram to the parent,
/// sent before it has seen a byte of a photo, so no photo can have a word in it.
package struct WorkerSetup: Equatable, Sendable {
  /// What holds while it works on a photo, as `engine.sandbox` names it.
  package var sandbox: [String]
  /// The decoders' own version numbers, as they report them.
  package var libjpeg: String
  package var libpng: String

  package init(sandbox: [String], libjpeg: String, libpng: String) {
    self.sandbox = sandbox
    self.libjpeg = libjpeg
    self.libpng = libpng
  }

  /// The exit status of a worker that the kernel does not offer the means to be confined by
  /// (EX_UNAVAILABLE).
  package static let notConfinedStatus: Int32 = 69

  /// The datagram that says so.
  package var frame: [UInt8] {
    var writer = FrameWriter()
    writer.put(sandbox) { $0.put($1) }
    writer.put(libjpeg)
    writer.put(libpng)
    return writer.bytes
  }

  /// Reads the datagram.
  ///
  /// - Throws: ``FrameError`` where it is another program that answers.
  package init(frame: [UInt8]) throws(FrameError) {
    var reader = FrameReader(frame)
    sandbox = try reader.list(atMost: 16) { r throws(FrameError) in try r.text(atMost: 32) }
    libjpeg = try reader.text(atMost: 32)
    libpng = try reader.text(atMost: 32)
    guard reader.isAtEnd else { throw .leftOver }
  }
}
