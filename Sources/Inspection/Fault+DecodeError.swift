import Codecs
import Findings
import Vocabulary

extension Fault {
  /// The contract's fault for what a decoder said.
  init(_ error: DecodeError, limits: Limits.Photo) {
    self.init(FaultEvidence(error, limits: limits))
  }
}

extension FaultEvidence {
  fileprivate init(_ error: DecodeError, limits: Limits.Photo) {
    self =
      switch error {
      case .empty: .found(.empty)
      case .truncated(let trouble), .corrupt(let trouble), .decoderFailed(let trouble):
        .found(trouble)
      case .unsupported(let format): .unsupported(format)
      case .tooLarge(let limit, let allowed, let seen):
        .over(limit, allowed: allowed, seen: seen)
      case .outOfMemory: .over(.memory, allowed: limits.decoderMemoryBytes, seen: nil)
      }
  }
}
