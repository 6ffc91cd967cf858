import Files
import Spool
import Testing

@Suite("names of drops")
struct DropNameTests {
  private func read(_ name: String) -> NameReading {
    DropName.read(EntryName(name), kinds: TemporarySpool.kinds)
  }

  @Test(
    "a usable name gives case, kind and token",
    arguments: [
      ("GW-2020-00123.ktp.jpg", "GW-2020-00123", "ktp", nil),
      ("GW-2020-00123.rumah.b7f3.png", "GW-2020-00123", "rumah", "b7f3"),
      ("a.kk.JPEG", "a", "kk", nil),
      ("3201010101010001-2.ktp.jpg", "3201010101010001-2", "ktp", nil),
      ("320101010101000.ktp.jpg", "320101010101000", "ktp", nil),
      ("A_b-9.lainnya._-.x\ny", "A_b-9", "lainnya", "_-"),
    ] as [(String, String, String, String?)])
  func usable(name: String, caseID: String, kind: String, token: String?) {
    guard case .usable(let drop) = read(name) else {
      Issue.record("\(name) was not usable")
      return
    }
    #expect(drop.caseID == caseID)
    #expect(drop.kind == kind)
    #expect(drop.token == token)
  }

  @Test("a case's file is told by its whole name")
  func caseFile() {
    guard case .usable(let drop) = read("GW-1.case.json") else {
      Issue.record("not usable")
      return
    }
    #expect(drop.content == .caseFile)
    #expect(drop.kind == nil)
    #expect(read("GW-1.case.txt") == unusable(.badName, "GW-1"))
    #expect(read("GW-1.case.x.json") == unusable(.badName, "GW-1"))
  }

  @Test(
    "a name that is still being written waits",
    arguments: [".GW-1.ktp.jpg", "GW-1.ktp.jpg.part", "x.tmp", "GW-1.ktp.filepart", "."])
  func waits(name: String) { #expect(read(name) == .waits) }

  @Test(
    "any other name is unusable, and what it gave is kept",
    arguments: [
      ("", nil), ("photo.jpg", "photo"), ("-rf.ktp.jpg", nil), ("_x.ktp.jpg", nil),
      ("GW 1.ktp.jpg", nil), ("GW-1.KTP.jpg", "GW-1"), ("GW-1.ktp", "GW-1"),
      ("GW-1.ktp.", "GW-1"), ("GW-1..jpg", "GW-1"), ("GW-1.ktp.a.b.jpg", "GW-1"),
      ("GW-1.auto.jpg", "GW-1"), ("GW-1.decision.jpg", "GW-1"), ("GW-1\u{202e}.ktp.jpg", nil),
      ("<img src=x onerror=alert(1)>.jpg", nil), ("GW-1.9a.jpg", "GW-1"),
    ] as [(String, String?)])
  func bad(name: String, caseID: String?) {
    guard case .unusable(let found) = read(name) else {
      Issue.record("\(name) was taken")
      return
    }
    #expect(found.reason == .badName)
    #expect(found.caseID == caseID)
  }

  @Test("16 digits alone are an applicant's number and never a case")
  func applicantNumber() {
    #expect(read("3201010101010001.ktp.jpg") == unusable(.applicantNumber))
    #expect(!DropName.isCase("3201010101010001"))
  }

  @Test("a kind that is not the policy's is named as such")
  func unknownKind() {
    #expect(read("GW-1.sim.jpg") == unusable(.unknownKind, "GW-1", "sim"))
    guard case .usable = DropName.read(EntryName("GW-1.sim.jpg"), kinds: nil) else {
      Issue.record("any word should do where no kinds are given")
      return
    }
  }

  @Test("a token that is too long or holds other letters is refused")
  func tokens() {
    let long = String(repeating: "t", count: 33)
    #expect(read("GW-1.ktp.\(long).jpg") == unusable(.badName, "GW-1", "ktp"))
    #expect(read("GW-1.ktp.a b.jpg") == unusable(.badName, "GW-1", "ktp"))
    #expect(DropName.isToken(DropName.randomToken()))
    #expect(DropName.randomToken() != DropName.randomToken())
  }

  @Test("a decision's name has case, kind, the number of a later photo, and a token")
  func decisions() {
    func decision(_ name: String) -> NameReading {
      DropName.read(EntryName(name), kinds: ["kk"], asDecision: true)
    }
    func number(_ name: String) -> Int? {
      guard case .usable(let drop) = decision(name),
        case .decision("ktp", let number) = drop.content
      else { return nil }
      return number
    }
    // The policy may have had the kind once.
    #expect(number("GW-1.ktp.a.decision.json") == 1)
    #expect(number("GW-1.ktp.12.a.decision.json") == 12)
    for name in [
      "GW-1.ktp.decision.json", "GW-1.ktp.1.a.decision.json", "GW-1.ktp.02.a.decision.json",
      "GW-1.ktp.a.json", "GW-1.ktp.jpg", "GW-1.case.json", "GW-1.ktp.2.a.b.decision.json",
    ] {
      #expect(decision(name) == unusable(.badName, "GW-1"), "\(name)")
    }
    #expect(decision("3201010101010001.ktp.a.decision.json") == unusable(.applicantNumber))
    #expect(decision(".GW-1.ktp.a.part") == .waits)
    #expect(read("GW-1.ktp.a.decision.json") != decision("GW-1.ktp.a.decision.json"))
  }

  @Test("64 letters make a case, 65 do not; bytes that are no text never do")
  func bounds() {
    #expect(DropName.isCase(String(repeating: "c", count: 64)))
    #expect(!DropName.isCase(String(repeating: "c", count: 65)))
    let name = EntryName([0xff, 0xfe] + Array(".ktp.jpg".utf8))
    #expect(DropName.read(name, kinds: nil) == unusable(.badName))
  }

  private func unusable(
    _ reason: RejectionReason, _ caseID: String? = nil, _ kind: String? = nil
  ) -> NameReading { .unusable(UnusableName(reason: reason, caseID: caseID, kind: kind)) }
}
