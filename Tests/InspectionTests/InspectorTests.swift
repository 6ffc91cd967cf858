import Codecs
import Findings
import Inspection
import Measures
import Raster
import TestSupport
import Testing
import Verdicts
import Vocabulary
import Wire

@Suite("The inspection of one photo")
struct InspectorTests {
  /// An assignment by the built-in policy.
  static func assignment(_ kind: String?) -> Assignment {
    let policy = Policy.default
    return Assignment(
      kind: kind, fallbackKind: Policy.otherKind, shapes: policy.kinds.map(\.shape),
      thumbnail: policy.limits.thumbnail, photo: policy.limits.photo, worker: policy.limits.worker)
  }

  static func inspect(_ bytes: [UInt8], as kind: String? = "rumah") -> Findings {
    unsafe bytes.withUnsafeBytes { unsafe Inspector.inspect($0, for: assignment(kind)) }
  }

  /// A photo of a bright quarter, so that every turn and mirroring shows.
  static func picture(_ size: Size) -> [UInt8] {
    var luma = Plane(size: size, filledWith: 40)
    for y in 0..<size.height / 2 {
      for x in 0..<size.width / 2 { luma[x, y] = UInt8(120 + (x / 8 + y / 4) % 100) }
    }
    return JPEGEncoder.encode(luma: luma, quality: 90) ?? []
  }

