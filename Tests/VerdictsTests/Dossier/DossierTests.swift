import JSON
import Testing
import Verdicts

struct DossierTests {
  private func dossier(_ attempts: [JudgedAttempt], _ programme: String? = "kis") -> Dossier {
    Dossier(attempts, programme: programme, policy: .default)
  }

  private func attempt(
    _ kind: String, _ outcome: Outcome, _ number: Int = 1, _ score: Int? = 70
  ) -> JudgedAttempt {
    JudgedAttempt(kind: kind, number: number, outcome: outcome, score: score)
  }

  @Test("a case goes from incomplete over retake and review to complete")
  func states() {
    #expect(dossier([]).state == .incomplete)
    #expect(dossier([]).missing == ["ktp", "kk", "rumah"])
    var attempts = [attempt("ktp", .retake)]
    #expect(dossier(attempts).state == .needsRetake)
    #expect(dossier(attempts).missing == ["kk", "rumah"])
    attempts.append(attempt("ktp", .accept, 2))
    #expect(dossier(attempts).state == .incomplete)
    attempts += [attempt("kk", .review), attempt("rumah", .accept)]
    #expect(dossier(attempts).state == .needsReview)
    attempts.append(attempt("kk", .accept, 2))
    #expect(dossier(attempts).state == .complete)
    attempts.append(attempt("lainnya", .unreadable))
    #expect(dossier(attempts).state == .needsRetake)
  }

  @Test("the best attempt counts, the later one on a tie, whatever their order")
  func best() {
    let attempts = [
      attempt("ktp", .review, 1), attempt("ktp", .accept, 2, 60), attempt("ktp", .accept, 3, 55),
      attempt("ktp", .retake, 4),
    ]
    for list in [attempts, attempts.reversed()] {
      let counted = dossier(list, nil).counted
      #expect(counted.map(\.numbers) == [[3]])
      #expect(counted.first?.attempts == 4)
      #expect(counted.first?.outcome == .accept)
      #expect(counted.first?.score == 55)
    }
  }

  @Test("every photo of a house counts by itself, but a bad one only until a better one comes")
  func many() {
    let first = dossier([attempt("rumah", .accept, 1), attempt("rumah", .retake, 2)], nil)
    #expect(first.counted.first?.numbers == [1, 2])
    #expect(first.state == .needsRetake)
    let then = dossier(
      [attempt("rumah", .accept, 1), attempt("rumah", .retake, 2), attempt("rumah", .review, 3)],
      nil)
    #expect(then.counted.first?.numbers == [1, 3])
    #expect(then.state == .needsReview)
  }

  @Test("without a programme nothing is missing, and an unknown one counts as none")
  func noProgramme() {
    for programme in [nil, "gone"] {
      let one = dossier([attempt("kk", .accept)], programme)
      #expect(one.missing.isEmpty)
      #expect(one.state == .complete)
      #expect(!one.inPerson)
    }
  }

  private func decided(
    _ kind: String, _ outcome: Outcome, _ number: Int, _ decision: Outcome?
  ) -> JudgedAttempt {
    JudgedAttempt(kind: kind, number: number, outcome: outcome, score: 60, decision: decision)
  }

  @Test("a clerk's decision stands in the verdict's place, and the best standing counts")
  func decision() {
    let accepted = dossier(
      [decided("ktp", .retake, 1, .accept), attempt("ktp", .review, 2)], nil)
    #expect(accepted.counted.first?.numbers == [1] && accepted.state == .complete)
    #expect(accepted.counted.first?.reason == .decision)
    #expect(accepted.counted.first?.decision == .accept)
    let refused = dossier([decided("ktp", .accept, 1, .retake)], nil)
    #expect(refused.state == .needsRetake && refused.counted.first?.reason == .only)
    let withdrawn = dossier([decided("ktp", .accept, 1, nil)], nil)
    #expect(withdrawn.state == .complete && withdrawn.counted.first?.decision == nil)
  }

  @Test("why an attempt counts: alone, best, later on a tie, or one of a kind that allows many")
  func reasons() {
    func reason(_ attempts: [JudgedAttempt]) -> Dossier.CountingReason? {
      dossier(attempts, nil).counted.first?.reason
    }
    #expect(reason([attempt("ktp", .review)]) == .only)
    #expect(reason([attempt("ktp", .accept, 1), attempt("ktp", .review, 2)]) == .best)
    #expect(reason([attempt("ktp", .review, 1), attempt("ktp", .review, 2)]) == .latest)
    #expect(reason([attempt("rumah", .accept, 1), attempt("rumah", .review, 2)]) == .each)
  }

  @Test("the state is the first that holds of retake, incomplete, review, complete")
  func order() {
    let review = attempt("ktp", .review)
    #expect(dossier([review, attempt("kk", .retake)], "jampersal").state == .needsRetake)
    #expect(dossier([review], "jampersal").state == .incomplete)
    #expect(dossier([review, attempt("kk", .accept)], "jampersal").state == .needsReview)
  }

  @Test("a case whose file was refused is never complete, and still asks for a retake first")
  func refused() {
    func state(_ outcome: Outcome) -> CaseState {
      Dossier([attempt("ktp", outcome)], programme: nil, isRefused: true, policy: .default).state
    }
    #expect(state(.accept) == .incomplete && state(.review) == .incomplete)
    #expect(state(.retake) == .needsRetake)
  }
}
