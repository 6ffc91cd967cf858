import Findings
import Measures
import Raster
import Vocabulary

// The parts of a report, each written and read side by side so that one cannot drift from the
// other. What goes into words goes into words of the parent's own.

/// How far outside the frame a corner may be that was extrapolated, in long edges of the photo: ten
/// times what the document's finder lets pass.
private let cornerReach = 8.0
/// By how much a region may be longer than the photo's long edge, in pixels: a tile of the reduced
/// photo ends where the last of its samples does.
private let regionSlack = 64
/// The longest focal length that EXIF is believed, and the shortest, in millimetres.
private let focalLengths = 1.0...6000
/// The milliseconds that a step may have taken.
private let hour = 0.0...3_600_000

extension FrameWriter {
  mutating func put(_ facts: PhotoFacts) {
    put(facts.format?.rawValue) { $0.put($1) }
    put(facts.width) { $0.put($1) }
    put(facts.height) { $0.put($1) }
    put(facts.exifOrientation)
    put(facts.hasCameraTags)
    put(facts.focalLengthMillimetres) { $0.put($1) }
    put(facts.jpegQuality) { $0.put($1) }
    put(facts.jpegTable?.rawValue) { $0.put($1) }
    put(facts.progressive)
  }

  /// A fault without evidence is none of a decoder's, and no reader takes it.
  mutating func put(_ fault: Fault) {
    switch fault.evidence {
    case .found(let reason): put(reason.rawValue)
    case .unsupported(let format):
      put(Fault.Code.unsupported.rawValue)
      put(format.rawValue)
    case .over(let limit, let allowed, let seen):
      put(Fault.Code.tooLarge.rawValue)
      put(limit.rawValue)
      put(allowed)
      put(seen) { $0.put($1) }
    case nil: put("")
    }
  }

  mutating func put(_ document: DocumentGeometry) {
    for corner in document.corners.corners {
      put(corner.x)
      put(corner.y)
    }
    put(document.dotsPerInch) { $0.put($1) }
    put(document.fill)
    put(document.tiltDegrees) { $0.put($1) }
    put(document.skewDegrees)
    put(document.inside)
    put(document.confidence)
  }

  mutating func put(_ reading: Reading) {
    put(reading.check.rawValue)
    put(reading.value) { $0.put($1) }
    put(reading.measures.sorted { $0.key < $1.key }) {
      $0.put($1.key)
      $0.put($1.value)
    }
    put(Array(reading.regions.prefix(Reading.regionsMaximum))) {
      for value in [$1.x, $1.y, $1.width, $1.height] { $0.put(value) }
    }
    put(reading.confidence)
    put(reading.cause?.rawValue) { $0.put($1) }
    put(reading.why?.rawValue) { $0.put($1) }
  }

  mutating func put(_ reading: FingerprintReading) {
    put(reading.fingerprint.text)
    put(reading.probes) { $0.put($1) }
    put(reading.picture?.samples) { $0.put($1) }
  }
}

extension FrameReader {
  /// One of the kinds that the child was told of.
  mutating func kind(of assignment: Assignment) throws(FrameError) -> String {
    let kind = try kindName()
    guard assignment.shapes.contains(where: { $0.kind == kind }) else { throw .unknownWord }
    return kind
  }

  mutating func facts(within limits: Limits.Photo) throws(FrameError) -> PhotoFacts {
    let sides = 1...max(1, limits.sidePixels)
    let facts = PhotoFacts(
      format: try optional { r throws(FrameError) in try r.word() },
      width: try optional { r throws(FrameError) in try r.integer(in: sides) },
      height: try optional { r throws(FrameError) in try r.integer(in: sides) },
      exifOrientation: try integer(in: 1...8), hasCameraTags: try bool(),
      focalLengthMillimetres: try optional { r throws(FrameError) in
        try r.double(in: focalLengths)
      },
      jpegQuality: try optional { r throws(FrameError) in try r.integer(in: 1...100) },
      jpegTable: try optional { r throws(FrameError) in try r.word() },
      progressive: try bool())
    guard let format = facts.format else {
      // Without a header there is nothing that it could say.
      guard facts == PhotoFacts() else { throw .inconsistent }
      return facts
    }
    guard let width = facts.width, let height = facts.height else { throw .inconsistent }
    let pixels =
      switch format {
      case .jpeg: max(limits.jpegPixels, limits.progressivePixels)
      case .png: limits.pngPixels
      }
    guard width * height <= pixels else { throw .outOfRange }
    guard format == .jpeg || facts.jpegQuality == nil else { throw .inconsistent }
    guard facts.jpegQuality != nil || facts.jpegTable == nil else { throw .inconsistent }
    return facts
  }

  mutating func fault(within limits: Limits.Photo) throws(FrameError) -> Fault {
    let word = try text(atMost: 64)
    if let reason = DecodeTrouble(rawValue: word) { return Fault(.found(reason)) }
    switch Fault.Code(rawValue: word) {
    case .unsupported: return Fault(.unsupported(try self.word()))
    case .tooLarge:
      let limit = try self.word(PhotoLimit.self)
      let allowed = try integer(in: 1...Int.max)
      guard limit.values(in: limits).contains(allowed) else { throw .outOfRange }
      let seen = try optional { r throws(FrameError) in
        // What does not pass the limit is no fault.
        guard allowed < Int.max else { throw .outOfRange }
        return try r.integer(in: allowed + 1...Int.max)
      }
      return Fault(.over(limit, allowed: allowed, seen: seen))
    default: throw .unknownWord
    }
  }

