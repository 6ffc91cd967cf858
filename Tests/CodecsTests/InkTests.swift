import Codecs
import Raster
import Testing

/// CMYK that does not say what 255 means is told by the picture: paper is light.
@Suite struct InkTests {
  @Test("without Adobe's marker either meaning gives the picture, never its negative")
  func markers() throws {
    let right = try decoded(fixture("cmyk-plain"))
    // The same inks with 255 for none, and the marker that says so taken away.
    let adobe = try fixture("cmyk-adobe")
    let marker = try #require(adobe.indices.first { adobe[$0...].starts(with: [0xFF, 0xEE]) })
    let bare = adobe.prefix(marker) + adobe.dropFirst(marker + 16)
    #expect(Array(adobe[(marker + 4)...].prefix(5)) == Array("Adobe".utf8))
    let found = try decoded(Array(bare))
    let marked = try decoded(adobe)
    #expect(found.luma == marked.luma && found.blue == marked.blue && found.red == marked.red)
    for index in right.luma.samples.indices {
      #expect(abs(Int(found.luma.samples[index]) - Int(right.luma.samples[index])) <= 8)
    }
  }

  @Test("a cut picture without the marker is truncated like any other")
  func cut() throws {
    let file = try fixture("cmyk-plain")
    guard case .truncated = fault(of: file.prefix(file.count * 2 / 3) + []) else {
      Issue.record("\(String(describing: fault(of: Array(file.prefix(file.count * 2 / 3)))))")
      return
    }
  }
}
