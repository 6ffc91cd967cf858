import Casework
import Spool
import Verdicts

/// What `status --format prometheus` prints: the text format that Prometheus and the textfile
/// collector of its node exporter read.
///
/// Counters are of the whole spool and never fall: they are counted from the journal and its notes.
/// What is not there (an age of nothing) has no line.
struct PrometheusText {
  let facts: StatusFacts
  private var status: SpoolStatus { facts.status }

  /// One line: its labels and its value.
  private typealias Sample = (labels: [(String, String)], value: Double)

  /// The text.
  var text: String { queue + work + counters + histogram }

  // MARK: Gauges

  private var queue: String {
    let gauges: [(String, Double?, String)] = [
      ("new_drops", Double(status.new), "Drops in new/ that wait to be taken."),
      ("unfinished_uploads", Double(status.uploading), "Uploads in new/ that are not finished."),
      (
        "waiting_decisions", Double(status.decisions),
        "Decisions of clerks that wait to be taken."
      ),
      ("claimed_photos", Double(status.active), "Photos that are being judged."),
      ("deferred_photos", Double(status.deferred), "Photos that wait for another try."),
      (
        "quarantined_drops", Double(status.quarantined),
        "Drops in quarantine/ that cannot be taken."
      ),
      ("waiting_events", Double(status.events), "Events in outbox/ that no gateway has taken."),
      ("cases", Double(status.cases), "Cases on the spool, those that were purged included."),
      ("photos", Double(status.photos), "Judged photos on the spool, attempts included."),
      ("stuck_drops", Double(status.stuck.count), "Drops that nobody took for over a minute."),
      (
        "passed_over_things", Double(status.passedOver.count),
        "Things on the spool that cannot be read or written."
      ),
      (
        "oldest_drop_age_seconds", status.oldestNewSeconds,
        "How long the oldest drop in new/ has waited."
      ),
      (
        "oldest_deferred_age_seconds", status.oldestDeferredSeconds,
        "How long ago the oldest deferred photo was first seen."
      ),
      ("free_bytes", Double(status.freeBytes), "Bytes that can still be written to the spool."),
    ]
    return gauges.map { name, value, help in
      family(name, "gauge", help, value.map { [([], $0)] } ?? [])
    }.joined()
  }

  private var work: String {
    let services = facts.atWork
    let states = services.compactMap(\.state)
    let builds = Set(states.map { [$0.version, $0.policy] }).sorted {
      $0[0] + $0[1] < $1[0] + $1[1]
    }
    var lacks: [Sample] = ServiceState.Want.allCases.map { want in
      ([("what", want.rawValue)], Double(facts.lasting.count { $0.want == want }))
    }
    lacks.append(([("what", "timer")], Double(states.count { !$0.isWatching })))
    return family(
      "services", "gauge", "Services that judge photos.", [([], Double(services.count))])
      + family(
        "degraded_services", "gauge",
        "Services that have to do without this; timer counts those that find drops by the timer.",
        lacks)
      + family(
        "build_info", "gauge",
        "Version and policy of the services at work, or of this program where none is.",
        (builds.isEmpty ? [[Version.text, ""]] : builds).map {
          ([("version", $0[0]), ("policy", $0[1])], 1)
        })
  }

  // MARK: Counters

  private var counters: String {
    let tally = facts.tally
    let verdicts = tally.verdicts.counts.sorted { $0.key < $1.key }.map { name, count -> Sample in
      let words = name.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        [("kind", String(words[0])), ("verdict", words.count > 1 ? String(words[1]) : "")],
        Double(count)
      )
    }
    var text = family("verdicts_total", "counter", "Photos that were judged.", verdicts)
    text += family(
      "faults_total", "counter", "Unreadable photos, by what is wrong with them.",
      labelled("fault", tally.faults))
    text += family(
      "shadow_differences_total", "counter",
      "Photos of which the policy's shadow limits would have said something else, by the check.",
      labelled("check", tally.shadows))
    text += family(
      "rejected_total", "counter", "Drops that went to quarantine, by the reason.",
      labelled("reason", tally.rejected))
    for (name, event, help) in Self.events {
      text += family("\(name)_total", "counter", help, [([], Double(tally.events[event]))])
    }
    return text
  }

  private static let events = [
    ("repeats", "same", "Photos that came again byte by byte and were answered as before."),
    ("decisions", "decision", "Decisions of clerks that were taken."),
    ("retries", "retry", "Photos that an operator had judged again."),
    ("recovered_photos", "recovered", "Photos that were found half-done after a service's end."),
    ("removals", "purged", "Photos and files that retention has removed."),
  ]

  private func labelled(_ label: String, _ counter: Counter) -> [Sample] {
    counter.counts.sorted { $0.key < $1.key }.map { ([(label, $0.key)], Double($0.value)) }
  }

  private var histogram: String {
    let name = "jernih_verdict_seconds"
    let seconds = facts.tally.seconds
    var text = head(name, "histogram", "Seconds from a drop to its verdict.")
    var below = 0
    for (bound, count) in zip(Histogram.boundsSeconds, seconds.counts) {
      below += count
      text += "\(name)_bucket{le=\"\(VerdictText.number(bound))\"} \(below)\n"
    }
    text += "\(name)_bucket{le=\"+Inf\"} \(seconds.count)\n"
    text += "\(name)_sum \(VerdictText.number(seconds.sumSeconds))\n"
    text += "\(name)_count \(seconds.count)\n"
    return text
  }

  // MARK: The format

  private func head(_ name: String, _ type: String, _ help: String) -> String {
    "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private func family(_ name: String, _ type: String, _ help: String, _ samples: [Sample])
    -> String
  {
    guard !samples.isEmpty else { return "" }
    let name = "jernih_\(name)"
    var text = head(name, type, help)
    for sample in samples {
      let labels = sample.labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
      text += name + (labels.isEmpty ? "" : "{\(labels)}")
      text += " \(VerdictText.number(sample.value))\n"
    }
    return text
  }

  /// A label's value as the format wants it.
  private static func escaped(_ text: String) -> String {
    TerminalText.escaped(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
