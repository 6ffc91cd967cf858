import Measures
import Vocabulary

private let assignmentMagic: UInt32 = 0x344A_4E4A  // "JNJ4"

extension Assignment {
  /// The frame that carries this assignment from the parent to a worker.
  package var frame: [UInt8] {
    var writer = FrameWriter()
    writer.put(assignmentMagic)
    writer.put(kind) { $0.put($1) }
    writer.put(fallbackKind)
    writer.put(shapes) { writer, shape in
      writer.put(shape.kind)
      writer.put(shape.layout.rawValue)
      writer.put(shape.widthMillimetres) { $0.put($1) }
      writer.put(shape.heightMillimetres) { $0.put($1) }
      writer.put(shape.printMillimetres) { $0.put($1) }
    }
    writer.put(thumbnail) { $0.put($1) }
    writer.put(photo)
    writer.put(worker)
    writer.put(costMaximumMilliseconds) { $0.put($1) }
    return writer.bytes
  }

  /// The frame, once it has been read back: what a worker cannot read must not be handed to it.
  ///
  /// - Throws: ``FrameError`` where it does not read as this assignment, or is longer than a
  ///   datagram may be: our own fault, for no photo has a word in it.
  package func checkedFrame() throws(FrameError) -> [UInt8] {
    let frame = self.frame
    guard frame.count <= Self.frameBytesMaximum else { throw .tooLong }
    guard try Assignment(frame: frame) == self else { throw .inconsistent }
    return frame
  }

  /// Reads an assignment's frame.
  ///
  /// - Throws: ``FrameError`` where the frame is not one that this version writes.
  package init(frame: [UInt8]) throws(FrameError) {
    var reader = FrameReader(frame)
    guard try reader.number(UInt32.self) == assignmentMagic else { throw .notAFrame }
    kind = try reader.optional { r throws(FrameError) in try r.kindName() }
    fallbackKind = try reader.kindName()
    shapes = try reader.list(atMost: 256) { r throws(FrameError) in
      DocumentShape(
        kind: try r.kindName(), layout: try r.word(),
        widthMillimetres: try r.optional { r throws(FrameError) in try r.double(in: 1...10_000) },
        heightMillimetres: try r.optional { r throws(FrameError) in try r.double(in: 1...10_000) },
        printMillimetres: try r.optional { r throws(FrameError) in try r.double(in: 0.1...1000) })
    }
    thumbnail = try reader.optional { r throws(FrameError) in try r.limits() }
    photo = try reader.limits()
    worker = try reader.limits()
    costMaximumMilliseconds = try reader.optional { r throws(FrameError) in
      try r.double(in: 0...1e9)
    }
    guard reader.isAtEnd else { throw .leftOver }
  }
}

extension FrameWriter {
  /// Appends a table of limits, in the order of its rows.
  fileprivate mutating func put<Table: LimitTable>(_ limits: Table) {
    for row in Table.rows { put(limits[keyPath: row.value]) }
  }
}

extension FrameReader {
  /// A table of limits, each within the range that a policy may give it.
  fileprivate mutating func limits<Table: LimitTable>() throws(FrameError) -> Table {
    var table = Table()
    for row in Table.rows { table[keyPath: row.value] = try integer(in: row.range) }
    return table
  }

  /// A text that is no longer than a kind's name may be.
  mutating func kindName() throws(FrameError) -> String { try text(atMost: KindName.bytesMaximum) }
}
