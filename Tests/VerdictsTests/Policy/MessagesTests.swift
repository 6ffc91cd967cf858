import VerdictSupport
import Findings
import Measures
import Testing
import Verdicts

struct MessagesTests {
  private static let messages = Policy.default.messages

  @Test("every check with every cause has a message in both languages, for every kind")
  func complete() throws {
    for kind in Policy.default.kinds {
      for check in CheckID.allCases {
        for cause in [nil] + Cause.allCases.map(Optional.some) {
          let key = cause.map { "\(check.rawValue).\($0.rawValue)" } ?? check.rawValue
          let message = try #require(Self.messages.message(key, kind: kind.kind), "\(key)")
          #expect(message.remedy.id.hasSuffix(".") && message.remedy.en.hasSuffix("."), "\(key)")
        }
      }
    }
  }

  @Test("every cause that a check can have is ordered")
  func ordered() {
    for check in CheckID.allCases {
      #expect(Self.messages.rank(check.rawValue) < Self.messages.order.count, "\(check)")
    }
  }

  @Test("every fault has a reply in both languages, and HEIC says what to do on an iPhone")
  func faults() {
    for code in Fault.Code.allCases {
      for seen in [nil, "heic", "webp", "pdf", "jpeg-arithmetic", "unknown"] {
        let reply = Samples.judge(
          Findings(fault: Fault(code, "x", seen: seen), kind: "kk")
        ).reply
        for text in [reply.id, reply.en] {
          #expect(text.count > 40 && text.count < 600, "\(code)")
          #expect(!text.contains("{") && !text.contains("}"), "\(text)")
        }
      }
    }
    let heic = Samples.judge(
      Findings(fault: Fault(.unsupported, "x", seen: "heic"), kind: "ktp")
    ).reply
    #expect(heic.id.contains("iPhone") && heic.id.contains("Format"))
    let webp = Samples.judge(
      Findings(fault: Fault(.unsupported, "x", seen: "webp"), kind: "ktp")
    ).reply
    #expect(webp.id.contains("WEBP"))
  }

  @Test("a format that is on no list of ours is not said, wherever the fault comes from")
  func unknownFormat() {
    func reply(_ seen: String?) -> Bilingual {
      Samples.judge(Findings(fault: Fault(.unsupported, "x", seen: seen), kind: "ktp")).reply
    }
    let unknown = reply("unknown")
    for seen in ["Klik http://evil.example/ktp utk verifikasi ATM", "<script>", "HEIC", "", nil] {
      #expect(reply(seen) == unknown)
    }
  }

  @Test("any two defects make one reply without gaps, within the length that a chat shows")
  func pairs() {
    let readings: [Reading] = [
      Reading(.resolution, value: 60), Reading(.blur, value: 60, cause: .focus),
      Reading(.blur, value: 60, cause: .motion), Reading(.exposure, value: 0.5, cause: .dark),
      Reading(.exposure, value: 0.5, cause: .bright), Reading(.tilt, value: 50),
      Reading(.framing, value: 0.5), Reading(.framing, value: 1, measures: ["fill": 0.1]),
      Reading(.framing, value: 0, cause: .missing), Reading(.glare, value: 0.2),
      Reading(.contrast, value: 0.05, cause: .shadow), Reading(.noise, value: 30),
      Reading(.colour, value: 0.01), Reading(.recapture, value: 0.9, cause: .screen),
      Reading(.occlusion, value: 0.1), Reading(.compression, value: 0.9, cause: .recompressed),
      Reading(.kind, value: 0.05, cause: .otherKind), Reading(.duplicate, value: 0),
    ]
    for a in readings {
      for b in readings where b.check != a.check {
        for fill in [0.2, 0.8] {
          let findings = Samples.good("ktp", fill: fill).with(a).with(b)
          let reply = Samples.judge(findings).reply
          for text in [reply.id, reply.en] {
            #expect(text.count <= 600)
            #expect(!text.contains("{") && !text.contains("  ") && !text.contains(". ."), "\(text)")
          }
        }
      }
    }
  }

  @Test("every defect at once still fits, and the first remedy is kept")
  func everything() {
    var findings = Samples.good("ktp", fill: 0.2)
    findings.readings = [
      Reading(.resolution, value: 60), Reading(.blur, value: 60, cause: .motion),
      Reading(.exposure, value: 0.5, cause: .dark), Reading(.tilt, value: 50),
      Reading(.framing, value: 1, measures: ["fill": 0.1]), Reading(.glare, value: 0.2),
      Reading(.contrast, value: 0.05, cause: .shadow), Reading(.noise, value: 30),
      Reading(.colour, value: 0.01), Reading(.recapture, value: 0.9, cause: .screen),
      Reading(.occlusion, value: 0.1), Reading(.compression, value: 0.9, cause: .recompressed),
    ]
    let reply = Samples.judge(findings).reply
    #expect(reply.id.count <= 600 && reply.en.count <= 600)
    #expect(reply.id.contains("bukan dari layar"))
  }

  @Test("no reply asks for a new photo and says that none is needed")
  func noContradiction() {
    let findings = Samples.good("kk", dpi: 80, fill: 0.9)
      .with(Reading(.blur, value: 20, cause: .focus))
    let reply = Samples.judge(findings).reply
    #expect(reply.id.contains("difoto ulang") && reply.id.contains("Dokumen"))
    #expect(!reply.id.contains("Tidak perlu"))
  }

  @Test("a slight blur is not what hides a missing document")
  func missingAndSlightlyBlurred() {
    let missing = Samples.good("ktp").with(Reading(.framing, value: 0, cause: .missing))
    let slight = Samples.judge(missing.with(Reading(.blur, value: 3, cause: .focus))).reply
    #expect(slight.id.hasPrefix("KTP tidak terlihat"))
    let grave = Samples.judge(missing.with(Reading(.blur, value: 60, cause: .focus))).reply
    #expect(grave.id.hasPrefix("Foto terlalu buram"))
  }

  @Test("an unknown turn is said only where there is nothing else to say")
  func minor() {
    let unknown = Samples.good("ktp").with(Reading(notMeasured: .orientation, why: .unsure))
    #expect(Samples.judge(unknown).reply.id.contains("mana bagian atasnya"))
    let dark = unknown.with(Reading(.exposure, value: 0.5, cause: .dark))
    #expect(!Samples.judge(dark).reply.id.contains("mana bagian atasnya"))
  }

  @Test("too far and blurred is one piece of advice")
  func farAndBlurred() {
    let findings = Samples.good("ktp", dpi: 90, fill: 0.2)
      .with(Reading(.blur, value: 20, cause: .focus))
    let reply = Samples.judge(findings).reply
    #expect(reply.id.contains("terlalu jauh dan buram"))
    #expect(reply.id.components(of: "Dekatkan") == 1)
    #expect(!reply.id.contains("kamera belum fokus"))
  }
}

extension String {
  fileprivate func components(of word: String) -> Int { ranges(of: word).count }
}
