import Casework
import Testing

@Suite("the values that were set last")
struct LatestValuesTests {
  @Test("a value too many takes the place of the one that was set longest ago")
  func oldest() {
    var values = LatestValues<Int>(countMaximum: 3)
    for (number, key) in ["a", "b", "c"].enumerated() { values[key] = number }
    values["a"] = 7
    values["d"] = 8
    #expect(values.count == 3 && values["b"] == nil)
    #expect(values["a"] == 7 && values["c"] == 2 && values["d"] == 8)
    values["c"] = nil
    values["e"] = 9
    #expect(values["a"] == 7 && values["d"] == 8 && values["e"] == 9)
    #expect(Set(values.all.map(\.key)) == ["a", "d", "e"])
  }
}
