import Codecs
import Raster
import Testing
import Vocabulary

/// What the decoder only warns of, and that costs no pixel.
@Suite struct HarmlessWarningTests {
  private static let size = Size(width: 48, height: 40)

  private static func plain() throws -> [UInt8] {
    let noise = Plane(
      size: size,
      samples: TestPicture.every(of: size) { x, y in UInt8((x &* 37 &+ y &* 91) & 0xFF) })
    let half = Plane(size: Size(width: 24, height: 20), samples: Array(noise.samples.prefix(480)))
    return try #require(JPEGEncoder.encode(luma: noise, blue: half, red: half, quality: 70))
  }

  /// The whole picture is there, as if nothing had been changed.
  private func expectSame(_ changed: [UInt8], as file: [UInt8]) throws {
    var limits = Limits.Photo()
    // The key has no effect.
    limits.warnings = 1
    let (photo, plain) = (try decoded(changed, limits: limits), try decoded(file))
    #expect(photo.luma == plain.luma && photo.blue == plain.blue && photo.red == plain.red)
  }

  @Test("stray bytes before a marker, a thousand times")
  func strayBytes() throws {
    let file = try Self.plain()
    let comments = [UInt8]((0..<1000).flatMap { _ in [0, 0, 0xFF, 0xFE, 0, 2] as [UInt8] })
    try expectSame(file.prefix(2) + comments + file.dropFirst(2), as: file)
  }

  @Test(
    "stray bytes before every restart marker, as some scanners write them", arguments: [1, 9, 40])
  func strayBytesBeforeRestarts(count: Int) throws {
    let file = try fixture("ycc-420-restart")
    let scan = try #require(file.indices.first { file[$0...].starts(with: [0xFF, 0xDA]) })
    var changed = Array(file.prefix(scan + 14))
    var restarts = 0
    for index in scan + 14..<file.count {
      let isRestart =
        file[index] == 0xFF && (0xD0...0xD7).contains(file[min(index + 1, file.count - 1)])
      if isRestart {
        changed += [UInt8](repeating: 0, count: count)
        restarts += 1
      }
      changed.append(file[index])
    }
    #expect(restarts > 0)
    try expectSame(changed, as: file)
  }

  @Test(
    "scan parameters of a baseline scan, of which only one choice is possible",
    arguments: [[0, 0, 0], [0, 63, 0x11], [1, 5, 0x20], [63, 0, 0xFF]] as [[UInt8]])
  func scanParameters(parameters: [UInt8]) throws {
    for file in [try Self.plain(), try fixture("ycc-444-three-scans"), try fixture("grey")] {
      var changed = file
      for scan in file.indices where file[scan...].starts(with: [0xFF, 0xDA, 0]) {
        let end = scan + 2 + Int(file[scan + 3])
        guard end <= file.count, Int(file[scan + 3]) == 6 + 2 * Int(file[scan + 4]) else {
          continue
        }
        changed.replaceSubrange(end - 3..<end, with: parameters)
      }
      #expect(changed != file)
      try expectSame(changed, as: file)
    }
  }

  @Test("a JFIF version that nobody knows", arguments: [0, 3, 9, 255] as [UInt8])
  func version(major: UInt8) throws {
    let file = try Self.plain()
    var changed = file
    #expect(changed[11] == 1, "the version stands here")
    changed[11] = major
    try expectSame(changed, as: file)
  }

  @Test("an Adobe transform that nobody knows means YCbCr", arguments: [3, 7, 255] as [UInt8])
  func transform(code: UInt8) throws {
    let file = try Self.plain()
    let adobe = [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, code]
    // Where JFIF speaks, Adobe is not asked.
    try expectSame(file.prefix(2) + adobe + file.dropFirst(20), as: file)
  }

  @Test("all of these at once, and no end marker")
  func together() throws {
    let file = try Self.plain()
    var changed = file
    changed[11] = 7
    let scan = try #require(file.indices.first { file[$0...].starts(with: [0xFF, 0xDA]) })
    changed.replaceSubrange(scan + 11..<scan + 14, with: [5, 5, 5])
    let stray: [UInt8] = [1, 2, 0xFF, 0xFE, 0, 2]
    try expectSame(changed.prefix(2) + stray + changed.dropFirst(2).dropLast(2) + [9, 9], as: file)
  }

  @Test("restart markers that are out of order still make a photo corrupt")
  func lostRestart() throws {
    var file = try fixture("ycc-420-restart")
    for index in file.indices.dropLast() where file[index] == 0xFF {
      if (0xD0...0xD7).contains(file[index + 1]) { file[index + 1] = 0xD5 }
    }
    guard case .corrupt = fault(of: file) else {
      Issue.record("\(String(describing: fault(of: file)))")
      return
    }
  }
}
