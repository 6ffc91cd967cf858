import Codecs
import Findings
import Inspection
import Raster
import Testing
import Verdicts
import Wire
import Vocabulary

/// What a decoder says of a file, and that the parent reads the same.
@Suite("Words that cross to the parent")
struct WordsTests {
  @Test("what the decoder says is whose fault the parent says it is, and crosses the border")
  func faults() throws {
    let jpeg = InspectorTests.picture(Size(width: 320, height: 240))
    var stray = jpeg
    stray.replaceSubrange(stray.count / 2..<stray.count / 2 + 2, with: [0xFF, 0xD3])
    let files: [([UInt8], FaultEvidence)] = [
      ([], .found(.empty)), (Array(jpeg.prefix(100)), .found(.headerCut)),
      (Array(jpeg.prefix(jpeg.count / 2)), .found(.pictureCut)), (stray, .found(.strayMarker)),
      ([0xFF, 0xD8, 0xFF, 0xD8], .found(.badStructure)),
      (Array("%PDF-1.7".utf8), .unsupported(.pdf)), (Array("hello".utf8), .unsupported(.text)),
      ([UInt8](repeating: 0, count: 4096), .unsupported(.zeros)),
    ]
    for (file, evidence) in files {
      let findings = InspectorTests.inspect(file)
      #expect(findings.fault == Fault(evidence))
      let report = ChildReport(findings: findings)
      #expect(
        try ChildReport(frame: report.frame, for: InspectorTests.assignment("rumah")) == report)
    }
  }

  @Test("zeros at an end are told of a photo that is whole, of one that is cut, and of none")
  func zeros() {
    let zeros = [UInt8](repeating: 0, count: 64)
    let jpeg = InspectorTests.picture(Size(width: 320, height: 240))
    let half = Array(jpeg.prefix(jpeg.count / 2))
    for (file, isReadable) in [(jpeg + zeros, true), (half + zeros, false), (zeros + jpeg, false)] {
      let findings = InspectorTests.inspect(file)
      #expect(findings.hasZerosAtAnEnd && (findings.fault == nil) == isReadable)
    }
    for file in [jpeg, half, jpeg + zeros.dropLast(), []] {
      #expect(!InspectorTests.inspect(file).hasZerosAtAnEnd)
    }
    #expect(InspectorTests.inspect([0, 0, 0]).hasZerosAtAnEnd)
  }
}
