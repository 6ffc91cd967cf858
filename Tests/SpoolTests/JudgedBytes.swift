import Files
import Findings
import Spool
import Verdicts
import JSON

/// Whether verdicts are of the bytes that lie beside them, and events told under their own names.
enum JudgedBytes {
  /// What is wrong with a verdict, as ``SpoolVerification`` asks; `nil` for nothing. No fault of
  /// the machine may lead to a photo that is given up.
  static func fault(
    of verdict: [UInt8], _ digest: () throws(FileError) -> SHA256Digest
  ) throws(FileError) -> String? {
    guard let verdict = try? Verdict(json: JSON.parse(verdict)) else { return "is no verdict" }
    if verdict.fault?.code == .decoderFailed { return "a photo was given up" }
    guard let sha256 = verdict.submission.sha256 else { return nil }
    return try sha256 == digest().description ? nil : "a verdict on other bytes"
  }

  /// What an event tells: `verdict`, `same` or `rejected`; `nil` where it is torn, or another's
  /// than the file's name says.
  static func kind(ofEvent bytes: [UInt8], named name: String) -> String? {
    guard let json = try? JSON.parse(bytes), let serial = json["serial"]?.string,
      name == serial + ".json"
    else { return nil }
    return json["sameAs"]?.integer == nil ? json["type"]?.string : "same"
  }

  /// An event without the time at which it was written: where the power takes one that was sent but
  /// not durable yet, it is written once more under its serial, and says the same.
  static func told(_ event: [UInt8]?) -> String? {
    guard let event, let members = (try? JSON.parse(event))?.members else { return nil }
    return JSON(.object(members.filter { $0.key != "time" })).line
  }

  /// What is wrong with the events of a case: the one of the highest revision tells what
  /// `case.json` says, no revision is told under two serials, and serials sort as revisions do.
  static func trouble(ofEvents events: [[UInt8]], caseID: String, caseFile: [UInt8]?) -> String? {
    guard let caseFile, let standing = try? JSON.parse(caseFile) else { return "no case.json" }
    var serials: [Int: String] = [:]
    var last: JSON?
    for event in events.compactMap({ try? JSON.parse($0) }) where event["case"]?.string == caseID {
      guard let revision = event["caseRevision"]?.integer else { continue }
      let serial = event["serial"]?.string ?? ""
      if serials[revision] ?? serial != serial { return "two events of revision \(revision)" }
      serials[revision] = serial
      if revision >= last?["caseRevision"]?.integer ?? 0 { last = event }
    }
    let order = serials.sorted { $0.key < $1.key }.map(\.value)
    if order != order.sorted() { return "serials that do not sort as revisions do" }
    guard let last else { return "no event" }
    for (key, other) in [
      ("caseRevision", "revision"), ("state", "state"), ("missing", "missing"),
      ("programme", "programme"),
    ] where last[key] != standing[other] {
      return "the last event tells another \(key): \(last.line) and \(standing.line)"
    }
    return nil
  }

  /// What is wrong with the two files beside the folders of a spool that was served: the policy is
  /// whole, and the mark names it.
  static func trouble(ofMark mark: [UInt8]?, policy: [UInt8]?) -> String? {
    guard let policy, (try? Policy.load(policy, named: "policy.json")) != nil else {
      return "policy.json is no policy"
    }
    var hash = SHA256()
    hash.update(policy)
    guard let json = mark.flatMap({ try? JSON.parse($0) }),
      json["schema"]?.string == "jernih.spool/1", json["id"]?.string?.isEmpty == false
    else { return "spool.json is no mark" }
    return json["policy"]?.string == hash.digest().description
      ? nil : "spool.json names another policy"
  }

  /// The verdicts of a list of decisions; empty for none.
  static func decisions(_ bytes: [UInt8]?) -> [String] {
    let list = bytes.flatMap { try? JSON.parse($0) }?.array ?? []
    return list.map { $0["verdict"]?.string ?? "withdrawn" }
  }

  /// The reason of a drop in quarantine; `nil` where it cannot be read.
  static func reason(_ bytes: [UInt8]) -> String? {
    (try? JSON.parse(bytes))?["reason"]?.string
  }

  /// A case's kinds with the number of their attempts, as its file tells them; empty for none.
  static func attempts(inCaseFile bytes: [UInt8]?) -> [String: Int] {
    guard let bytes, let kinds = (try? JSON.parse(bytes))?["kinds"]?.members else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: kinds.map { ($0.key, $0.value["attempts"]?.integer ?? 0) })
  }
}
