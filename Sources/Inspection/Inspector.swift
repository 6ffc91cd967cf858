import CSystem
import Codecs
package import Findings
import Measures
import Raster
package import Wire

/// Inspects one photo: bytes in, findings out. Pure but for the clock.
///
/// Runs inside the confined child, or in the caller's process for trusted files; the verdict does
/// not depend on which.
package enum Inspector {
  /// libjpeg-turbo's version number.
  package static var libjpegVersion: String { CodecVersions.libjpeg }
  /// libpng's version number.
  package static var libpngVersion: String { CodecVersions.libpng }

  /// The steps of an inspection, in order: decoding, then ``Step/all``.
  package static var stepNames: [String] { [decodingName] + Step.all.map(\.name) }
  private static let decodingName = "decode and reduce"

  /// Inspects a photo, whatever it costs.
  ///
  /// - Parameters:
  ///   - bytes: The file, whole. Nothing in it is trusted.
  ///   - assignment: What to look for, and what it may use.
  /// - Returns: Findings with either measurements, and a thumbnail if one is wanted, or a fault.
  /// - Complexity: One pass over the rows; memory does not grow with a baseline JPEG or plain PNG.
  package static func inspect(_ bytes: UnsafeRawBufferPointer, for assignment: Assignment)
    -> Findings
  {
    var assignment = assignment
    assignment.costMaximumMilliseconds = nil
    guard case .report(let report) = unsafe answer(bytes, for: assignment) else {
      preconditionFailure("without a maximum nothing is too costly")
    }
    return report.findings
  }

  /// Inspects a photo, unless its header shows that this would cost more than the assignment
  /// allows.
  ///
  /// - Parameters:
  ///   - bytes: The file, whole. Nothing in it is trusted.
  ///   - assignment: What to look for, what it may use and what it may cost.
  ///   - afterStep: Called with a step's name when it is done, as a benchmark wants: decoding
  ///     first, then ``stepNames`` in order; not called any more after a fault.
  package static func answer(
    _ bytes: UnsafeRawBufferPointer, for assignment: Assignment,
    afterStep: (String) -> Void = { _ in }
  ) -> ChildAnswer {
    let start = csystem_seconds()
    var inspection = Inspection(assignment: assignment)
    let file = unsafe Span<UInt8>(_unsafeBytes: bytes)
    inspection.findings.hasZerosAtAnEnd = ZeroRun.isAtAnEnd(of: file)
    do {
      var decoder = try unsafe PhotoDecoder(bytes: bytes, limits: assignment.photo)
      let cost = DecodeCost.milliseconds(of: decoder.header)
      if let maximum = assignment.costMaximumMilliseconds, cost > maximum {
        return .tooCostly(CostNotice(milliseconds: cost))
      }
      try inspection.decode(&decoder)
      afterStep(decodingName)
      for step in Step.all {
        try inspection.run(step)
        afterStep(step.name)
      }
    } catch {
      inspection.fail(Fault(error, limits: assignment.photo))
    }
    inspection.findings.milliseconds.total = (csystem_seconds() - start) * 1000
    return .report(ChildReport(findings: inspection.findings))
  }

  /// Inspects the photo in a sealed memory file, mapped without a copy.
  ///
  /// - Parameter file: A descriptor of a file that nobody can change any more.
  /// - Returns: `nil` where the machine cannot map it.
  package static func inspect(file: Int32, for assignment: Assignment) -> Findings? {
    guard let photo = MappedPhoto(file: file) else { return nil }
    return unsafe photo.withBytes { unsafe inspect($0, for: assignment) }
  }

  /// What a worker of this program is.
  ///
  /// - Parameter sandbox: What confines it, as `engine.sandbox` names it; empty for none.
  package static func setup(sandbox: [String]) -> WorkerSetup {
    WorkerSetup(sandbox: sandbox, libjpeg: libjpegVersion, libpng: libpngVersion)
  }
}
