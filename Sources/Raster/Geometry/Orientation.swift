/// How a stored picture must be mirrored and turned to be upright: the eight values of EXIF tag
/// 0x0112. The name of a case says what is *done* to the stored pixels.
package enum Orientation: Int, CaseIterable, Sendable {
  /// Nothing is done.
  case upright = 1
  /// Left and right change places.
  case mirrorColumns = 2
  /// A turn by 180°.
  case halfTurn = 3
  /// Top and bottom change places.
  case mirrorRows = 4
  /// Columns become rows: the picture is mirrored at the diagonal from its top left.
  case transpose = 5
  /// A clockwise turn by 90°.
  case quarterTurn = 6
  /// The picture is mirrored at the diagonal from its top right.
  case transverse = 7
  /// A clockwise turn by 270°.
  case threeQuarterTurn = 8

  /// The value of the EXIF tag, 1…8.
  package var exifValue: Int { rawValue }

  /// The orientation of an EXIF value; anything but 1…8 is nonsense and means upright.
  package init(exifValue: Int) {
    self = Orientation(rawValue: exifValue) ?? .upright
  }

  /// The orientation that is a clockwise turn alone.
  package init(_ turn: Turn) {
    self =
      switch turn {
      case .none: .upright
      case .quarter: .quarterTurn
      case .half: .halfTurn
      case .threeQuarters: .threeQuarterTurn
      }
  }

  /// Whether width and height change places. The exchange comes first, mirroring after it.
  package var swapsAxes: Bool { rawValue >= 5 }
  /// Whether columns are mirrored, after the axes have been exchanged.
  package var mirrorsColumns: Bool {
    [.mirrorColumns, .halfTurn, .quarterTurn, .transverse].contains(self)
  }
  /// Whether rows are mirrored, after the axes have been exchanged.
  package var mirrorsRows: Bool {
    [.halfTurn, .mirrorRows, .transverse, .threeQuarterTurn].contains(self)
  }

  /// Whether what is read from left to right is then read from right to left.
  package var isMirroring: Bool { swapsAxes != (mirrorsColumns != mirrorsRows) }

  /// The turn of an orientation that also mirrors, which is taken to mirror columns before it
  /// turns; the orientation itself where it turns alone.
  package var turnAlone: Orientation {
    isMirroring ? Orientation.mirrorColumns.followed(by: self) : self
  }

  private init(swapsAxes: Bool, mirrorsColumns: Bool, mirrorsRows: Bool) {
    self =
      switch (swapsAxes, mirrorsColumns, mirrorsRows) {
      case (false, false, false): .upright
      case (false, true, false): .mirrorColumns
      case (false, true, true): .halfTurn
      case (false, false, true): .mirrorRows
      case (true, false, false): .transpose
      case (true, true, false): .quarterTurn
      case (true, true, true): .transverse
      case (true, false, true): .threeQuarterTurn
      }
  }

  /// The orientation that does this one and then another.
  package func followed(by next: Orientation) -> Orientation {
    // Exchanging the axes turns a mirroring of columns into one of rows.
    let columns = next.swapsAxes ? mirrorsRows : mirrorsColumns
    let rows = next.swapsAxes ? mirrorsColumns : mirrorsRows
    return Orientation(
      swapsAxes: swapsAxes != next.swapsAxes, mirrorsColumns: columns != next.mirrorsColumns,
      mirrorsRows: rows != next.mirrorsRows)
  }

  /// The orientation that does this one and then a clockwise turn.
  package func followed(by turn: Turn) -> Orientation { followed(by: Orientation(turn)) }

  /// The size of a picture after it.
  package func applied(to size: Size) -> Size { swapsAxes ? size.transposed : size }

  /// Where a place of a picture lies after it.
  ///
  /// - Parameters:
  ///   - point: A place in the stored picture, in pixels; it may lie outside.
  ///   - size: The size of the stored picture.
  package func applied(to point: Point, in size: Size) -> Point {
    let after = applied(to: size)
    let p = swapsAxes ? Point(x: point.y, y: point.x) : point
    return Point(
      x: mirrorsColumns ? Double(after.width) - p.x : p.x,
      y: mirrorsRows ? Double(after.height) - p.y : p.y)
  }
}
