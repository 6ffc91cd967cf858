import Measures
import Testing

@Suite struct JPEGQualityTests {
  @Test("tables made at a quality are read as that quality", arguments: 1...100)
  func exact(quality: Int) {
    let table = JPEGQuality.table(quality: quality)
    let estimate = JPEGQuality.estimate(lumaTable: table) ?? 0
    // At the very bottom all steps are 255 and the qualities cannot be told apart.
    #expect(JPEGQuality.table(quality: estimate) == table)
    if quality > 2 { #expect(estimate == quality) }
  }

  @Test("tables of other makers get a quality near the one that treats a picture alike")
  func others() {
    let flat = [UInt16](repeating: 16, count: 64)
    #expect((50...90).contains(JPEGQuality.estimate(lumaTable: flat) ?? 0))
    let uneven = JPEGQuality.table(quality: 70).enumerated().map { $1 + UInt16($0 % 3) }
    #expect((64...71).contains(JPEGQuality.estimate(lumaTable: uneven) ?? 0))
    let wide = [UInt16](repeating: 65535, count: 64)
    #expect(JPEGQuality.estimate(lumaTable: wide) == 1)
  }

  @Test("what is no table has no quality")
  func nonsense() {
    #expect(JPEGQuality.estimate(lumaTable: []) == nil)
    #expect(JPEGQuality.estimate(lumaTable: [UInt16](repeating: 0, count: 64)) == nil)
  }
}
