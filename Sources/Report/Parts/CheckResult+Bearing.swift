import Measures
package import Verdicts

extension CheckResult {
  /// Whether something is wrong with the photo.
  package var isDefect: Bool { status == .review || status == .retake }

  /// Whether the check has nothing to say of this kind of photo or of file: then it is only named.
  package var isIdle: Bool {
    status == .notMeasured && (why == .notForKind || why == .notInFormat)
  }
}
