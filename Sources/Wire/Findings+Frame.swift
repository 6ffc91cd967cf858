import Measures
import Raster
import Verdicts

// The parts of a report, each written and read side by side so that one cannot drift from the other.

/// Coordinates may lie outside the frame (a corner that was extrapolated), but not absurdly so.
private let coordinates = -1_000_000.0...1_000_000
private let pixels = 0...1_000_000

extension FrameWriter {
  mutating func put(_ facts: PhotoFacts) {
    put(facts.format) { $0.put($1) }
    put(facts.width) { $0.put($1) }
    put(facts.height) { $0.put($1) }
    put(facts.exifOrientation)
    put(facts.hasCameraTags)
    put(facts.focalLengthMillimetres) { $0.put($1) }
    put(facts.jpegQuality) { $0.put($1) }
    put(facts.progressive)
  }

  mutating func put(_ fault: Fault) {
    put(fault.code.rawValue)
    put(fault.detail)
    put(fault.limit) { $0.put($1) }
    put(fault.allowed) { $0.put($1) }
    put(fault.seen) { $0.put($1) }
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
  }
}

extension FrameReader {
  mutating func fingerprint() throws(FrameError) -> FingerprintReading {
    guard let fingerprint = Fingerprint(text: try text(atMost: 2048)) else { throw .inconsistent }
    let probes = try list(atMost: FingerprintReading.probesMaximum) { r throws(FrameError) in
      try r.number(UInt32.self)
    }
    return FingerprintReading(fingerprint: fingerprint, probes: probes)
  }

  mutating func facts() throws(FrameError) -> PhotoFacts {
    PhotoFacts(
      format: try optional { r throws(FrameError) in try r.text(atMost: 16) },
      width: try optional { r throws(FrameError) in try r.integer(in: 0...0x7FFF_FFFF) },
      height: try optional { r throws(FrameError) in try r.integer(in: 0...0x7FFF_FFFF) },
      exifOrientation: try integer(in: 1...8), hasCameraTags: try bool(),
      focalLengthMillimetres: try optional { r throws(FrameError) in
        try r.double(in: 0...100_000)
      },
      jpegQuality: try optional { r throws(FrameError) in try r.integer(in: 1...100) },
      progressive: try bool())
  }

  mutating func fault() throws(FrameError) -> Fault {
    Fault(
      try word(), try text(atMost: 512),
      limit: try optional { r throws(FrameError) in try r.text(atMost: 32) },
      allowed: try optional { r throws(FrameError) in try r.double(in: 0...1e18) },
      seen: try optional { r throws(FrameError) in try r.text(atMost: 64) })
  }

  mutating func geometry() throws(FrameError) -> DocumentGeometry {
    var corners: [Point] = []
    for _ in 0..<4 {
      corners.append(Point(x: try double(in: coordinates), y: try double(in: coordinates)))
    }
    return DocumentGeometry(
      corners: Quad(
        topLeft: corners[0], topRight: corners[1], bottomRight: corners[2],
        bottomLeft: corners[3]),
      dotsPerInch: try optional { r throws(FrameError) in try r.double(in: 0...1_000_000) },
      fill: try double(in: 0...1),
      tiltDegrees: try optional { r throws(FrameError) in try r.double(in: 0...90) },
      skewDegrees: try double(in: -45...45), inside: try double(in: 0...1),
      confidence: try double(in: 0...1))
  }

  mutating func reading() throws(FrameError) -> Reading {
    let check = try word(CheckID.self)
    let value = try optional { r throws(FrameError) in try r.double(in: -1e9...1e9) }
    var measures: [String: Double] = [:]
    let pairs = try list(atMost: Reading.measuresMaximum) {
      r throws(FrameError) -> (String, Double) in
      (try r.text(atMost: 48), try r.double(in: -1e12...1e12))
    }
    for (name, number) in pairs { measures[name] = number }
    let regions = try list(atMost: Reading.regionsMaximum) { r throws(FrameError) in
      PixelRect(
        x: try r.integer(in: pixels), y: try r.integer(in: pixels),
        width: try r.integer(in: pixels), height: try r.integer(in: pixels))
    }
    let confidence = try double(in: 0...1)
    let cause = try optional { r throws(FrameError) in try r.word(Cause.self) }
    let why = try optional { r throws(FrameError) in try r.word(Why.self) }
    guard (value == nil) == (why != nil) else { throw .inconsistent }
    var reading = Reading(notMeasured: check, why: why ?? .unsure, measures: measures)
    reading.value = value
    reading.why = why
    reading.regions = regions
    reading.confidence = confidence
    reading.cause = cause
    return reading
  }
}
