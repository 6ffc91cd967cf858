import Spool
import Verdicts
import JSON

/// What `status` shows, in its three forms.
struct StatusText {
  /// The forms.
  enum Format: String, CaseIterable {
    case text, json, prometheus
  }

  /// One number of the status.
  private struct Row {
    var name: String
    var value: Double
    var help: String
  }

  var status: SpoolStatus

  func render(as format: Format) -> String {
    switch format {
    case .text: text
    case .json: json.pretty + "\n"
    case .prometheus: prometheus
    }
  }

  private var rows: [Row] {
    [
      Row(name: "new", value: Double(status.new), help: "drops that wait"),
      Row(name: "uploading", value: Double(status.uploading), help: "unfinished uploads"),
      Row(name: "active", value: Double(status.active), help: "photos being judged"),
      Row(
        name: "deferred", value: Double(status.deferred), help: "photos that wait for another try"),
      Row(
        name: "quarantine", value: Double(status.quarantined), help: "drops that cannot be taken"),
      Row(name: "cases", value: Double(status.cases), help: "cases"),
      Row(name: "photos", value: Double(status.photos), help: "judged photos"),
      Row(name: "outbox", value: Double(status.events), help: "events nobody has taken yet"),
      Row(
        name: "passed_over", value: Double(status.passedOver.count),
        help: "things that cannot be read or written"),
      Row(
        name: "services", value: Double(status.services.count { !$0.isAbandoned }),
        help: "services at work"),
    ]
  }

  private var text: String {
    var text = ""
    for row in rows where !["services", "passed_over"].contains(row.name) {
      text += Self.line(row.name, "\(Int(row.value))", row.help)
    }
    if let age = status.oldestNewSeconds {
      text += Self.line("oldest", Self.age(age), "how long the oldest drop has waited")
    }
    for service in status.services {
      let state = service.isAbandoned ? "gone; another service takes over its photos" : "at work"
      let process = service.process.map { " process \($0)" } ?? ""
      text += "service  \(TerminalText.escaped(service.host))\(process): \(state)\n"
      if let isolation = service.isolation.first, !service.isAbandoned {
        let sandbox = service.isolation.dropFirst().joined(separator: ", ")
        text += "sandbox  \(TerminalText.escaped("isolation \(isolation): \(sandbox)"))\n"
      }
    }
    for name in status.stuck { text += "stuck    \(TerminalText.escaped(name))\n" }
    for thing in status.passedOver {
      text += "passed over  \(TerminalText.escaped(thing.what))\n"
    }
    return text
  }

  private static func line(_ name: String, _ value: String, _ help: String) -> String {
    let label = name + String(repeating: " ", count: max(1, 12 - name.count))
    return label + String(repeating: " ", count: max(0, 8 - value.count)) + value + "  \(help)\n"
  }

  /// Seconds as people say them.
  static func age(_ seconds: Double) -> String {
    let whole = Int(max(0, min(seconds, 1e9)))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min"
    case ..<86_400: return "\(whole / 3600) h"
    default: return "\(whole / 86_400) d"
    }
  }

  private var json: JSON {
    .object([
      "schema": .text("jernih.status/1"), "new": .integer(status.new),
      "uploading": .integer(status.uploading), "active": .integer(status.active),
      "deferred": .integer(status.deferred), "quarantine": .integer(status.quarantined),
      "cases": .integer(status.cases), "photos": .integer(status.photos),
      "outbox": .integer(status.events), "oldestNewSeconds": .number(status.oldestNewSeconds),
      "oldestDeferredSeconds": .number(status.oldestDeferredSeconds),
      "freeBytes": .number(Double(status.freeBytes), digits: 0),
      "stuck": .list(status.stuck.map { .text($0) }),
      "passedOver": .list(
        status.passedOver.map {
          .object(["place": .text($0.place), "what": .text($0.what)])
        }),
      "services": .list(
        status.services.map { service in
          .object([
            "host": .text(service.host), "process": .integer(service.process.map(Int.init)),
            "isolation": .text(service.isolation.first),
            "sandbox": .list(service.isolation.dropFirst().map { .text($0) }),
            "jobs": .integer(service.jobs), "silentSeconds": .number(service.silentSeconds),
            "gone": .bool(service.isAbandoned),
          ])
        }),
    ])
  }

  /// The text format of Prometheus, for its textfile collector.
  private var prometheus: String {
    var all = rows
    all.append(
      Row(
        name: "oldest_new_seconds", value: status.oldestNewSeconds ?? 0,
        help: "age of the oldest drop"))
    all.append(Row(name: "free_bytes", value: Double(status.freeBytes), help: "free space"))
    var text = ""
    for row in all {
      let name = "jernih_" + row.name
      text += "# HELP \(name) \(row.help)\n# TYPE \(name) gauge\n"
      text += "\(name) \(VerdictText.number(row.value))\n"
    }
    return text
  }
}