  /// The photo with an EXIF block that holds this orientation alone.
  static func tagged(_ jpeg: [UInt8], orientation: Int) -> [UInt8] {
    let tiff: [UInt8] =
      [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1]
      + [0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
    let body = Array("Exif".utf8) + [0, 0] + tiff
    let length = body.count + 2
    let segment = [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + body
    return Array(jpeg.prefix(2)) + segment + jpeg.dropFirst(2)
  }

  /// The thumbnail's luma.
  static func thumbnail(_ findings: Findings) throws -> Plane {
    let bytes = try #require(findings.thumbnail)
    return try unsafe bytes.withUnsafeBytes { raw in
      var decoder = try unsafe PhotoDecoder(bytes: raw, limits: Limits.Photo())
      var reducer = PhotoReducer(photo: decoder.header.size)
      var band = Band(lumaStride: 0, luma: [])
      while try decoder.nextBand(into: &band) { reducer.add(band) }
      return reducer.finish().luma
    }
  }

  @Test("eight orientations of one picture give the same thumbnail", arguments: 1...8)
  func orientations(exif: Int) throws {
    let upright = Size(width: 640, height: 416)
    let wanted = try Self.thumbnail(Self.inspect(Self.picture(upright)))
    let orientation = Orientation(exifValue: exif)
    // What the camera stored is what the tag undoes.
    var plane = Plane(size: upright, filledWith: 40)
    for y in 0..<upright.height / 2 {
      for x in 0..<upright.width / 2 { plane[x, y] = UInt8(120 + (x / 8 + y / 4) % 100) }
    }
    let stored = plane.oriented(orientation.inverse)
    let jpeg = try #require(JPEGEncoder.encode(luma: stored, quality: 90))
    let findings = Self.inspect(Self.tagged(jpeg, orientation: exif))
    #expect(findings.facts.exifOrientation == exif)
    let seen = try Self.thumbnail(findings)
    #expect(seen.size == wanted.size)
    let pairs = zip(seen.samples, wanted.samples)
    let difference = pairs.reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    #expect(Double(difference) / Double(seen.samples.count) < 2)
  }

  @Test("a camera's orientation is believed for a house, and a mirrored one is no turn")
  func cameraIsTrusted() {
    let jpeg = Self.picture(Size(width: 320, height: 240))
    #expect(Self.inspect(jpeg).turn == nil)
    #expect(Self.inspect(Self.tagged(jpeg, orientation: 6)).turn == Turn.none)
  }

  @Test("a photo smaller than a thumbnail is never enlarged")
  func smallPhoto() throws {
    let findings = Self.inspect(Self.picture(Size(width: 96, height: 64)))
    #expect(try Self.thumbnail(findings).size == Size(width: 96, height: 64))
  }

  @Test("photos of a few pixels are measured as any kind, and nothing traps")
  func fewPixels() throws {
    for width in [1, 2, 3, 4, 5, 7, 9, 17, 40] {
      for height in [1, 2, 3, 4, 8, 33] {
        let jpeg = Self.picture(Size(width: width, height: height))
        for kind in ["ktp", "kk", "rumah", "lainnya", nil] {
          let report = ChildReport(findings: Self.inspect(jpeg, as: kind))
          #expect(report.findings.fault == nil, "\(width) × \(height)")
          #expect(try ChildReport(frame: report.frame, for: Self.assignment(kind)) == report)
        }
      }
    }
  }

  @Test("no thumbnail is made where none is wanted, and all else is the same")
  func noThumbnail() throws {
    let photo = Self.picture(Size(width: 800, height: 600))
    let wanted = Self.inspect(photo, as: "ktp")
    var assignment = Self.assignment("ktp")
    assignment.thumbnail = nil
    let bare = unsafe photo.withUnsafeBytes { unsafe Inspector.inspect($0, for: assignment) }
    #expect(wanted.thumbnail != nil && bare.thumbnail == nil && bare.fault == nil)
    #expect(bare.readings == wanted.readings)
  }

  @Test("a thumbnail passes the parent's allow-list of markers")
  func plainThumbnail() throws {
    let findings = Self.inspect(Self.picture(Size(width: 800, height: 600)))
    let longEdge = Policy.default.limits.thumbnail.longEdgePixels
    #expect(ThumbnailBytes.arePlain(try #require(findings.thumbnail), longEdgePixels: longEdge))
  }

  @Test("a photo is inspected with the least and the largest thumbnail that a policy may ask for")
  func thumbnailEnds() throws {
    let photo = Self.picture(Size(width: 2400, height: 1800))
    let range = Limits.Thumbnail.range(of: \.longEdgePixels)
    for longEdge in [range.lowerBound, 2000, range.upperBound] {
      var assignment = Self.assignment("rumah")
      assignment.thumbnail?.longEdgePixels = longEdge
      let read = try Assignment(frame: assignment.checkedFrame())
      let findings = unsafe photo.withUnsafeBytes { unsafe Inspector.inspect($0, for: read) }
      #expect(findings.fault == nil && findings.thumbnail != nil)
      let report = ChildReport(findings: findings)
      #expect(try ChildReport(frame: report.frame, for: read) == report)
    }
  }

  @Test("what crosses to the parent is what was found, for every kind")
  func crossesTheBorder() throws {
    let jpeg = Self.picture(Size(width: 800, height: 600))
    for kind in ["ktp", "kk", "rumah", "lainnya", nil] {
      let report = ChildReport(findings: Self.inspect(jpeg, as: kind))
      #expect(try ChildReport(frame: report.frame, for: Self.assignment(kind)) == report)
    }
  }

  @Test("the same bytes give the same findings but for times")
  func deterministic() {
    let jpeg = Self.picture(Size(width: 700, height: 500))
    var first = Self.inspect(jpeg, as: "ktp")
    var second = Self.inspect(jpeg, as: "ktp")
    first.milliseconds = StepMilliseconds()
    second.milliseconds = StepMilliseconds()
    #expect(first == second)
  }

  @Test("no prefix of a photo is a picture, and each says whose fault it is")
  func prefixes() {
    let jpeg = Self.picture(Size(width: 64, height: 48))
    for count in 0..<(jpeg.count - 2) {
      let findings = Self.inspect(Array(jpeg.prefix(count)))
      #expect(findings.fault != nil && findings.thumbnail == nil && findings.readings.isEmpty)
    }
    // Only the end marker is missing: every row is there.
    #expect(Self.inspect(Array(jpeg.dropLast(2))).fault == nil)
  }

  @Test("one pixel beyond a limit is refused with the limit and what was seen")
  func pixelLimit() {
    let jpeg = Self.picture(Size(width: 100, height: 80))
    var assignment = Self.assignment("rumah")
    assignment.photo.jpegPixels = 8000
    let fits = unsafe jpeg.withUnsafeBytes { unsafe Inspector.inspect($0, for: assignment) }
    #expect(fits.fault == nil)
    assignment.photo.jpegPixels = 7999
    let refused = unsafe jpeg.withUnsafeBytes { unsafe Inspector.inspect($0, for: assignment) }
    #expect(refused.fault?.code == .tooLarge)
    #expect(refused.fault?.limit == "pixels")
    #expect(refused.fault?.allowed == 7999)
    #expect(refused.fault?.seen == "8000")
  }

  @Test("every step is named once, and decoding comes first")
  func steps() {
    let jpeg = Self.picture(Size(width: 320, height: 240))
    var names: [String] = []
    _ = unsafe jpeg.withUnsafeBytes {
      unsafe Inspector.answer($0, for: Self.assignment("ktp")) { names.append($0) }
    }
    #expect(names == Inspector.stepNames)
    #expect(names.first == "decode and reduce" && names.last == "thumbnail")
    #expect(Set(names).count == names.count)
  }
}
