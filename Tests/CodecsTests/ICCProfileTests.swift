import Codecs
import Raster
import Testing
import Vocabulary

/// Profiles in JPEG and PNG: read where they make sense, and never believed.
@Suite struct ICCProfileTests {
  private func jpeg(_ segments: [[UInt8]]) throws -> [UInt8] {
    let file = try fixture("ycc-420")
    return file.prefix(2) + segments.flatMap(\.self) + file.dropFirst(2)
  }

  private func png(_ chunk: [UInt8]) -> [UInt8] {
    PNGWriter(size: Size(width: 2, height: 2), colourType: 2) { _, _ in [9, 8, 7] }
      .file(before: chunk)
  }

  private func colours(_ file: [UInt8], bytes: Int = 65_536) throws -> ColourProfile? {
    var limits = Limits.Photo()
    limits.profileBytes = bytes
    return try decoded(file, limits: limits).header.colours
  }

  private func colours(_ writer: ICCWriter) throws -> ColourProfile? {
    try colours(jpeg(ICCWriter.segments(writer.bytes)))
  }

  // MARK: - Blocks

  @Test("a profile is put together of its parts in any order, in JPEG and PNG")
  func parts() throws {
    let profile = ICCWriter.displayP3.bytes
    let whole = try #require(try colours(jpeg(ICCWriter.segments(profile))))
    let parts = ICCWriter.segments(profile, bytes: 100)
    #expect(parts.count > 3)
    let shuffled = Array(parts.dropFirst(2)) + [parts[1], parts[0]]
    for order in [parts, parts.reversed(), shuffled] {
      #expect(try colours(jpeg(order)) == whole)
    }
    let exif: [UInt8] = [0xFF, 0xE1, 0, 4, 1, 2]
    #expect(try colours(jpeg([exif, parts[0], exif] + parts.dropFirst())) == whole)
    #expect(try colours(png(ICCWriter.chunk(profile))) == whole)
  }

