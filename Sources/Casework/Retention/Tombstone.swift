import Spool
import Verdicts
import JSON

/// What stays of a case whose photos were removed: hashes, verdicts and dates.
package struct Tombstone {
  /// What stays of one photo.
  struct Photo {
    var attempt: Attempt
    /// Of the bytes as received; `nil` where they were too large to be judged.
    var sha256: String?
    /// `nil` where its verdict could not be read.
    var verdict: String?
    var score: Int?
    /// When it was attached to its case.
    var judged: String?

    var members: KeyValuePairs<String, JSON> {
      [
        "kind": .text(attempt.kind), "n": .integer(attempt.number), "sha256": .text(sha256),
        "verdict": .text(verdict), "score": .integer(score), "judged": .text(judged),
      ]
    }
  }

  var caseID: String
  var state: String
  var received: String?
  var purged: String
  /// The last revision of its `case.json`, and the serial of its last event: what comes to the case
  /// later goes on from there. `nil` for a case of before there were revisions.
  var revision: Int?
  var serial: String?
  var photos: [Photo]

  /// The case's file, and what a purge that was interrupted goes on by.
  package var bytes: [UInt8] {
    let json: JSON = .object([
      "schema": .text("jernih.tombstone/1"), "case": .text(caseID), "state": .text(state),
      "received": .text(received), "purged": .text(purged),
      "revision": .integer(revision), "serial": .text(serial),
      "photos": .list(photos.map { .object($0.members) }),
    ])
    return Array(json.pretty.utf8)
  }

  /// One attempt's file.
  func bytes(of photo: Photo) -> [UInt8] {
    var members = [
      JSON.Member(key: "schema", value: .text("jernih.tombstone/1")),
      JSON.Member(key: "case", value: .text(caseID)),
      JSON.Member(key: "purged", value: .text(purged)),
    ]
    members += photo.members.map { JSON.Member(key: $0.key, value: $0.value) }
    return Array(JSON(.object(members)).pretty.utf8)
  }

  /// Reads a case's file; `nil` where it is none of ours.
  package init?(_ bytes: [UInt8]) {
    guard let json = try? JSON.parse(bytes), json["schema"]?.string == "jernih.tombstone/1",
      let caseID = json["case"]?.string, let state = json["state"]?.string,
      let purged = json["purged"]?.string, let photos = json["photos"]?.array
    else { return nil }
    self.init(
      caseID: caseID, state: state, received: json["received"]?.string, purged: purged,
      photos: photos.compactMap { photo in
        guard let kind = photo["kind"]?.string, let number = photo["n"]?.integer else { return nil }
        return Photo(
          attempt: Attempt(caseID: caseID, kind: kind, number: number),
          sha256: photo["sha256"]?.string, verdict: photo["verdict"]?.string,
          score: photo["score"]?.integer, judged: photo["judged"]?.string)
      })
    revision = json["revision"]?.integer
    serial = json["serial"]?.string
  }

  init(caseID: String, state: String, received: String?, purged: String, photos: [Photo]) {
    self.caseID = caseID
    self.state = state
    self.received = received
    self.purged = purged
    self.photos = photos
  }
}
