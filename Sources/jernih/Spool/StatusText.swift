import Report
import Spool
import Verdicts

/// What `status` shows to a person.
struct StatusText {
  let facts: StatusFacts
  /// The spool as the command line named it, safe on a terminal.
  let spool: String
  let words: StaffWords
  private var status: SpoolStatus { facts.status }
  private var remedies: StatusRemedies { StatusRemedies(words: words) }

  /// All of it.
  var text: String {
    counts + work + services + trouble
  }

  // MARK: Numbers

  private var counts: String {
    let rows: [(String, Int, String)] = [
      ("new", status.new, words("kiriman yang menunggu", "drops that wait")),
      ("uploading", status.uploading, words("unggahan belum selesai", "unfinished uploads")),
      (
        "decisions", status.decisions,
        words("keputusan petugas yang menunggu", "clerks' decisions that wait")
      ),
      ("active", status.active, words("foto sedang dinilai", "photos being judged")),
      (
        "deferred", status.deferred,
        words("foto menunggu dicoba lagi", "photos that wait for another try")
      ),
      (
        "quarantine", status.quarantined,
        words("kiriman yang tidak dapat diambil", "drops that cannot be taken")
      ),
      ("cases", status.cases, words("berkas", "cases")),
      ("photos", status.photos, words("foto sudah dinilai", "judged photos")),
      (
        "outbox", status.events,
        words("pesan yang belum diambil gateway", "events nobody has taken yet")
      ),
    ]
    var text = rows.map { Self.line($0.0, "\($0.1)", $0.2) }.joined()
    if let age = status.oldestNewSeconds {
      text += Self.line(
        "oldest", NumberText.shortSpans(seconds: age).text(in: words.language),
        words("lamanya kiriman tertua menunggu", "how long the oldest drop has waited"))
    }
    return text
  }

  private var work: String {
    let total = facts.day.reduce(0) { $0 + $1.count }
    let mix = facts.day.filter { $0.count > 0 }.map { "\($0.count) \($0.outcome.rawValue)" }
      .joined(separator: ", ")
    let minutes = StatusFacts.rateMinutes
    return Self.line(
      "rate", VerdictText.number(facts.photosPerMinute),
      words(
        "foto per menit, \(minutes) menit terakhir",
        "photos a minute, over the last \(minutes) minutes"))
      + Self.line(
        "day", "\(total)",
        words("foto dinilai dalam 24 jam terakhir", "photos judged within 24 hours")
          + (mix.isEmpty ? "" : ": \(mix)"))
  }

  private static func line(_ name: String, _ value: String, _ help: String) -> String {
    let label = name + String(repeating: " ", count: max(1, 12 - name.count))
    return label + String(repeating: " ", count: max(0, 8 - value.count)) + value + "  \(help)\n"
  }

  // MARK: Who works

  private var services: String {
    var text = ""
    for service in status.services {
      let host = TerminalText.escaped(service.host)
      let process = service.process.map { " process \($0)" } ?? ""
      text += "service  \(host)\(process): \(state(of: service))\n"
      if let isolation = service.isolation.first, !service.isAbandoned {
        let sandbox = service.isolation.dropFirst().joined(separator: ", ")
        text += "sandbox  \(TerminalText.escaped("isolation \(isolation): \(sandbox)"))\n"
      }
    }
    if facts.atWork.isEmpty { text += "service  \(remedies.start(spool))\n" }
    return text
  }

  private func state(of service: ServiceStatus) -> String {
    if service.isAbandoned {
      return words(
        "sudah berhenti; layanan lain mengambil alih fotonya",
        "gone; another service takes over its photos")
    }
    guard service.isAtWork else { return words("sebuah perintah", "a command") }
    let work = words("bekerja", "at work")
    guard let state = service.state else { return work }
    let how =
      state.isWatching
      ? words("melihat kiriman lewat inotify", "watches by inotify")
      : words("mencari kiriman setiap beberapa detik", "watches by timer")
    return TerminalText.escaped("\(work), \(how), \(state.version), \(state.policy)")
  }

  // MARK: What a person should do

  private var trouble: String {
    var text = ""
    for trouble in facts.lasting {
      text += line("trouble", trouble, words("sejak", "since") + " \(trouble.began)")
      text += "         → \(remedies.remedy(trouble.want))\n"
    }
    for trouble in facts.over.suffix(Self.overMaximum) {
      text += line("over", trouble, "\(trouble.began) – \(trouble.ended ?? "")")
    }
    for name in status.stuck { text += "stuck    \(TerminalText.escaped(name))\n" }
    if !status.stuck.isEmpty { text += "         → \(remedies.ofStuck)\n" }
    for thing in status.passedOver {
      text += "passed over  \(TerminalText.escaped(thing.what))\n"
    }
    if !status.passedOver.isEmpty { text += "         → \(remedies.ofPassedOver)\n" }
    return text
  }

  private static let overMaximum = 5

  private func line(_ label: String, _ trouble: ServiceState.Trouble, _ when: String) -> String {
    let name = remedies.name(trouble.want)
    let pad = String(repeating: " ", count: max(1, 9 - label.count))
    return "\(label)\(pad)" + TerminalText.escaped("\(name), \(when): \(trouble.what)") + "\n"
  }
}
