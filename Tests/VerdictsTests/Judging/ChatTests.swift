import Findings
import Measures
import Testing
import VerdictSupport
import Verdicts

/// What a chat service has shrunk is known by how it saves, not by its size alone.
struct ChatTests {
  /// The cause of a KK's few pixels, and whether the reply is worth sending by itself.
  private func cause(_ change: (inout PhotoFacts) -> Void) -> (cause: Cause?, isSent: Bool) {
    var findings = Samples.good("kk", dpi: 123, fill: 0.9)
    change(&findings.facts)
    let verdict = Samples.judge(findings)
    return (verdict.checks.first { $0.id == .resolution }?.cause, verdict.send)
  }

  @Test("WhatsApp's files are known at each of its sizes, upright or not", arguments: [1600, 1280])
  func whatsApp(longEdge: Int) {
    for quality in [75, 80] {
      let seen = cause {
        ($0.width, $0.height) = (longEdge * 3 / 4, longEdge)
        ($0.progressive, $0.jpegQuality, $0.jpegTable) = (true, quality, .mozjpeg)
      }
      #expect(seen.cause == .chat && seen.isSent)
    }
  }

  @Test("a cropped photo in WhatsApp's coding is a chat's, in another coding it is not")
  func cropped() {
    let whatsApp = cause {
      ($0.width, $0.height) = (1433, 1020)
      ($0.progressive, $0.jpegQuality, $0.jpegTable) = (true, 80, .mozjpeg)
    }
    #expect(whatsApp.cause == .chat)
    for table in [JPEGTable.standard, .flat, nil] {
      let other = cause {
        ($0.width, $0.height) = (1433, 1020)
        ($0.progressive, $0.jpegQuality, $0.jpegTable) = (true, 80, table)
      }
      #expect(other.cause == .small && !other.isSent)
    }
  }

  @Test("one scan of the standard table is a chat's at its sizes and qualities alone")
  func standard() {
    func cause(_ longEdge: Int, _ quality: Int) -> Cause? {
      self.cause {
        ($0.width, $0.height, $0.jpegQuality) = (longEdge, longEdge * 3 / 4, quality)
      }.cause
    }
    #expect(cause(1280, 75) == .chat && cause(1600, 70) == .chat && cause(1599, 70) == .chat)
    #expect(cause(1600, 92) == .small && cause(1280, 95) == .small)
    #expect(cause(1500, 75) == .small && cause(1024, 75) == .small)
  }

  @Test("neither a camera's file nor a PNG nor a larger one is a chat's")
  func others() {
    #expect(cause { $0.hasCameraTags = true }.cause == .small)
    #expect(cause { ($0.format, $0.jpegQuality, $0.jpegTable) = (.png, nil, nil) }.cause == .small)
    let large = cause {
      ($0.width, $0.height) = (4096, 3072)
      ($0.progressive, $0.jpegQuality, $0.jpegTable) = (true, 80, .mozjpeg)
    }
    #expect(large.cause == .small)
  }
}
