import Explanation
import Findings
import Foundation
import Measures
import PageSupport
import Raster
import Report
import Testing
import Verdicts

@Suite struct ExplanationDrawingTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden/ktp-blur.svg")

  private static let tags: Set = [
    "svg", "title", "rect", "clipPath", "image", "g", "polygon", "polyline", "text", "circle",
    "line", "path",
  ]

  private func words(_ language: Language = .id) -> ExplanationWords {
    ExplanationWords(language, policy: .default)
  }

  /// A card on a photo that was turned, half blurred.
  private func verdict() throws -> Verdict {
    var verdict = try StoredVerdict.read(
      StoredVerdict.check(status: "retake", cause: .motion) + ","
        + StoredVerdict.check(.exposure, status: "pass", cause: nil))
    verdict.document?.corners = Quad(
      topLeft: Point(x: 1300, y: 100), topRight: Point(x: 1300, y: 1100),
      bottomRight: Point(x: 670, y: 1100), bottomLeft: Point(x: 670, y: 100))
    verdict.turn = .threeQuarters
    verdict.checks[1].unit = "share"
    verdict.checks[1].value = 0.25
    verdict.checks[1].score = 77
    verdict.checks[1].limits = nil
    return verdict
  }

  @Test("a verdict is drawn as it was when it was last looked at; UPDATE_DOCS=1 draws it anew")
  func golden() throws {
    let drawn = ExplanationDrawing(try verdict(), jpeg: [0xFF, 0xD8, 0xFF, 0xD9], words: words())
      .svg
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
      try drawn.markup.write(to: Self.golden, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: Self.golden, encoding: .utf8)
    #expect(kept == drawn.markup, "run the tests once with UPDATE_DOCS=1 and look at it")
  }

  @Test("the document is outlined, its top marked, and the places of defects alone are tinted")
  func marks() throws {
    let svg = ExplanationDrawing(try verdict(), jpeg: [1], words: words(.en)).svg.markup
    #expect(svg.contains("data:image/jpeg;base64,AQ=="))
    // 800 px for a long edge of 1600, turned by 270°: the stored corner (1300, 100) is at the left.
    #expect(svg.contains("points=\"70,200 570,200 570,515 70,515\""))
    #expect(svg.contains("points=\"70,200 570,200\" fill=\"none\" stroke=\"#d4006e\""))
    #expect(svg.components(of: "fill-opacity=\"0.35\"") == 1)
    #expect(svg.contains("<clipPath id=\"document\"><polygon points=\"70,200 570,200"))
    #expect(!svg.contains("dasharray=\"4 3\"") && !svg.contains("Exposure ("))
    #expect(svg.contains(">edge of the document</text>") && svg.contains(">its top side</text>"))
    #expect(svg.contains("turned 270° clockwise") && svg.contains(">top</text>"))
    #expect(svg.contains("is blurred by movement") && svg.contains("4.1\u{A0}px"))
    #expect(svg.contains(">Reply</text>"))
  }

  @Test("a document beside is marked where it lies, and the others on this one alone")
  func beside() throws {
    var verdict = try verdict()
    var framing = verdict.checks[0]
    framing.id = .framing
    framing.status = .review
    framing.regions = [PixelRect(x: 5, y: 5, width: 40, height: 30)]
    verdict.checks.append(framing)
    let svg = ExplanationDrawing(verdict, jpeg: [1], words: words(.en)).svg.markup
    let clipped = try #require(svg.range(of: "<g clip-path=\"url(#document)\">"))
    let marks = svg.components(of: "fill-opacity=\"0.35\"")
    let inside = String(svg[clipped.lowerBound...]).components(of: "fill-opacity=\"0.35\"")
    #expect(marks == 2 && inside == 1)
  }

  @Test("pixels of a kind without a size are no dpi")
  func noSize() throws {
    var verdict = try verdict()
    verdict.document?.dotsPerInch = nil
    var resolution = verdict.checks[0]
    resolution.id = .resolution
    resolution.value = 1600
    resolution.unit = "px"
    verdict.checks = [resolution]
    let svg = ExplanationDrawing(verdict, jpeg: [1], words: words(.en)).svg.markup
    #expect(!svg.contains("dpi"))
  }

  @Test("where nobody knows which side is up, none is marked")
  func unknownTurn() throws {
    var verdict = try verdict()
    verdict.turn = nil
    let svg = ExplanationDrawing(verdict, jpeg: [1], words: words()).svg.markup
    #expect(!svg.contains(">atas</text>") && !svg.contains("<polyline"))
    #expect(svg.contains("stroke-dasharray=\"10 6\"") && svg.contains("arah tidak diketahui"))
  }

  @Test("a photo without pixels is explained without a picture")
  func unreadable() throws {
    var verdict = try verdict()
    verdict.outcome = .unreadable
    verdict.fault = Fault(.unsupported, "HEIC", seen: "heic")
    verdict.checks = []
    verdict.document = nil
    verdict.turn = nil
    let svg = ExplanationDrawing(verdict, jpeg: nil, words: words(.en)).svg.markup
    #expect(!svg.contains("<image") && svg.contains("no picture") && svg.contains("HEIC"))
  }

  @Test("no name, word or number of a verdict becomes markup", arguments: [1, 3])
  func hostile(repeats: Int) throws {
    let attack = Array(repeating: Hostile.text, count: repeats).joined(separator: " ")
    var verdict = try verdict()
    verdict.submission.file = attack
    verdict.kind = attack
    verdict.reply = Bilingual(id: attack, en: attack)
    verdict.checks[0].unit = attack
    verdict.checks[0].measures = [attack: 1e300, "n": .nan]
    verdict.document?.corners.topLeft = Point(x: .infinity, y: -1e300)
    var readable = verdict
    readable.fault = Fault(.corrupt, attack, seen: attack)
    for verdict in [verdict, readable] {
      for language in Language.allCases {
        let svg = ExplanationDrawing(verdict, jpeg: [1, 2], words: words(language)).svg.markup
        let body = svg.split(separator: "\n", maxSplits: 1)[1]
        let reader = MarkupReader(String(body))
        #expect(reader.faults.isEmpty, "\(reader.faults)")
        #expect(Set(reader.tags.map(\.name)).subtracting(Self.tags).isEmpty)
        for (name, attributes) in reader.tags {
          #expect(attributes.keys.allSatisfy { !$0.hasPrefix("on") })
          if let href = attributes["href"] {
            #expect(name == "image" && href == "data:image/jpeg;base64,AQI=")
          }
        }
        #expect(!svg.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
      }
    }
  }

  @Test("the page of all pictures links each, by an address that no name can change")
  func index() throws {
    var index = ExplanationIndex(words())
    var verdict = try verdict()
    verdict.submission.file = Hostile.text
    index.add(verdict, file: "1-\(Hostile.text).svg")
    for _ in 0..<ExplanationIndex.entriesMaximum { index.add(verdict, file: "2-x.jpg.svg") }
    let page = index.page.markup
    let reader = MarkupReader(page)
    #expect(reader.faults.isEmpty, "\(reader.faults)")
    #expect(page.components(of: "<img src=\"2-x.jpg.svg\"") == ExplanationIndex.entriesMaximum - 1)
    #expect(page.contains("dan 1 foto lagi"))
    let links = Set(reader.tags.filter { $0.name == "a" }.compactMap { $0.attributes["href"] })
      .subtracting(["#main"])
    #expect(links.count == 2)
    #expect(links.allSatisfy { !$0.contains(":") && !$0.contains("/") && !$0.contains("<") })
  }
}
