import Measures
import Testing

@Suite struct JPEGQualityTests {
  @Test(
    "tables made at a quality are read as that quality and family",
    arguments: JPEGTable.allCases, [2, 5, 10, 25, 40, 50, 60, 71, 75, 80, 90, 95])
  func exact(table: JPEGTable, quality: Int) {
    let steps = table.steps(quality: quality)
    let seen = JPEGQuality(lumaTable: steps)
    #expect(seen?.table?.steps(quality: seen?.quality ?? 0) == steps)
    // At the very bottom all steps are 255, and flat ones of several qualities round to the same.
    if quality >= 25, table != .flat {
      #expect(seen == JPEGQuality(quality: quality, table: table))
    }
  }

  @Test("every quality of annex K's table is told from the next", arguments: 3...100)
  func everyQuality(quality: Int) {
    let seen = JPEGQuality(lumaTable: JPEGTable.standard.steps(quality: quality))
    #expect(seen == JPEGQuality(quality: quality, table: .standard))
  }

  @Test("WhatsApp's tables are read as 80 and 75")
  func whatsApp() {
    // N. Robidoux's table, scaled to 40 % and 50 % and rounded.
    let first: [UInt16] = [6, 6, 6, 7, 10, 15, 22, 34]
    #expect(JPEGTable.mozjpeg.steps(quality: 80).prefix(8) == first[...])
    for quality in [75, 80] {
      // More steps than a baseline file may have are those of the same quality.
      var steps = JPEGTable.mozjpeg.steps(quality: quality)
      if quality == 75 { steps[63] += 1 }
      #expect(
        JPEGQuality(lumaTable: steps) == JPEGQuality(quality: quality, table: .mozjpeg))
    }
  }

  @Test("tables of other makers get a quality near the one that treats a picture alike")
  func others() {
    let uneven = JPEGTable.standard.steps(quality: 70).enumerated().map { $1 + UInt16($0 % 3) }
    let seen = JPEGQuality(lumaTable: uneven)
    #expect((64...71).contains(seen?.quality ?? 0) && seen?.table == nil)
    let wide = [UInt16](repeating: 65535, count: 64)
    #expect(JPEGQuality(lumaTable: wide)?.quality == 1)
  }

  @Test("what is no table has no quality")
  func nonsense() {
    #expect(JPEGQuality(lumaTable: []) == nil)
    #expect(JPEGQuality(lumaTable: [UInt16](repeating: 0, count: 64)) == nil)
  }
}
