import Raster
import TestSupport
import Testing

@Suite struct ArraySelectionTests {
  @Test("the element of a rank is that of the sorted array", arguments: [1, 2, 3, 10, 257])
  func ranks(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    for spread in [1, 3, 1000] as [UInt64] {
      let values = (0..<count).map { _ in Double(random.next() % spread) }
      let sorted = values.sorted()
      for rank in values.indices { #expect(values.element(ofRank: rank) == sorted[rank]) }
    }
  }

  @Test("sorted and reversed arrays are no trap", arguments: [false, true])
  func ordered(isReversed: Bool) {
    let values = isReversed ? Array((0..<1000).reversed()) : Array(0..<1000)
    #expect(values.element(ofRank: 0) == 0)
    #expect(values.element(ofRank: 500) == 500)
    #expect(values.element(ofRank: 999) == 999)
  }

  @Test("a quantile lies at its share of the way, and an empty array has none")
  func quantiles() {
    let values: [Float] = [9, 1, 5, 7, 3]
    #expect(values.quantile(0) == 1)
    #expect(values.quantile(0.5) == 5)
    #expect(values.quantile(0.74) == 5)
    #expect(values.quantile(1) == 9)
    #expect([Float]().quantile(0.5) == nil)
  }

  @Test("what is not a number does no harm")
  func notANumber() {
    let values = [3, .nan, 1, .nan, 2, .nan]
    for rank in values.indices {
      let found = values.element(ofRank: rank)
      #expect(found.isNaN || values.contains(found))
    }
  }
}
