import Codecs
import Verdicts

extension Fault {
  /// The contract's fault for what a decoder said.
  init(_ error: DecodeError, limits: Limits.Photo) {
    self =
      switch error {
      case .empty: Fault(.empty, "the file is empty")
      case .truncated(let detail): Fault(.truncated, detail)
      case .corrupt(let detail): Fault(.corrupt, detail)
      case .unsupported(let seen, let detail): Fault(.unsupported, detail, seen: seen)
      case .tooLarge(let limit, let allowed, let seen):
        Fault(
          .tooLarge, "the photo passes the limit on \(limit.rawValue)", limit: limit.rawValue,
          allowed: Double(allowed), seen: seen.map { String($0) })
      case .outOfMemory:
        Fault(
          .tooLarge, "decoding needs more memory than is allowed", limit: "memory",
          allowed: Double(limits.decoderMemoryBytes))
      case .decoderFailed(let detail): Fault(.decoderFailed, detail)
      }
  }
}
