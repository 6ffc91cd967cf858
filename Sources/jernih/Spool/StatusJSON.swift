import JSON
import Spool
import Verdicts

/// What `status --format json` prints.
struct StatusJSON {
  let facts: StatusFacts
  private var status: SpoolStatus { facts.status }

  /// The text.
  var text: String { json.pretty }

  private var json: JSON {
    .object([
      "schema": .text("jernih.status/1"), "well": .bool(!facts.needsPerson),
      "new": .integer(status.new), "uploading": .integer(status.uploading),
      "decisions": .integer(status.decisions), "active": .integer(status.active),
      "deferred": .integer(status.deferred), "quarantine": .integer(status.quarantined),
      "cases": .integer(status.cases), "photos": .integer(status.photos),
      "outbox": .integer(status.events), "oldestNewSeconds": .number(status.oldestNewSeconds),
      "oldestDeferredSeconds": .number(status.oldestDeferredSeconds),
      "photosPerMinute": .number(facts.photosPerMinute),
      "day": JSON(
        .object(
          facts.day.map { JSON.Member(key: $0.outcome.rawValue, value: .integer($0.count)) })),
      "freeBytes": .number(Double(status.freeBytes), digits: 0),
      "stuck": .list(status.stuck.map { .text($0) }),
      "passedOver": .list(
        status.passedOver.map {
          .object(["place": .text($0.place), "what": .text($0.what)])
        }),
      "services": .list(status.services.map(Self.json)),
    ])
  }

  private static func json(_ service: ServiceStatus) -> JSON {
    .object([
      "host": .text(service.host), "process": .integer(service.process.map(Int.init)),
      "isolation": .text(service.isolation.first),
      "sandbox": .list(service.isolation.dropFirst().map { .text($0) }),
      "jobs": .integer(service.jobs), "silentSeconds": .number(service.silentSeconds),
      "gone": .bool(service.isAbandoned), "version": .text(service.state?.version),
      "policy": .text(service.state?.policy), "started": .text(service.state?.started),
      "watching": .text(service.state.map { $0.isWatching ? "inotify" : "timer" }),
      "troubles": .list(
        (service.state?.troubles ?? []).map { trouble in
          .object([
            "what": .text(trouble.want.rawValue), "line": .text(trouble.what),
            "began": .text(trouble.began), "ended": .text(trouble.ended),
          ])
        }),
    ])
  }
}
