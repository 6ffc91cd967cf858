import JSON
import Testing
import Verdicts

struct DossierReplyTests {
  private static let tuesdayMorning = "2020-03-24T02:00:00.000Z"
  private static let fridayEvening = "2020-03-27T12:00:00.000Z"

  private func dossier(_ attempts: [(String, Outcome)], _ programme: String? = nil) -> Dossier {
    let judged = attempts.enumerated().map { number, attempt in
      JudgedAttempt(kind: attempt.0, number: number + 1, outcome: attempt.1, score: 60)
    }
    return Dossier(judged, programme: programme, policy: .default)
  }

  private func answer(_ kind: String, _ outcome: Outcome, send: Bool = false) throws -> Answer {
    let event = JSON.object([
      "kind": .text(kind), "n": .integer(1), "verdict": .text(outcome.rawValue),
      "reply": JSON.object(["id": .text("Balasan."), "en": .text("Reply.")]), "send": .bool(send),
    ])
    return try #require(Answer(event: event))
  }

  @Test("the invitation to the office comes with the last photo of such a programme only")
  func invitation() throws {
    let accepted = try answer("kk", .accept)
    let one = dossier([("ktp", .accept)], "jampersal")
    #expect(one.inPerson)
    #expect(one.reply(to: accepted, at: Self.tuesdayMorning, policy: .default) == accepted.reply)
    let both = dossier([("ktp", .accept), ("kk", .accept)], "jampersal")
    #expect(both.state == .complete)
    let reply = both.reply(to: accepted, at: Self.tuesdayMorning, policy: .default)
    #expect(
      reply.id == """
        Balasan. Semua berkas Jampersal sudah lengkap. Silakan datang ke kantor dengan membawa \
        dokumen asli, Senin–Jumat 08.00–16.00 WITA.
        """)
    #expect(reply.en.contains("come to the office"))
    #expect(reply.en.hasSuffix("Monday–Friday 08:00–16:00 WITA."))
  }

  @Test("a programme's own hours are told in the place of the office's")
  func programmeHours() throws {
    let text = """
      {programmes: {jampersal: {hours: [{days: ["tue", "thu"], from: "09:00", to: "11:30"},
        {days: ["sat"], from: "09:00", to: "10:00"}]}}}
      """
    let policy = try Policy.load(Array(text.utf8), named: "own.json5")
    let both = Dossier(
      [
        JudgedAttempt(kind: "ktp", number: 1, outcome: .accept, score: 60),
        JudgedAttempt(kind: "kk", number: 1, outcome: .accept, score: 60),
      ], programme: "jampersal", policy: policy)
    let reply = both.reply(
      to: try answer("kk", .accept), at: Self.tuesdayMorning, policy: policy)
    #expect(reply.id.hasSuffix("Selasa, Kamis 09.00–11.30 dan Sabtu 09.00–10.00 WITA."))
  }

  @Test("the third retake of one paper in a row offers a person, whatever else was sent")
  func person() throws {
    let retake = try answer("ktp", .retake, send: true)
    let twice = dossier([("ktp", .retake), ("kk", .retake), ("ktp", .unreadable)])
    #expect(twice.reply(to: retake, at: Self.tuesdayMorning, policy: .default) == retake.reply)
    let thrice = dossier([
      ("ktp", .retake), ("kk", .accept), ("ktp", .unreadable), ("ktp", .retake),
    ])
    let reply = thrice.reply(to: retake, at: Self.tuesdayMorning, policy: .default)
    #expect(
      reply.id == """
        Balasan. Kalau masih sulit, silakan datang ke kantor, Senin–Jumat 08.00–16.00 WITA. \
        Petugas akan membantu.
        """)
    let mended = dossier([("ktp", .accept), ("ktp", .retake), ("ktp", .retake), ("ktp", .retake)])
    #expect(mended.reply(to: retake, at: Self.tuesdayMorning, policy: .default) == retake.reply)
  }

  @Test("while the office is closed a photo for a clerk is told when one will look")
  func hours() throws {
    let review = try answer("ktp", .review)
    let standing = dossier([("ktp", .review)])
    #expect(standing.reply(to: review, at: Self.tuesdayMorning, policy: .default) == review.reply)
    let evening = standing.reply(to: review, at: Self.fridayEvening, policy: .default)
    #expect(
      evening.id
        == "Balasan. Kantor sedang tutup; petugas memeriksanya hari Senin mulai pukul 08.00 WITA.")
    #expect(
      evening.en
        == "Reply. The office is closed now; a clerk will look at it on Monday from 08:00 WITA.")
    // What is sent by itself asks for something, and no clerk looks before it comes.
    let asked = try answer("ktp", .review, send: true)
    #expect(standing.reply(to: asked, at: Self.fridayEvening, policy: .default) == asked.reply)
    let silent = try Policy.load(Array("{office: {hours: []}}".utf8), named: "own.json5")
    #expect(standing.reply(to: review, at: Self.fridayEvening, policy: silent) == review.reply)
  }
}
