import Measures
import Verdicts

private let assignmentMagic: UInt32 = 0x334A_4E4A  // "JNJ3"

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
    }
    writer.put(thumbnail) { writer, thumbnail in
      for value in [thumbnail.longEdgePixels, thumbnail.quality, thumbnail.bytes] {
        writer.put(value)
      }
    }
    for value in [
      photo.bytes, photo.sidePixels, photo.jpegPixels, photo.progressivePixels, photo.pngPixels,
      photo.scans,
      photo.warnings, photo.decoderMemoryBytes, photo.pngChunkBytes, photo.pngCachedChunks,
      photo.exifBytes, photo.exifEntries, photo.exifDepth, worker.cpuSeconds, worker.wallSeconds,
      worker.addressSpaceBytes, worker.openFiles, worker.photosPerWorker, worker.attempts,
    ] { writer.put(value) }
    writer.put(costMaximumMilliseconds) { $0.put($1) }
    return writer.bytes
  }

  /// Reads an assignment's frame.
  ///
  /// - Throws: ``FrameError`` where the frame is not one that this version writes.
  package init(frame: [UInt8]) throws(FrameError) {
    var reader = FrameReader(frame)
    guard try reader.number(UInt32.self) == assignmentMagic else { throw .notAFrame }
    kind = try reader.optional { r throws(FrameError) in try r.text(atMost: 16) }
    fallbackKind = try reader.text(atMost: 16)
    shapes = try reader.list(atMost: 256) { r throws(FrameError) in
      DocumentShape(
        kind: try r.text(atMost: 16), layout: try r.word(),
        widthMillimetres: try r.optional { r throws(FrameError) in try r.double(in: 1...10_000) },
        heightMillimetres: try r.optional { r throws(FrameError) in try r.double(in: 1...10_000) })
    }
    let any = 0...Int.max
    thumbnail = try reader.optional { r throws(FrameError) in
      Limits.Thumbnail(
        longEdgePixels: try r.integer(in: 16...2048), quality: try r.integer(in: 1...100),
        bytes: try r.integer(in: 1024...(64 << 20)))
    }
    photo = Limits.Photo(
      bytes: try reader.integer(in: any), sidePixels: try reader.integer(in: any),
      jpegPixels: try reader.integer(in: any), progressivePixels: try reader.integer(in: any),
      pngPixels: try reader.integer(in: any), scans: try reader.integer(in: any),
      warnings: try reader.integer(in: any), decoderMemoryBytes: try reader.integer(in: any),
      pngChunkBytes: try reader.integer(in: any), pngCachedChunks: try reader.integer(in: any),
      exifBytes: try reader.integer(in: any), exifEntries: try reader.integer(in: any),
      exifDepth: try reader.integer(in: any))
    worker = Limits.Worker(
      cpuSeconds: try reader.integer(in: 1...3600), wallSeconds: try reader.integer(in: 1...3600),
      addressSpaceBytes: try reader.integer(in: any), openFiles: try reader.integer(in: any),
      photosPerWorker: try reader.integer(in: any), attempts: try reader.integer(in: any))
    costMaximumMilliseconds = try reader.optional { r throws(FrameError) in
      try r.double(in: 0...1e9)
    }
    guard reader.isAtEnd else { throw .leftOver }
  }
}
