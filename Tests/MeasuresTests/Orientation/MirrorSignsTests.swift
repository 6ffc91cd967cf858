import Measures
import Raster
import TestSupport
import Testing

@Suite("mirror images")
struct MirrorSignsTests {
  private static let table = DocumentShape(
    kind: "kk", layout: .table, widthMillimetres: 297, heightMillimetres: 210)
  private static let card = DocumentShape(
    kind: "ktp", layout: .card, widthMillimetres: 85.6, heightMillimetres: 53.98)
  private static let page = DocumentShape(kind: "lainnya", layout: .page)

  private static func drawnCard() -> ReducedPhoto {
    var view = PinholeView()
    view.rollDegrees = 3
    view.distance = 110
    return DrawnCard(corners: view.corners).reducedPhoto()
  }

  /// The same photo as a camera would have stored it.
  private static func stored(_ photo: ReducedPhoto, _ orientation: Orientation) -> ReducedPhoto {
    ReducedPhoto(
      photo: orientation.applied(to: photo.photo), factor: photo.factor,
      luma: photo.luma.oriented(orientation), lumaHalf: photo.lumaHalf.oriented(orientation),
      blue: photo.blue?.oriented(orientation), red: photo.red?.oriented(orientation))
  }

  private static func orientation(_ result: DocumentSurvey.Result) throws -> Reading {
    try #require(result.readings.first { $0.check == .orientation })
  }

  @Test(
    "a family card is told from its mirror image, in all eight poses",
    arguments: Orientation.allCases)
  func eightPoses(pose: Orientation) throws {
    let upright = DrawnPage.photo(of: DrawnPage.familyCard(seed: 5))
    let shape = Self.table
    let result = DocumentSurvey(shape: shape).survey(Self.stored(upright, pose))
    let reading = try Self.orientation(result)
    #expect((reading.cause == .mirrored) == pose.isMirroring)
    #expect((reading.measures["mirrored"] == 1) == pose.isMirroring)
    #expect(result.upright == pose.inverse)
    #expect(Double(try #require(result.turn).degrees) == reading.value)
    let own = pose.applied(
      to: try #require(DocumentSurvey(shape: shape).survey(upright).geometry).corners.topLeft,
      in: upright.photo)
    #expect(try #require(result.geometry).corners.topLeft.distance(to: own) < 4)
    #expect(result.layoutSeen?.layout == shape.layout)
  }

  @Test("where neither title nor code says which side is left, letters tell a mirror image")
  func otherOffice() throws {
    var told = 0
    for seed in 1...5 {
      let upright = DrawnPage.photo(
        of: DrawnPage.otherFamilyCard(seed: UInt64(seed), titleLeft: 449))
      for pose in Orientation.allCases {
        let result = DocumentSurvey(shape: Self.table).survey(Self.stored(upright, pose))
        let isTold = try Self.orientation(result).cause == .mirrored
        #expect(!isTold || pose.isMirroring && result.upright == pose.inverse)
        if isTold { told += 1 }
      }
    }
    // What is drawn for letters is not as sure as letters are.
    #expect(told >= 16, "\(told) of 20")
  }

  @Test(
    "a slip of capitals is told from its mirror image, in all eight poses",
    arguments: Orientation.allCases)
  func eightPosesOfPage(pose: Orientation) throws {
    for lines in [36, 48] {
      let slip = DrawnReceipt.slip(lines: lines, seed: UInt64(lines))
      let upright = DrawnPage.photo(of: slip)
      let result = DocumentSurvey(shape: Self.page).survey(Self.stored(upright, pose))
      let reading = try Self.orientation(result)
      #expect((reading.cause == .mirrored) == pose.isMirroring)
      #expect((reading.measures["mirrored"] == 1) == pose.isMirroring)
      #expect(result.upright == pose.inverse)
      #expect(Double(try #require(result.turn).degrees) == reading.value)
    }
  }

  @Test("of a tag that would mirror a page only the turn counts")
  func staleTagOfPage() throws {
    let upright = DrawnPage.photo(of: DrawnReceipt.slip(lines: 48, seed: 48))
    let result = DocumentSurvey(shape: Self.page, orientation: .mirrorRows).survey(upright)
    let reading = try Self.orientation(result)
    #expect(reading.cause == nil && reading.measures["staleTag"] == 1)
    #expect(result.turn == .half && result.upright == .upright)
  }

  @Test(
    "a card that was turned is not called a mirror image",
    arguments: Orientation.allCases.filter { !$0.isMirroring })
  func turnedCard(pose: Orientation) throws {
    let result = DocumentSurvey(shape: Self.card).survey(Self.stored(Self.drawnCard(), pose))
    #expect(try Self.orientation(result).cause == nil)
    #expect(result.upright == pose.inverse)
  }

  @Test("an EXIF tag that sets mirrored print right is obeyed", arguments: Orientation.allCases)
  func rightTag(tag: Orientation) throws {
    let photo = Self.stored(Self.drawnCard(), tag.inverse)
    let result = DocumentSurvey(shape: Self.card, orientation: tag).survey(photo)
    let reading = try Self.orientation(result)
    #expect(reading.cause == nil && reading.measures["staleTag"] == nil)
    #expect(result.turn == Turn.none && result.upright == tag)
  }

  @Test(
    "of a tag that would mirror print only the turn counts",
    arguments: [
      (.mirrorColumns, .none), (.mirrorRows, .half), (.transpose, .quarter),
      (.transverse, .threeQuarters),
    ] as [(Orientation, Turn)])
  func staleTag(tag: Orientation, left: Turn) throws {
    let upright = DrawnPage.photo(of: DrawnPage.familyCard(seed: 5))
    let result = DocumentSurvey(shape: Self.table, orientation: tag).survey(upright)
    let reading = try Self.orientation(result)
    #expect(reading.cause == nil && reading.measures["staleTag"] == 1)
    // The photo is upright as stored: what is left undoes the tag's own turn.
    #expect(result.turn == left)
    #expect(result.upright == .upright)
  }
}
