import Findings
import Measures
import Verdicts

extension Evaluation {
  /// What is known of photos that are labelled with a plain yes or no.
  package struct PlainRow: Sendable {
    /// In plain English.
    package var question: String
    /// How often the answer is yes.
    package var share: Share
  }

  /// Sharp photos called blurred, unsharp ones that pass, photos without a document in which one is
  /// found, and kinds seen in the picture.
  package var plainRows: [PlainRow] {
    func isBlurred(_ photo: Photo, _ statuses: [CheckResult.Status]) -> Bool {
      (photo.check(.blur)?.status).map(statuses.contains) ?? false
    }
    let sharp = photos.filter { $0.label.isSharp == true }
    let unsharp = photos.filter { $0.label.isSharp == false }
    let empty = photos.filter { $0.label.hasDocument == false }
    let seen = photos.filter { $0.label.kind != nil && $0.verdict.kindSeen != nil }
    func row(_ question: String, _ all: [Photo], _ holds: (Photo) -> Bool) -> PlainRow {
      PlainRow(question: question, share: Share(all.count(where: holds), of: all.count))
    }
    return [
      row("sharp photos that blur calls a retake", sharp) { isBlurred($0, [.retake]) },
      row("sharp photos that blur calls a review", sharp) { isBlurred($0, [.review]) },
      row("unsharp photos that blur calls a retake", unsharp) { isBlurred($0, [.retake]) },
      row("unsharp photos that blur calls a retake or a review", unsharp) {
        isBlurred($0, [.retake, .review])
      },
      row("photos without a document in which one is found", empty) { $0.verdict.document != nil },
      row("kinds seen in the picture that are right", seen) {
        $0.verdict.kindSeen?.kind == $0.label.kind
      },
    ].filter { $0.share.total > 0 }
  }

  /// Blur's score on photos labelled unsharp against those labelled sharp; `nil` without either.
  package var sharpnessArea: ROCArea? {
    func scores(_ isSharp: Bool) -> [Int] {
      photos.filter { $0.label.isSharp == isSharp }
        .map { $0.check(.blur)?.score ?? ROCArea.unmeasuredScore }
    }
    return ROCArea(positives: scores(false), negatives: scores(true))
  }
}
