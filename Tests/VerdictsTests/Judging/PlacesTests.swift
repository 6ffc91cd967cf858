import Findings
import Measures
import Raster
import Testing
import VerdictSupport
import Verdicts

struct PlacesTests {
  private static let place = PixelRect(x: 10, y: 20, width: 30, height: 40)

  private func places(_ reading: Reading) throws -> [PixelRect] {
    let verdict = Samples.judge(Samples.good("rumah").with(reading))
    return try #require(verdict.checks.first { $0.id == reading.check }).regions
  }

  @Test("a blurred photo is pointed at where it is blurred, a sharp one nowhere")
  func blur() throws {
    let blurred = Reading(.blur, value: 30, regions: [Self.place], cause: .focus)
    #expect(try places(blurred) == [Self.place])
    #expect(try places(Reading(.blur, value: 0.5, regions: [Self.place], cause: .focus)) == [])
  }

  @Test("a shadow is pointed at, faint print and even light are not")
  func shadow() throws {
    func contrast(_ value: Double, light: Double, _ cause: Cause) -> [PixelRect]? {
      let reading = Reading(
        .contrast, value: value, measures: ["shadowLight": light], regions: [Self.place],
        cause: cause)
      let verdict = Samples.judge(Samples.good("ktp").with(reading))
      return verdict.checks.first { $0.id == .contrast }?.regions
    }
    #expect(contrast(0.8, light: 0.4, .shadow) == [Self.place])
    #expect(contrast(0.8, light: 0.95, .faint) == [])
    #expect(contrast(0.1, light: 0.95, .faint) == [])
  }
}
