import Measures
import Raster
import Verdicts

/// One step of an inspection after the decoder: a name and what it adds to the findings.
struct Step: Sendable {
  var name: String
  var run: @Sendable (inout Inspection, ReducedPhoto) -> Void

  /// The whole of it, in order. A later step may read what an earlier one found.
  static let all: [Step] = [
    Step(name: "document") { $0.survey($1) },
    Step(name: "blur") { $0.add(SharpnessMeter.reading(of: $1, on: $0.outline)) },
    Step(name: "exposure") {
      $0.add(ExposureMeter.reading(of: $1, on: $0.outline, layout: $0.shape.layout))
    },
    Step(name: "compression") {
      $0.add(CompressionMeter.reading(of: $1, lumaTable: $0.lumaQuantisation))
    },
    Step(name: "fingerprint") { $0.findings.fingerprint = Fingerprint(of: $1)?.bits },
  ]
}