  mutating func geometry(in facts: PhotoFacts) throws(FrameError) -> DocumentGeometry {
    let reach = cornerReach * Double(facts.longEdgePixels)
    var corners: [Point] = []
    for _ in 0..<4 {
      corners.append(Point(x: try double(in: -reach...reach), y: try double(in: -reach...reach)))
    }
    return DocumentGeometry(
      corners: Quad(corners: corners),
      dotsPerInch: try optional { r throws(FrameError) in try r.double(in: 0...1_000_000) },
      fill: try double(in: 0...1),
      tiltDegrees: try optional { r throws(FrameError) in try r.double(in: 0...90) },
      skewDegrees: try double(in: -45...45), inside: try double(in: 0...1),
      confidence: try double(in: 0...1))
  }

  mutating func reading(in facts: PhotoFacts) throws(FrameError) -> Reading {
    let check = try word(CheckID.self)
    // What needs other photos is the parent's to add.
    guard let vocabulary = ReadingVocabulary(of: check) else { throw .inconsistent }
    let value = try optional { r throws(FrameError) in try r.double(in: -1e6...1e6) }
    let measures = try self.measures(vocabulary.measures)
    let regions = try list(atMost: Reading.regionsMaximum) { r throws(FrameError) in
      try r.region(in: facts)
    }
    let confidence = try double(in: 0...1)
    let cause = try optional { r throws(FrameError) in try r.word(Cause.self) }
    let why = try optional { r throws(FrameError) in try r.word(Why.self) }
    guard (value == nil) == (why != nil) else { throw .inconsistent }
    guard cause.map(vocabulary.causes.contains) ?? true, why.map(vocabulary.whys.contains) ?? true
    else { throw .unknownWord }
    if let value {
      let isTurn = Turn.allCases.contains { Double($0.degrees) == value }
      guard check != .orientation || isTurn else { throw .outOfRange }
    } else {
      guard regions.isEmpty, cause == nil, confidence == 0 else { throw .inconsistent }
    }
    var reading = Reading(notMeasured: check, why: why ?? .unsure, measures: measures)
    reading.value = value
    reading.why = why
    reading.regions = regions
    reading.confidence = confidence
    reading.cause = cause
    return reading
  }

  /// Numbers by name, in the order of the names, none twice.
  private mutating func measures(_ names: Set<String>) throws(FrameError) -> [String: Double] {
    var measures: [String: Double] = [:]
    var last = ""
    let pairs = try list(atMost: Reading.measuresMaximum) {
      r throws(FrameError) -> (String, Double) in
      (try r.text(atMost: 48), try r.double(in: -1e9...1e9))
    }
    for (name, number) in pairs {
      guard names.contains(name) else { throw .unknownWord }
      guard name > last else { throw .inconsistent }
      measures[name] = number
      last = name
    }
    return measures
  }

  private mutating func region(in facts: PhotoFacts) throws(FrameError) -> PixelRect {
    let places = 0...facts.longEdgePixels
    let lengths = 1...facts.longEdgePixels + regionSlack
    return PixelRect(
      x: try integer(in: places), y: try integer(in: places), width: try integer(in: lengths),
      height: try integer(in: lengths))
  }

  mutating func fingerprint() throws(FrameError) -> FingerprintReading {
    guard let fingerprint = Fingerprint(text: try text(atMost: Fingerprint.textMaximum)) else {
      throw .inconsistent
    }
    let probes = try list(atMost: FingerprintReading.probesMaximum) { r throws(FrameError) in
      try r.number(UInt32.self)
    }
    guard Set(probes).count == probes.count else { throw .inconsistent }
    let samples = try optional { r throws(FrameError) in
      try r.block(atMost: Fingerprint.areaMaximum)
    }
    guard samples?.count ?? fingerprint.size.area == fingerprint.size.area else {
      throw .inconsistent
    }
    return FingerprintReading(
      fingerprint: fingerprint, probes: probes,
      picture: samples.map { Plane(size: fingerprint.size, samples: $0) })
  }

  mutating func thumbnail(_ assignment: Assignment) throws(FrameError) -> [UInt8] {
    let thumbnail = try block(atMost: assignment.thumbnailBytesMaximum)
    let longEdge = assignment.thumbnail?.longEdgePixels ?? 0
    guard ThumbnailBytes.arePlain(thumbnail, longEdgePixels: longEdge) else { throw .inconsistent }
    return thumbnail
  }

  mutating func milliseconds() throws(FrameError) -> StepMilliseconds {
    StepMilliseconds(
      decode: try double(in: hour), measure: try double(in: hour),
      thumbnail: try double(in: hour), total: try double(in: hour))
  }
}

extension PhotoFacts {
  fileprivate var longEdgePixels: Int { max(width ?? 0, height ?? 0) }
}
