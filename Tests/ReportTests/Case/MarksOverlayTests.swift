import Measures
import PageSupport
import Raster
import Report
import Testing
import Verdicts

@Suite struct MarksOverlayTests {
  private static func drawing(_ change: (inout Verdict) -> Void) throws -> HTML {
    var verdict = try UprightPhotoTests.verdict()
    verdict.document = nil
    change(&verdict)
    return MarksOverlay(try #require(UprightPhoto(verdict))).drawing(of: verdict)
  }

  @Test("numbers that are none, and corners far outside, still give a drawing of whole numbers")
  func nonsense() throws {
    let drawing = try Self.drawing {
      $0.document = DocumentOutline(
        corners: Quad(
          topLeft: Point(x: .nan, y: 0), topRight: Point(x: .infinity, y: 1e300),
          bottomRight: Point(x: -1e300, y: 5), bottomLeft: Point(x: 1, y: 2)),
        dotsPerInch: nil, fill: 0, tiltDegrees: nil, skewDegrees: 0)
    }
    #expect(drawing.markup.contains("points=\"0,0 0,700000 -700000,5 1,2\""))
  }

  @Test("only the places of checks that did not pass are marked, and not without end")
  func regions() throws {
    let place = PixelRect(x: 1, y: 2, width: 3, height: 4)
    let check = Samples.check { $0.regions = Array(repeating: place, count: 99) }
    let passed = try Self.drawing {
      $0.checks = [check]
      $0.checks[0].status = .pass
    }
    #expect(passed.isEmpty)
    for status in [CheckResult.Status.retake, .review, .notMeasured] {
      let drawn = try Self.drawing {
        $0.checks = [check]
        $0.checks[0].status = status
      }.markup
      #expect(drawn.components(of: "<polygon class=\"region\"") == MarksOverlay.regionsMaximum)
      #expect(drawn.components(of: "class=\"halo\"") == MarksOverlay.regionsMaximum)
      #expect(drawn.contains("points=\"1,2 4,2 4,6 1,6\""))
    }
  }

  @Test("where legibility points, blur is not marked once more, and a shadow is")
  func once() throws {
    func check(_ id: CheckID, _ cause: Cause, x: Int) -> CheckResult {
      Samples.check {
        $0.id = id
        $0.status = .retake
        $0.cause = cause
        $0.regions = [PixelRect(x: x, y: 2, width: 3, height: 4)]
      }
    }
    let parts = [check(.blur, .focus, x: 20), check(.contrast, .shadow, x: 30)]
    let alone = try Self.drawing { $0.checks = parts }.markup
    #expect(alone.contains("points=\"20,2") && alone.contains("points=\"30,2"))
    let both = try Self.drawing { $0.checks = [check(.legibility, .focus, x: 10)] + parts }.markup
    #expect(both.contains("points=\"10,2") && both.contains("points=\"30,2"))
    #expect(!both.contains("points=\"20,2"))
  }
}
