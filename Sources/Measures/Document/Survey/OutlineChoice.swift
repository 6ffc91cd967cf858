import Raster

/// Chooses the document's outline by what it holds, where the lines alone leave a doubt.
///
/// A portrait, a cell of a table, a wallet's window or a sleeve has as good a border as the
/// document. What sets the document apart is the print within it in its places, its proportions,
/// and that its own ground goes on up to its border. The frame is an outline as well: a scanner app
/// leaves no other.
///
/// The constants are working values. With them 29 of the 420 simulated photos of the corpora leave
/// a doubt, and no outline that was right is lost; of 96 drawn cards and family cards that were
/// cropped to their edge or nearly so 95 overlap the true outline by 0.95.
struct OutlineChoice {
  /// An outline and what is read inside it.
  struct Candidate {
    var finding: DocumentFinding
    let reading: LayoutReader.Reading
    /// The median over the four sides of how strange what lies just within them is to the document,
    /// 0…1: paper has its own ground there, a wallet's window has leather. Where the frame is some
    /// of the sides, the most of the four.
    let rim: Float
    /// Whether print goes on around it on the same ground; not asked where the lines are sure.
    let isPart: Bool
    /// The share of it inside the frame, 0…1.
    let inside: Double
    /// Difference in ln(width / height) from the kind's.
    let aspectError: Double
    /// As ``LayoutLikeness``; not worked out where no doubt asks for it.
    var likeness: Float { reading.map.map { LayoutLikeness.of($0, as: layout) } ?? 0 }
    let layout: DocumentShape.Layout
  }

  /// A rim from here on is something around the document: finger and shadow reach 0.28.
  static let rimMinimum: Float = 0.3
  /// … and here it surely is.
  static let rimFull: Float = 0.6
  /// Proportions that leave no doubt, and those of no picture of the document, in
  /// ln(width / height): a focal length that is wrong by half shifts it by 0.2 at 40° of tilt.
  static let aspectPlain = 0.15
  static let aspectMaximum = 0.25
  /// Proportions of a document that is whole where the frame is a side, seen straight on: a sheet
  /// of folio is 0.08 off A4, and the sides a little; and a focal length may be wrong by this
  /// factor.
  static let aspectWhole = 0.1
  static let focalLengthFactor = 1.5
  /// An outline smaller than this share of the frame may be a part of the document.
  static let areaPlain = 0.15
  /// What holds the layout's print for sure.
  static let likenessPlain: Float = 0.5
  /// … and what holds a card's, where lines of the ground make up outlines with a part of it.
  static let likenessOfCard: Float = 0.8
  /// A card out of its sleeve is laid out like a card at least by this share of how the sleeve is.
  static let likenessKept: Float = 0.8
  /// Cells of a reading that print leaves free where a sheet may end before the frame, 25 mm: its
  /// own margin is one or two.
  static let freeCells = 3
  /// What the layout, the proportions and a strange rim count against the score of the lines.
  static let likenessWeight: Float = 1.5
  static let aspectWeight: Float = 0.3
  static let rimWeight: Float = 0.8
  /// What print around it on one ground counts, and how far around it is looked for, as a share of
  /// the sides. A table's columns and rules make outlines with a likeness of 1.
  static let partWeight: Float = 0.6
  static let partReach = 0.12
  /// What lies beyond the frame counts; and an outline of which more does leaves a doubt.
  static let outsideWeight: Float = 1
  static let outsidePlain = 0.3
  /// The score that the frame counts with: that of the faintest outline that is one.
  static let frameScore = Float(DocumentFinder.scoreMinimum)

  /// How many outlines are read at most.
  static let othersMaximum = 16

  let survey: DocumentSurvey
  let photo: ReducedPhoto
  let reader: LayoutReader
  /// The search for outlines, as far as the choice has taken it; `nil` where nothing is sought.
  private(set) var search: OutlineSearch?
  private lazy var surroundings = PrintAround(in: photo)

  init(survey: DocumentSurvey, photo: ReducedPhoto, reader: LayoutReader) {
    self.survey = survey
    self.photo = photo
    self.reader = reader
    search = OutlineSearch(
      photo, shape: survey.shape, focalLengthMillimetres: survey.focalLengthMillimetres)
  }

