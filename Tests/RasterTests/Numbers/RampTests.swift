import Raster
import Testing

@Suite struct RampTests {
  @Test(
    "a ramp is 0 before it, 1 behind it and straight between, up and down",
    arguments: [
      (Ramp(zero: 10, one: 20), [0.0, 0.25, 1]), (Ramp(zero: 20, one: 10), [1, 0.75, 0]),
    ])
  func step(ramp: Ramp, values: [Double]) {
    #expect([9, 12.5, 21].map { ramp($0) } == values)
  }
}
