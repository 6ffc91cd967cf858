import Codecs
import Findings
import Measures
import Raster

/// One step of an inspection after the decoder: a name and what it adds to the findings.
struct Step: Sendable {
  /// Which of a verdict's times a step counts to.
  enum Share { case measure, thumbnail }

  var name: String
  var share = Share.measure
  /// Fails where the machine has no memory for its result, or where that would be too long.
  var run: @Sendable (inout Inspection, ReducedPhoto) throws(DecodeError) -> Void

  /// The whole of it, in order. A later step may read what an earlier one found.
  static let all: [Step] = [
    Step(name: "document") { $0.survey($1) },
    Step(name: "blur") { inspection, photo in
      let edges = DocumentEdges(of: photo, on: inspection.outline)
      inspection.edges = edges
      inspection.printMotion = inspection.printMotion(in: photo)
      inspection.add(
        SharpnessMeter.reading(of: photo, edges: edges, motion: inspection.printMotion))
    },
    Step(name: "tones") { $0.tones = TileTones(of: $1, on: $0.outline) },
    Step(name: "exposure") { inspection, photo in
      let layout = inspection.shape.layout
      let blur = inspection.blurPixels / Double(photo.factor)
      inspection.addFromTones { ExposureMeter.reading(from: $0, layout: layout, blur: blur) }
    },
    Step(name: "contrast") { inspection, photo in
      let outline = inspection.outline
      let isFrame = outline == Quad(frame: photo.photo)
      inspection.addFromTones(onDocumentOnly: true) {
        ContrastMeter.reading(from: $0, isOnDocument: outline != nil, isFrame: isFrame)
      }
    },
    Step(name: "colour") { inspection, _ in
      inspection.addFromTones(onDocumentOnly: true) { ColourMeter.reading(from: $0) }
    },
    Step(name: "glare") { inspection, photo in
      let layout = inspection.shape.layout
      let highlights = inspection.paper.map {
        VeilSearch(on: $0, layout: layout).highlights(in: photo.photo)
      }
      let portrait = inspection.paper.flatMap { PortraitPlace(on: $0, layout: layout) }
      let own = inspection.findings.turn != nil ? inspection.outline : nil
      inspection.rules = inspection.rules(in: photo)
      let gaps = inspection.rules?.gaps ?? []
      inspection.addFromTones(onDocumentOnly: true) {
        GlareMeter.reading(
          from: $0, highlights: highlights ?? .init(), portrait: portrait,
          sheet: layout == .table ? own : nil, card: layout == .card ? own : nil,
          ruleGaps: gaps.map(\.area))
      }
    },
    Step(name: "noise") { $0.add(NoiseMeter.reading(of: $1, on: $0.outline)) },
    Step(name: "legibility") { $0.addLegibility(of: $1) },
    Step(name: "recapture") { $0.lookForScreen(in: $1) },
    Step(name: "occlusion") { inspection, photo in
      let layout = inspection.shape.layout
      guard layout != .scene else { return }
      let glare = inspection.findings.readings.first { $0.check == .glare }
      inspection.add(
        OcclusionMeter.reading(
          of: photo, on: inspection.outline, layout: layout, paper: inspection.paper,
          rules: inspection.rules, highlights: glare?.regions ?? []))
    },
    Step(name: "compression") {
      $0.add(
        CompressionMeter.reading(of: $1, lumaTable: $0.lumaQuantisation, blur: $0.blurPixels))
    },
    Step(name: "fingerprint") { $0.findings.fingerprint = FingerprintReading(of: $1) },
    Step(name: "thumbnail", share: .thumbnail) { inspection, photo throws(DecodeError) in
      try inspection.makeThumbnail(of: photo)
    },
  ]
}