  /// The document's outline and its reading.
  mutating func choose() -> (DocumentFinding?, LayoutReader.Reading) {
    let found = search?.best(isThorough: true)
    let first = found.map { candidate($0) }
    var best = first
    lazy var paleSheet = self.paleSheet
    if !(first.map(isSettled) ?? false) {
      var known: [Candidate] = []
      let frame = frameOutline()
      var others = first?.finding.rivals ?? []
      if let first, first.rim >= Self.rimMinimum,
        let inner = search?.best(within: first.finding.quad)
      {
        others += [inner] + inner.rivals
      }
      best = chosen(first, others, frame: frame, known: &known)
      if survey.shape.layout == .card || !(best.map(isSettled) ?? false),
        let onGround = search?.outlinesOnGround(), !onGround.isEmpty
      {
        others += onGround
        best = chosen(first, others, frame: frame, known: &known)
      }
      if !(best.map(isPlain) ?? false), let sheet = paleSheet {
        others.append(sheet)
        best = chosen(first, others, frame: frame, known: &known)
      }
      // Faint sides are looked for where none in plain sight are clear.
      for isFine in [false, true] where !(best.map { isPlain($0) || isClear($0) } ?? false) {
        others += search?.faintOutlines(isFine: isFine) ?? []
        best = chosen(first, others, frame: frame, known: &known)
      }
    }
    // What lies beside another sheet in plain sight is no faint one.
    if let it = best, leavesRoom(it), search?.outline(beside: it.finding.quad) == nil,
      let sheet = paleSheet, aspectError(of: sheet.quad) < Self.aspectMaximum
    {
      var known = [it]
      best = chosen(candidate(sheet), [it.finding], frame: nil, known: &known)
    }
    if let sheet = best.flatMap(sheet(around:)) { best = candidate(sheet) }
    if let card = best.flatMap({ card(inSleeve: $0) }) { best = card }
    guard let best else { return (nil, LayoutReader.Reading()) }
    return (best.finding, best.reading)
  }

  /// The sheet around an outline that is a frame printed on it; `nil` for one that is none.
  private func sheet(around it: Candidate) -> DocumentFinding? {
    guard survey.shape.layout == .table, let aspect = survey.shape.aspect,
      it.finding.sides.allSatisfy({ $0 == .seen }),
      let sheet = PrintedFrame(photo, it.finding.quad, aspect: max(aspect, 1 / aspect))?.sheet
    else { return nil }
    let found = DocumentFinding(
      corners: sheet.corners, sides: it.finding.sides, score: it.finding.score)
    let refined = found.refined(in: photo)
    // Where the margin is narrow the frame is the stronger edge within reach.
    let isBack = zip(refined.quad.corners, found.quad.corners).contains { corner, own in
      it.finding.quad.corners.contains {
        corner.distance(to: $0) < corner.distance(to: own)
      }
    }
    return isBack ? found : refined
  }

  /// A sheet that only its print leads to; `nil` for a card.
  private var paleSheet: DocumentFinding? {
    survey.shape.layout == .table ? PaleSheet(in: photo)?.finding : nil
  }

  /// Whether the print stays away from a border of the frame that counts as a side: then the sheet
  /// may end before it.
  private func leavesRoom(_ it: Candidate) -> Bool {
    guard it.finding.sides.contains(.frame), let map = it.reading.map,
      let own = it.reading.straight?.corners
    else { return false }
    let (w, h) = (map.cells.width, map.cells.height)
    let isPrinted = PrintCells.printed(map.density, map.cells)
    let places = isPrinted.indices.filter { isPrinted[$0] }
    guard let left = places.map({ $0 % w }).min(), let right = places.map({ $0 % w }).max(),
      let top = places.first, let bottom = places.last
    else { return false }
    let free = [top / w, w - 1 - right, h - 1 - bottom / w, left]
    let middles = own.edges.map { ($0.from + $0.to) * 0.5 }
    return zip(it.finding.quad.edges, it.finding.sides).contains { edge, source in
      guard source == .frame else { return false }
      let middle = (edge.from + edge.to) * 0.5
      let side = middles.indices.min { a, b in
        middles[a].distance(to: middle) < middles[b].distance(to: middle)
      }
      return free[side ?? 0] >= Self.freeCells
    }
  }

