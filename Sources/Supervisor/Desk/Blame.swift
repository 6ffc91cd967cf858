/// Whose doing it was that an inspection ended without an answer.
///
/// Only ``photo`` counts as one of the tries that a photo has. The table of every way to end is in
/// <doc:Ends>.
package enum Blame: Equatable, Sendable {
  /// The photo's own work ended its decoder: by a signal, a limit that it reached, or nonsense.
  case photo
  /// It never came so far that a byte of the photo was looked at, or it had less than it needs.
  case machine(Want)
  /// It was ended from outside in the middle of its work, or stood still: no word on the photo,
  /// unless that happens again and again, minutes apart, while others pass.
  case outside
  /// It costs more than its track allows: again, among the costly ones.
  case track

  /// What the machine did not give.
  package enum Want: Equatable, Sendable {
    /// No process for the photo: an errno.
    case process(errno: Int32)
    /// A process that ended, or stood still, before it was ready.
    case readiness
    /// The service was itself started with less memory or processor time than the policy's limits
    /// promise a decoder.
    case limits
  }

  /// One word for it.
  package var word: String {
    switch self {
    case .photo: "photo"
    case .machine: "machine"
    case .outside: "outside"
    case .track: "track"
    }
  }

  /// What an operator is told of it, and what to do: one line.
  var remedy: String {
    switch self {
    case .machine(.process(let code)):
      "no process can be had for a decoder (\(ErrorNumber(code).text)); "
        + ErrorNumber(code).remedy
    case .machine(.readiness):
      "decoders end or stand still before they look at their photos; "
        + "see whether memory is short (MemoryMax, ulimit -v) or the processors are overloaded"
    case .machine(.limits):
      "decoders have less memory or processor time than limits.worker promises them; "
        + "raise the service's own limits (ulimit -v, ulimit -t)"
    case .outside, .photo, .track:
      "decoders are killed from outside or stand still; "
        + "see whether memory is short (MemoryMax, the kernel's log)"
    }
  }
}
