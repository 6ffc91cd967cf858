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
          let remedy = Self.messages.remedy(of: message)
          #expect((remedy == nil) == message.clerksOnly, "\(key)")
          let texts = [remedy?.text, remedy?.also].compactMap(\.self)
          for text in texts.flatMap({ [$0.id, $0.en] }) {
            #expect(text.hasSuffix("."), "\(key)")
          }
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
          #expect(text.count > 40 && text.split(separator: " ").count <= 40, "\(code)")
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
    for text in [reply.id, reply.en] { #expect(text.split(separator: " ").count <= 40) }
    #expect(reply.id.contains("bukan ke layar"))
  }

  @Test("no reply asks for a new photo and says that none is needed")
  func noContradiction() {
    let findings = Samples.good("kk", dpi: 80, fill: 0.9)
      .with(Reading(.blur, value: 20, cause: .focus))
    let reply = Samples.judge(findings).reply
    #expect(reply.id.contains("Mohon foto ulang") && reply.id.contains("Dokumen"))
    #expect(!reply.id.contains("Tidak perlu"))
  }

  @Test("a slight blur is not what hides a missing document")
  func missingAndSlightlyBlurred() {
    let missing = Samples.good("ktp").with(Reading(.framing, value: 0, cause: .missing))
    let slight = Samples.judge(missing.with(Reading(.blur, value: 3, cause: .focus))).reply
    #expect(slight.id.hasPrefix("Kami belum bisa menemukan KTP"))
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
    #expect(reply.id.ranges(of: "Dekatkan").count == 1)
    #expect(reply.id.ranges(of: "sentuh").count == 1 && !reply.id.contains("Sentuh"))
  }

  @Test("dark here and too bright there asks for one light, and far but cut for one distance")
  func reconciled() {
    let glare = Samples.good("ktp").with(Reading(.exposure, value: 0.5, cause: .dark))
      .with(Reading(.glare, value: 0.2, cause: .overPrint))
    let light = Samples.judge(glare).reply
    #expect(light.id.contains("terang yang teduh, tanpa lampu kilat"))
    #expect(!light.id.contains("jendela") && !light.id.contains("Matikan"))
    let cut = Samples.good("ktp", dpi: 90, fill: 0.3).with(Reading(.framing, value: 0.5))
    let distance = Samples.judge(cut).reply
    #expect(distance.id.contains("Atur jarak HP"))
    #expect(!distance.id.contains("Dekatkan") && !distance.id.contains("keempat"))
  }

  @Test("print that cannot be read is said by what it is made of, or by its own cause")
  func legibility() throws {
    let writer = ReplyWriter(policy: .default, kind: try #require(Policy.default.kind("ktp")))
    let grave = DefectSamples.result(.legibility, .retake, .focus)
    let slightBlur = DefectSamples.result(.blur, .review, .focus)
    let parts = writer.reply(.retake, checks: [grave, slightBlur]).id
    #expect(parts.hasPrefix("Foto KTP buram karena kamera belum fokus. Mohon foto ulang."))
    let shadow = DefectSamples.result(.contrast, .review, .shadow)
    let own = writer.reply(.retake, checks: [grave, shadow]).id
    #expect(own.hasPrefix("Foto KTP tulisannya belum terbaca dan sebagian terkena bayangan."))
    let chat = DefectSamples.result(.legibility, .review, .chat)
    let resend = writer.reply(.review, checks: [chat]).id
    #expect(resend.contains("agak sulit dibaca. Tidak perlu foto ulang"))
  }

  @Test("a chat that shrank the photo beyond reading asks for the same one, not for a new one")
  func chatAlone() {
    let findings = Samples.good("kk", dpi: 80, fill: 0.9).with(Reading(.tilt, value: 20))
    let verdict = Samples.judge(findings)
    #expect(verdict.outcome == .retake)
    #expect(verdict.reply.id.contains("Tidak perlu foto ulang"))
    #expect(!verdict.reply.id.contains("miring"))
  }
}