  /// The card in what may be a sleeve; `nil` where there is none, or it is laid out less like one.
  private mutating func card(inSleeve it: Candidate) -> Candidate? {
    guard survey.shape.layout == .card, let map = it.reading.map,
      let corners = it.reading.straight?.corners,
      let card = SleevedCard(photo, in: it.finding.quad, map: map, corners: corners)?
        .finding(aspectError: aspectError)
    else { return nil }
    let own = candidate(card)
    return own.rim < Self.rimMinimum && own.likeness >= Self.likenessKept * it.likeness ? own : nil
  }

  /// The best of the first outline, others and the frame; `nil` if none of them is a document.
  ///
  /// - Parameter known: What was read of outlines in earlier rounds, and now.
  private mutating func chosen(
    _ first: Candidate?, _ others: [DocumentFinding], frame: Candidate?, known: inout [Candidate]
  ) -> Candidate? {
    func isDocument(_ it: Candidate) -> Bool {
      it.finding.score >= DocumentFinder.scoreMinimum || it.likeness >= Self.likenessPlain
    }
    let strongest = first.flatMap { isDocument($0) ? $0 : nil }
    var candidates = strongest.map { isWhole($0.finding) ? [$0] : [] } ?? []
    candidates += others.filter { aspectError(of: $0.quad) < Self.aspectMaximum && isWhole($0) }
      .sorted { $0.score > $1.score }.prefix(Self.othersMaximum)
      .map { candidate($0, known: &known) }
      .filter {
        // A border of the frame is a poor side: up to the others the ground must be the document's.
        isDocument($0)
          && $0.rim < ($0.finding.sides.contains(.frame) ? Self.rimMinimum : Self.rimFull)
      }
    candidates += frame.map { [$0] } ?? []
    let merits = candidates.map(merit)
    guard let place = merits.indices.max(by: { merits[$0] < merits[$1] }) else { return strongest }
    let best = candidates[place]
    if best.finding.quad == first?.finding.quad { return best }
    return candidate(best.finding.refined(in: photo), known: &known)
  }

  /// Whether an outline's proportions allow that nothing is missing beyond a border of the frame.
  ///
  /// What is cut off looks like the whole to the layout; only the proportions tell. They are as
  /// sure as the focal length is, which hardly matters for what is seen straight on.
  private func isWhole(_ finding: DocumentFinding) -> Bool {
    guard finding.sides.contains(.frame) else { return true }
    let camera = camera
    let looks = [1 / Self.focalLengthFactor, Self.focalLengthFactor].map { factor in
      camera.withFocalLength(camera.focalLengthPixels * factor).aspect(of: finding.quad) ?? 1
    }
    let doubt = Trigonometry.logarithm(max(looks[0], 1e-6) / max(looks[1], 1e-6)).magnitude
    return aspectError(of: finding.quad) < min(Self.aspectMaximum, Self.aspectWhole + doubt)
  }

  /// Whether an outline has clear sides, the kind's proportions and ground up to its border.
  private func isClear(_ it: Candidate) -> Bool {
    it.finding.score >= DocumentFinder.scoreSure && hasOwnGround(it)
  }

  /// Whether an outline leaves no doubt: it holds the layout's print, or that of a table is clear
  /// and large. The checks of a mat make up clear and large ones in a card's proportions as well.
  private func isPlain(_ it: Candidate) -> Bool {
    if outside(it) > Self.outsidePlain { return false }
    let isCard = survey.shape.layout == .card
    let area = it.finding.quad.area / Double(photo.photo.area)
    // Where the frame may be the document a side beyond it is no more than a guess.
    let isGuess = it.finding.sides.contains(.inferred) && isFrameLikely
    if !isCard && isClear(it) && area > Self.areaPlain && !isGuess { return true }
    return it.finding.score >= DocumentFinder.scoreMinimum && hasOwnGround(it)
      && it.likeness >= (isCard ? Self.likenessOfCard : Self.likenessPlain) && !it.isPart
  }

