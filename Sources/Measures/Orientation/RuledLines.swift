internal import CVector
import Raster

/// Rules across a document: lines that are darker than the paper on both sides of them, and evenly
/// so.
///
/// A thin grey rule, seen small, is paler than print by far: what tells it is that it goes on from
/// one side to the other, while print has gaps and black strokes. It may lie askew, and bend with
/// the sheet. The constants are working values, placed on 104 family cards with hairlines of grey
/// and those of three other hands: 94 of the 104 are known to be tables by them, and of 563 KTP
/// none is taken for one.
struct RuledLines {
  /// How far above and below a rule its paper is looked at, in rows: a millimetre of
  /// a sheet, where print between two rules does not reach.
  static let reachRows = 1
  /// A rule is followed in parts of so many columns, each at most a row from the next.
  static let partColumns = 24
  /// The mean depth of a rule, as a share of the paper's luma: a hairline of grey.
  static let depthMinimum: Float = 0.005
  /// So large a share of it is deeper than this share of the mean: print has more gaps.
  static let evenDepth: Float = 0.5
  static let coverMinimum = 0.6

  /// How many rules there are along the rows of a map.
  static func count(in map: InkMap) -> Int { RuledLines(map)?.count ?? 0 }

  /// How many there are on a document, looked at twice as finely as its layout is: in a table whose
  /// rows are 3 mm apart print stands within a millimetre of its rules.
  ///
  /// - Parameter corners: Of the document, a long side first, in stored pixels.
  static func fineCount(_ photo: ReducedPhoto, corners: Quad) -> Int {
    let cells = Size(width: 2 * LayoutReader.cells.width, height: 2 * LayoutReader.cells.height)
    return LayoutRaster(photo, corners: corners, cells: cells, isFine: true)
      .map { count(in: InkMap($0)) } ?? 0
  }

  private let size: Size
  private let parts: Int
  /// By how much each sample is darker than what lies above and below.
  private let depths: [Float]
  /// The sum of `depths` over each part of each row.
  private let sums: [Float]
  /// What the depth of a rule must be in each row.
  private let least: [Float]

  private init?(_ map: InkMap) {
    let (size, parts, margin) = (map.size, map.size.width / Self.partColumns, Self.reachRows)
    guard size.height > 2 * margin, parts > 0 else { return nil }
    precondition(
      map.luma.count == size.area && Self.partColumns % Int(cvector_cell_lanes) == 0)
    var depths = [Float](repeating: 0, count: size.area)
    var sums = [Float](repeating: 0, count: size.height * parts)
    for y in margin..<size.height - margin {
      for part in 0..<parts {
        let place = y * size.width + part * Self.partColumns
        sums[y * parts + part] = unsafe map.luma.withPointer(at: place) { row in
          unsafe depths.withMutablePointer(at: place) { out in
            unsafe cvector_rule_depths(out, row, margin * size.width, Self.partColumns)
          }
        }
      }
    }
    let side = size.height / map.cells.height
    least = (0..<size.height).map { y in
      let cells = map.paper[(y / side * map.cells.width)...].prefix(map.cells.width)
      let paper = cells.reduce(0, +) / Float(map.cells.width)
      return Self.depthMinimum * (paper + LumaRatio.floor)
    }
    (self.size, self.parts, self.depths, self.sums) = (size, parts, depths, sums)
  }

  private var count: Int {
    var count = 0
    var last: [Int] = []
    for y in 0..<size.height {
      let path = path(from: y)
      // Paths that come together are one rule.
      guard path.first != last.first || path.last != last.last, isRule(path, row: y) else {
        continue
      }
      count += 1
      last = path
    }
    return count
  }

  /// The row of each part, from one in the middle on to where the next part is deepest.
  private func path(from row: Int) -> [Int] {
    var path = [Int](repeating: row, count: parts)
    let middle = parts / 2
    func next(_ row: Int, _ part: Int) -> Int {
      var best = row
      for y in [row - 1, row + 1] where y >= 0 && y < size.height {
        if sums[y * parts + part] > sums[best * parts + part] { best = y }
      }
      return best
    }
    path[middle] = next(row, middle)
    for part in middle + 1..<max(parts, middle + 1) { path[part] = next(path[part - 1], part) }
    for part in (0..<middle).reversed() { path[part] = next(path[part + 1], part) }
    return path
  }

  private func isRule(_ path: [Int], row: Int) -> Bool {
    let columns = Float(parts * Self.partColumns)
    let level = path.indices.reduce(Float(0)) { $0 + sums[path[$1] * parts + $1] } / columns
    guard level >= least[row] else { return false }
    let deep = path.indices.reduce(0) { sum, part in
      let place = path[part] * size.width + part * Self.partColumns
      let count = unsafe depths.withPointer(at: place) { values in
        unsafe cvector_count_above(values, Self.partColumns, Self.evenDepth * level)
      }
      return sum + count
    }
    return Float(deep) >= Float(Self.coverMinimum) * columns
  }
}
