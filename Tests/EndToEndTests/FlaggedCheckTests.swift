import Evaluation
import Foundation
import Measures
import Testing
import Verdicts
import WaitingSupport

/// What a clerk is shown of a check that found something.
@Suite("Checks that ask for a look or for another photo", .waiting)
struct FlaggedCheckTests {
  /// Checks of which a clerk is shown where.
  private static let placed: Set<CheckID> = [.blur, .glare, .occlusion]
  private static let corpora = ["field/photos", "corpus/simulated/images", "corpus/chat/images"]
    .map { Office.fixtures.appending(path: "../../shared/\($0)").standardized }

  private func look(at folder: URL, least: Int) throws {
    let run = try Program.run("check", "--format", "ndjson", "--exit-zero", folder.path)
    #expect(run.status == 0)
    var count = 0
    for verdict in try StoredVerdicts.parse(Array(run.output.utf8), named: "check") {
      for check in verdict.checks where check.status == .review || check.status == .retake {
        guard let value = check.value else { continue }
        count += 1
        #expect(Self.isBeyond(check, value), "\(verdict.submission.file): \(check.id) \(value)")
        guard Self.placed.contains(check.id) || check.cause == .shadow else { continue }
        #expect(!check.regions.isEmpty, "\(verdict.submission.file): \(check.id) points nowhere")
      }
    }
    #expect(count >= least)
  }

  /// Whether the figure that is shown lies outside of a limit that is shown.
  private static func isBeyond(_ check: CheckResult, _ value: Double) -> Bool {
    let (shown, limits) = (check.failed?.value ?? value, check.failed?.limits ?? check.limits)
    guard let limits else { return false }
    let limit = check.status == .retake ? limits.retake ?? limits.review : limits.review
    guard let limit = limit ?? limits.retake else { return false }
    return limits.worse == .above ? shown > limit : shown < limit
  }

  @Test("a fixture's figure lies outside of its limit; blur, shadow, glare and covers have a place")
  func fixtures() throws {
    try look(at: Office.fixtures, least: 80)
  }

  @Test(
    "so it is with the photos of others",
    .enabled(
      if: corpora.allSatisfy { FileManager.default.fileExists(atPath: $0.path) },
      "the corpora are not beside the checkout"), arguments: corpora)
  func others(_ folder: URL) throws {
    try look(at: folder, least: 20)
  }
}