  /// Whether no other outline need be sought: where the frame is a side, it must be clear as well.
  private func isSettled(_ it: Candidate) -> Bool {
    isPlain(it) && (isClear(it) || !it.finding.isAtFrame)
  }

  /// Whether an outline has the kind's proportions, and the document's ground goes up to it.
  private func hasOwnGround(_ it: Candidate) -> Bool {
    it.rim < Self.rimMinimum && it.aspectError < Self.aspectPlain && isWhole(it.finding)
  }

  /// The share of a card beyond the frame; 0 for a table, whose rules make outlines of any part of
  /// it, all within the frame.
  private func outside(_ it: Candidate) -> Double {
    survey.shape.layout == .card ? 1 - it.inside : 0
  }

  private func merit(_ it: Candidate) -> Float {
    let isFrame = it.finding.sides.allSatisfy { $0 == .frame }
    let score = isFrame ? Self.frameScore : Float(it.finding.score)
    let proportions = Float(max(0, 1 - it.aspectError / (2 * Self.aspectPlain)))
    let rim = min(1, max(0, (it.rim - Self.rimMinimum) / (Self.rimFull - Self.rimMinimum)))
    return score + Self.likenessWeight * it.likeness + Self.aspectWeight * proportions
      - Self.rimWeight * rim - (it.isPart ? Self.partWeight : 0)
      - Self.outsideWeight * Float(outside(it))
  }

  /// An outline that may have been read before.
  private mutating func candidate(
    _ finding: DocumentFinding, known: inout [Candidate]
  ) -> Candidate {
    if var candidate = known.first(where: { $0.finding.quad == finding.quad }) {
      candidate.finding = finding
      return candidate
    }
    let candidate = candidate(finding)
    known.append(candidate)
    return candidate
  }

  private mutating func candidate(_ finding: DocumentFinding) -> Candidate {
    let reading = reader.read(photo, finding.quad)
    let isDoubtful = survey.shape.layout == .table && finding.score < DocumentFinder.scoreSure
    return Candidate(
      finding: finding, reading: reading,
      rim: reading.map?.rimStrangeness(rank: finding.isAtFrame ? 3 : 2) ?? 0,
      isPart: isDoubtful
        && surroundings?.goesOn(around: finding.quad, reach: Self.partReach) ?? false,
      inside: finding.quad.insideShare(of: photo.photo),
      aspectError: aspectError(of: finding.quad), layout: survey.shape.layout)
  }

  private var camera: CameraModel {
    CameraModel(size: photo.photo, focalLengthMillimetres: survey.focalLengthMillimetres)
  }

  /// Difference in ln(width / height) from the kind's, whichever side is the longer.
  private func aspectError(of quad: Quad) -> Double {
    let seen = Trigonometry.logarithm(max(camera.aspect(of: quad) ?? 1, 1e-6)).magnitude
    return (seen - Trigonometry.logarithm(survey.shape.aspect ?? 1).magnitude).magnitude
  }

  /// Whether the frame has the kind's proportions.
  private var isFrameLikely: Bool {
    guard let aspect = survey.shape.aspect else { return false }
    let size = photo.photo
    let seen = Trigonometry.logarithm(Double(size.longEdge) / Double(max(1, size.shortEdge)))
    return (seen - Trigonometry.logarithm(aspect).magnitude).magnitude < DocumentSurvey.frameAspect
  }

  /// The frame, if the print in it is that of a document without a border to be seen.
  private mutating func frameOutline() -> Candidate? {
    let size = photo.photo
    guard isFrameLikely else { return nil }
    let frame = candidate(
      DocumentFinding(frameOf: size, confidence: DocumentSurvey.frameConfidence))
    // Any scene may lean to one side by chance: it must look like the layout as well.
    guard frame.reading.evidence >= DocumentSurvey.frameEvidence, let map = frame.reading.map,
      survey.guess(map, frame.finding.quad, size)?.layout == survey.shape.layout
    else { return nil }
    return frame
  }
}
