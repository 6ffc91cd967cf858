package import Raster

/// Everything that is told by the document's outline and layout: where it is, which way is up, how
/// finely it is resolved, how much of it is in the frame and how slanted it was seen.
package struct DocumentSurvey: Sendable {
  /// What a survey found.
  package struct Result: Equatable, Sendable {
    /// `nil` if no document was found or the kind is a scene.
    package var geometry: DocumentGeometry?
    /// The clockwise turn that makes the photo upright *after* its EXIF orientation was applied, by
    /// content; `nil` if it cannot be told.
    package var turn: Turn?
    /// `resolution`, `orientation`, `framing`, `tilt`, one each.
    package var readings: [Reading]
  }

  /// The kind that the photo is claimed to be.
  package let shape: DocumentShape
  /// The photo's EXIF orientation: content is read as the photo would be shown.
  package let orientation: Orientation
  /// Focal length as on 35 mm film, from EXIF, in millimetres; `nil` if unknown.
  package let focalLengthMillimetres: Double?

  package init(
    shape: DocumentShape, orientation: Orientation = .upright,
    focalLengthMillimetres: Double? = nil
  ) {
    self.shape = shape
    self.orientation = orientation
    self.focalLengthMillimetres = focalLengthMillimetres
  }

  /// Surveys one photo.
  ///
  /// - Complexity: That of ``DocumentFinder/find(in:shape:)`` and of reading the layout on a raster
  ///   of at most 320 × 320.
  package func survey(_ photo: ReducedPhoto) -> Result {
    let finder = DocumentFinder(focalLengthMillimetres: focalLengthMillimetres)
    let finding = finder.find(in: photo, shape: shape)
    let reader = LayoutReader(layout: shape.layout, orientation: orientation)
    let reading = finding.map { reader.read(photo, $0) } ?? .unknown
    let geometry = finding.map { finding in
      DocumentGeometry(
        corners: reading.corners ?? finding.quad, shape: shape,
        isUprightKnown: reading.turn != nil, photo: photo.photo,
        focalLengthMillimetres: focalLengthMillimetres, confidence: finding.confidence)
    }
    let readings = [
      resolution(geometry, photo.photo), orientation(reading),
      framing(geometry, finding, photo.photo), tilt(geometry, finding),
    ]
    return Result(geometry: geometry, turn: reading.turn, readings: readings)
  }

  private func orientation(_ reading: LayoutReader.Reading) -> Reading {
    guard let turn = reading.turn else { return Reading(notMeasured: .orientation, why: .unsure) }
    return Reading(.orientation, value: Double(turn.degrees), confidence: reading.confidence)
  }

  private func resolution(_ geometry: DocumentGeometry?, _ photo: Size) -> Reading {
    let longEdge = Double(photo.longEdge)
    guard shape.aspect != nil else {
      return Reading(.resolution, value: longEdge, measures: ["longEdgePixels": longEdge])
    }
    guard let geometry, let dotsPerInch = geometry.dotsPerInch else {
      return Reading(
        notMeasured: .resolution, why: .noDocument, measures: ["longEdgePixels": longEdge])
    }
    return Reading(
      .resolution, value: dotsPerInch,
      measures: ["dotsPerInch": dotsPerInch, "longEdgePixels": longEdge],
      confidence: geometry.confidence)
  }

  private func framing(
    _ geometry: DocumentGeometry?, _ finding: DocumentFinding?, _ photo: Size
  ) -> Reading {
    if shape.layout == .scene { return Reading(notMeasured: .framing, why: .notForKind) }
    guard let geometry, let finding else {
      // A card or table that is asked for and not there is a finding; a page need not show a border.
      guard shape.aspect != nil else { return Reading(notMeasured: .framing, why: .noDocument) }
      return Reading(.framing, value: 0, measures: ["fill": 0], confidence: 0.5, cause: .missing)
    }
    let overshoot = geometry.cornerOvershoot(in: photo)
    return Reading(
      .framing, value: geometry.inside,
      measures: [
        "fill": geometry.fill, "cornerOvershoot": overshoot,
        "sidesSeen": Double(finding.sides.count { $0 == .seen }),
      ],
      confidence: geometry.confidence, cause: overshoot > 0 ? .cut : .far)
  }

  private func tilt(_ geometry: DocumentGeometry?, _ finding: DocumentFinding?) -> Reading {
    if shape.layout == .scene { return Reading(notMeasured: .tilt, why: .notForKind) }
    guard let geometry, let finding else { return Reading(notMeasured: .tilt, why: .noDocument) }
    // A side of the frame says nothing of the sheet's perspective.
    guard let tilt = geometry.tiltDegrees, !finding.sides.contains(.frame) else {
      return Reading(notMeasured: .tilt, why: .unsure)
    }
    return Reading(.tilt, value: tilt, confidence: geometry.confidence)
  }
}