  @Test("a profile with a part that is missing, doubled or miscounted counts as none")
  func damagedParts() throws {
    let parts = ICCWriter.segments(ICCWriter.displayP3.bytes, bytes: 100)
    var (zero, many, other) = (parts, parts, parts)
    zero[0][16] = 0
    many[0][16] = UInt8(parts.count + 1)
    other[1][17] += 1
    for broken in [
      Array(parts.dropLast()), Array(parts.dropFirst()), parts + [parts[0]], zero, many, other,
      [parts[0]], [[0xFF, 0xE2, 0, 16] + Array("ICC_PROFILE\0".utf8) + [0, 0]],
    ] { #expect(try colours(jpeg(broken)) == nil) }
  }

  @Test("a profile over the limit counts as none, packed or unpacked")
  func limit() throws {
    let profile = ICCWriter.displayP3.bytes
    let count = profile.count
    #expect(try colours(jpeg(ICCWriter.segments(profile)), bytes: count) != nil)
    #expect(try colours(jpeg(ICCWriter.segments(profile)), bytes: count - 1) == nil)
    #expect(try colours(png(ICCWriter.chunk(profile)), bytes: count) != nil)
    #expect(try colours(png(ICCWriter.chunk(profile)), bytes: count - 1) == nil)
    let bomb = profile + [UInt8](repeating: 0, count: 300_000)
    #expect(try colours(png(ICCWriter.chunk(bomb))) == nil)
  }

  @Test("a damaged or strange iCCP chunk counts as none")
  func damagedChunk() throws {
    let packed = PNGWriter.deflated(ICCWriter.displayP3.bytes)
    let name: [UInt8] = [0x69]
    let method: [UInt8] = [0, 0]
    let otherMethod: [UInt8] = [0, 1]
    let longName = [UInt8](repeating: 0x69, count: 80)
    let contents: [[UInt8]] = [
      [], name, name + [0], name + method, name + otherMethod + packed,
      name + method + Array(packed.dropLast(9)), longName + method + packed, packed,
    ]
    for content in contents {
      #expect(try colours(png(PNGWriter.chunk("iCCP", content))) == nil)
    }
  }

  // MARK: - What it says

  @Test("every form of a curve gives the light that its definition gives")
  func curves() throws {
    func light(_ curve: ICCWriter.Curve) throws -> [Double] {
      let profile = try colours(ICCWriter(ICCWriter.standardPrimaries, curve))
      return try #require(profile).light
    }
    let codes = (0..<256).map { Double($0) / 255 }
    func expect(_ curve: ICCWriter.Curve, _ function: (Double) -> Double) throws {
      for (seen, code) in zip(try light(curve), codes) {
        #expect(abs(seen - min(1, max(0, function(code)))) < 2e-4, "\(curve) at \(code)")
      }
    }
    try expect(.identity) { $0 }
    try expect(.exponent(2)) { $0 * $0 }
    try expect(.sampled([0, 65_535])) { $0 }
    try expect(.sampled([0, 16_384, 65_535])) { $0 < 0.5 ? $0 / 2 : 1.5 * $0 - 0.5 }
    try expect(.parametric(0, [2])) { $0 * $0 }
    try expect(.parametric(1, [2, 1.25, -0.25])) {
      $0 >= 0.2 ? (1.25 * $0 - 0.25) * (1.25 * $0 - 0.25) : 0
    }
    try expect(.parametric(2, [2, 1, 0, 0.0625])) { $0 * $0 + 0.0625 }
    try expect(ICCWriter.standardCurve, ColourProfile.standardLight)
    try expect(.parametric(4, [2, 1, 0, 0.5, 0.25, 0.01, 0.02])) {
      $0 >= 0.25 ? $0 * $0 + 0.01 : 0.5 * $0 + 0.02
    }
  }

  @Test("sRGB's own profile is the identity, that of a P3 display is not")
  func identity() throws {
    let standard = try #require(try colours(ICCWriter.standard))
    for (element, one) in zip(standard.matrix, [1, 0, 0, 0, 1, 0, 0, 0, 1] as [Double]) {
      #expect(abs(element - one) < 1e-3)
    }
    #expect(ColourConversion(standard) == nil)
    for writer in [
      ICCWriter.displayP3, .adobeRGB, .proPhoto, .linear, .swapped,
      ICCWriter(ICCWriter.standardPrimaries, .exponent(1.8)),
    ] {
      let profile = try #require(try colours(writer))
      #expect(ColourConversion(profile) != nil)
    }
  }

  @Test("profiles of other spaces, without a tag, or that would colour paper say nothing")
  func refused() throws {
    var (grey, lab, red, dark) = (
      ICCWriter.displayP3, ICCWriter.displayP3, ICCWriter.displayP3, ICCWriter.displayP3
    )
    grey.space = "GRAY"
    lab.connection = "Lab "
    red.colorants[2] = [0, 0, 0]
    dark.curves = Array(repeating: .sampled([0, 20_000]), count: 3)
    let curves: [ICCWriter.Curve] = [
      .exponent(0), .exponent(60), .parametric(5, [1, 1, 1, 1, 1, 1, 1]), .parametric(0, [-1]),
      .parametric(3, [2]), .sampled([65_535, 0]),
    ]
    let strange = curves.map { ICCWriter(ICCWriter.standardPrimaries, $0) }
    for writer in [grey, lab, red, dark] + strange { #expect(try colours(writer) == nil) }
    var nameless = ICCWriter.displayP3.bytes
    nameless[132] = 0x78
    #expect(try colours(jpeg(ICCWriter.segments(nameless))) == nil)
  }

  // MARK: - Hostile bytes

  @Test("no prefix and no changed byte of a profile crashes, and the picture is there all the same")
  func hostile() throws {
    let plain = try decoded(fixture("ycc-420")).luma
    for writer in [ICCWriter.displayP3, .adobeRGB] {
      let profile = writer.bytes
      for count in 1..<profile.count {
        let photo = try decoded(jpeg(ICCWriter.segments(Array(profile.prefix(count)))))
        #expect(photo.luma == plain)
      }
      for index in profile.indices {
        for byte in [0, 0x7F, 0x80, 0xFF, profile[index] ^ 1] as [UInt8] {
          var changed = profile
          changed[index] = byte
          let photo = try decoded(jpeg(ICCWriter.segments(changed)))
          guard let colours = photo.header.colours else { continue }
          #expect(colours.light.allSatisfy { (0...1).contains($0) })
          _ = ColourConversion(colours)
        }
      }
    }
  }
}
