import Findings
import Measures
import Raster
package import JSON
package import Verdicts

/// A folder's `manifest.json`: which photos are fixtures, why each exists, what is expected.
///
/// The schema `jernih.fixtures/1` is described in the module's documentation.
package struct FixtureManifest: Sendable {
  /// In the order of the file.
  package let fixtures: [Fixture]
  /// As read, so that an update keeps what it does not know.
  private let json: JSON

  private static let schema = "jernih.fixtures/1"

  /// A manifest that names no photo yet.
  package init() {
    fixtures = []
    json = .object(["schema": .text(Self.schema), "photos": .list([])])
  }

  /// The longest manifest that is read.
  package static let bytesMaximum = 4 << 20

  /// - Parameters:
  ///   - bytes: JSON or JSON5.
  ///   - source: The file's name, for messages.
  /// - Throws: ``DataFileError``: the author's fault, with line, key and what would be right.
  package init(_ bytes: [UInt8], named source: String, policy: Policy) throws(DataFileError) {
    do {
      json = try JSON.parse(bytes, bytesMaximum: Self.bytesMaximum)
    } catch {
      throw DataFileError(
        source: source, position: error.position, key: "", message: error.message)
    }
    let cursor = JSONCursor(json, source: source)
    guard json["schema"] != nil, json["photos"] != nil else {
      throw cursor.failure(
        "a manifest needs schema (\"\(Self.schema)\") and photos (a list, each with file, why and "
          + "origin)")
    }
    let schema = try cursor.required("schema")
    guard try schema.string() == Self.schema else {
      throw schema.failure("expected \"\(Self.schema)\"")
    }
    let tolerances = try cursor.optional("tolerances")?.tolerances(over: Tolerances())
    var fixtures: [Fixture] = []
    var files: Set<String> = []
    for element in try cursor.required("photos").elements() {
      let fixture = try element.fixture(over: tolerances ?? Tolerances(), policy: policy)
      guard files.insert(fixture.file).inserted else {
        throw try element.required("file").failure("'\(fixture.file.shortened)' is listed twice")
      }
      fixtures.append(fixture)
    }
    self.fixtures = fixtures
  }

  /// The manifest with every expectation made what the verdicts say.
  ///
  /// Only keys that an expectation has are rewritten; where there is none, verdict, turn, first
  /// defect and score are written, or the fault. Numbers within their tolerance stay as they are.
  ///
  /// - Parameters:
  ///   - verdicts: By the fixture's file; photos without one are left alone.
  ///   - added: Photos without an entry, in the order in which they get one. Why each is there and
  ///     where it is from is left to who knows.
  package func updated(
    with verdicts: [String: Verdict], adding added: [(file: String, verdict: Verdict)] = []
  ) -> JSON {
    guard let photos = json["photos"]?.array else { return json }
    let updated = zip(photos, fixtures).map { photo, fixture -> JSON in
      guard let verdict = verdicts[fixture.file], !fixture.differences(from: verdict).isEmpty
      else { return photo }
      let old = photo["expect"]?.members ?? []
      let expect =
        old.isEmpty
        ? Self.fresh(verdict)
        : JSON(
          .object(
            old.map { member in
              JSON.Member(
                key: member.key,
                value: Self.renewed(member, fixture: fixture, verdict: verdict))
            }))
      return photo.replacing("expect", by: expect)
    }
    let new = added.map { photo in
      JSON.object([
        "file": .text(photo.file), "kind": .text(photo.verdict.kind),
        "why": .text("added by --update; say what it shows"), "origin": .text("not said"),
        "expect": Self.fresh(photo.verdict),
      ])
    }
    return json.replacing("photos", by: .list(updated + new)).withoutPositions
  }

  private static func fresh(_ verdict: Verdict) -> JSON {
    if let fault = verdict.fault {
      return .object([
        "verdict": .text(verdict.outcome.rawValue), "fault": .text(fault.code.rawValue),
      ])
    }
    return .object([
      "verdict": .text(verdict.outcome.rawValue), "turn": .integer(verdict.turn?.degrees),
      "first": .text(verdict.firstDefect), "score": .integer(verdict.score),
    ])
  }

  /// One key of an expectation: as it is where it alone holds, else what the verdict says.
  private static func renewed(
    _ member: JSON.Member, fixture: Fixture, verdict: Verdict
  ) -> JSON {
    let alone = JSON(.object([member]))
    let expectation = try? JSONCursor(alone, source: "").expectation()
    let differences = expectation?.differences(from: verdict, tolerances: fixture.tolerances)
    if differences?.isEmpty == true { return member.value }
    switch member.key {
    case "verdict": return .text(verdict.outcome.rawValue)
    case "kind": return .text(verdict.kind)
    case "turn": return .integer(verdict.turn?.degrees)
    case "first": return .text(verdict.firstDefect)
    case "fault": return .text(verdict.fault?.code.rawValue)
    case "score": return .integer(verdict.score)
    case "dpi": return .number(verdict.document?.dotsPerInch, digits: 1)
    case "fill": return .number(verdict.document?.fill)
    case "tilt": return .number(verdict.document?.tiltDegrees, digits: 1)
    case "width": return .integer(verdict.facts.width)
    case "height": return .integer(verdict.facts.height)
    case "format": return .text(verdict.facts.format?.rawValue)
    case "checks": return renewedChecks(member.value, verdict: verdict)
    default: return member.value
    }
  }

  private static func renewedChecks(_ json: JSON, verdict: Verdict) -> JSON {
    JSON(
      .object(
        (json.members ?? []).map { member in
          guard let check = verdict.checks.first(where: { $0.id.rawValue == member.key }) else {
            return JSON.Member(key: member.key, value: .null)
          }
          let keys = member.value.members?.map(\.key) ?? ["status"]
          let now = check.json
          return JSON.Member(
            key: member.key,
            value: JSON(.object(keys.map { JSON.Member(key: $0, value: now[$0] ?? .null) })))
        }))
  }
}
