internal import CVector
import Raster

/// The tones and the steepest rise of small squares of luma, and of windows of two by two of them.
struct SteepnessMap {
  /// What a window of two by two cells shows.
  struct Window {
    /// From its darkest to its brightest sample, code values.
    var contrast: Double
    /// Its steepest rise as a share of that, 0…1.
    var steepness: Double
    /// By how much one of its cells is darker, or brighter, than those on two sides of it, code
    /// values: where tone only rises, as at the edge of a shadow, none is.
    var swing: Double
  }

  /// The darkest and brightest sample of some, and the steepest step between two, code values.
  private struct Extremes {
    var darkest = UInt8.max
    var brightest = UInt8.min
    var steepest = UInt8.min

    /// Twice the tone in the middle between the two.
    var doubledTone: Int { Int(darkest) + Int(brightest) }

    mutating func add(_ other: Extremes) {
      darkest = min(darkest, other.darkest)
      brightest = max(brightest, other.brightest)
      steepest = max(steepest, other.steepest)
    }
  }

  /// Windows in a row.
  let columns: Int
  /// Row by row, each half a window on; `nil` where its middle lies outside.
  let windows: [Window?]

  private let left: Int
  private let top: Int
  private let side: Int

  /// - Parameters:
  ///   - plane: Code values.
  ///   - outline: What is looked at, in samples.
  ///   - side: Samples along a cell's sides.
  ///   - reach: Samples between the two ends of a rise, 1 or more.
  /// - Returns: `nil` where fewer than two by two cells lie around the outline.
  init?(in plane: Plane, over outline: Quad, side: Int, reach: Int) {
    guard min(plane.width, plane.height) > reach else { return nil }
    let bounds = PixelRect(
      around: outline, in: Size(width: plane.width - reach, height: plane.height - reach))
    guard min(bounds.width, bounds.height) >= 2 * side else { return nil }
    (left, top, self.side) = (bounds.x, bounds.y, side)
    let (across, down) = (bounds.width / side, bounds.height / side)
    var cells: [Extremes] = []
    cells.reserveCapacity(across * down)
    var darkest = [UInt8](repeating: 0, count: across * side)
    var (brightest, steepest) = (darkest, darkest)
    for row in 0..<down {
      unsafe plane.withPointer(x: bounds.x, y: bounds.y + row * side) { first in
        unsafe cvector_column_extremes(
          &darkest, &brightest, &steepest, first, plane.width, darkest.count, side, reach)
      }
      for column in 0..<across {
        var cell = Extremes()
        for i in column * side..<(column + 1) * side {
          cell.add(
            Extremes(darkest: darkest[i], brightest: brightest[i], steepest: steepest[i]))
        }
        cells.append(cell)
      }
    }
    columns = across - 1
    let swings = Self.swings(of: cells.map(\.doubledTone), columns: across)
    let inside = HalfPlanes(outline)
    var windows: [Window?] = []
    for row in 0..<down - 1 {
      for column in 0..<across - 1 {
        let middle = (x: bounds.x + (column + 1) * side, y: bounds.y + (row + 1) * side)
        guard inside.contains(x: middle.x, y: middle.y) else {
          windows.append(nil)
          continue
        }
        let place = row * across + column
        var window = cells[place]
        window.add(cells[place + 1])
        window.add(cells[place + across])
        window.add(cells[place + across + 1])
        let contrast = Double(window.brightest) - Double(window.darkest)
        let swing = max(
          max(swings[place], swings[place + 1]),
          max(swings[place + across], swings[place + across + 1]))
        windows.append(
          Window(
            contrast: contrast, steepness: Double(window.steepest) / max(1, contrast),
            swing: Double(swing) / 2))
      }
    }
    self.windows = windows
  }

  /// By how much each value lies above both its neighbours, or below both: the larger of those in a
  /// row and in a column; 0 at the map's own edge.
  private static func swings(of values: [Int], columns: Int) -> [Int] {
    let rows = values.count / columns
    return values.indices.map { place in
      func swing(_ step: Int) -> Int {
        let (before, after) = (
          values[place] - values[place - step], values[place] - values[place + step]
        )
        return max(0, min(before, after), min(-before, -after))
      }
      let (row, column) = (place / columns, place % columns)
      return max(
        column > 0 && column < columns - 1 ? swing(1) : 0,
        row > 0 && row < rows - 1 ? swing(columns) : 0)
    }
  }

  /// The samples that some windows cover.
  func area(columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> PixelRect {
    PixelRect(
      x: left + columns.lowerBound * side, y: top + rows.lowerBound * side,
      width: (columns.count + 1) * side, height: (rows.count + 1) * side)
  }
}
