internal import CVector
import Raster

/// Rules across a document: rows that are inked nearly everywhere between their ends.
enum RuledLines {
  /// Ink of a thin rule, seen small, 0…1: a fifth of a stroke of print. A working value.
  static let strokeMinimum: Float = 0.02
  /// Share of the document's width that a rule covers: rows of print have more gaps. A working
  /// value.
  static let coverMinimum = 0.6

  /// How many rules there are along the rows of a map, skew of a row or two allowed for.
  static func count(in map: InkMap) -> Int {
    let w = map.size.width
    let h = map.size.height
    var rules = 0
    var wasRule = false
    precondition(map.ink.count == map.size.area)
    for y in 1..<max(1, h - 1) {
      let covered = unsafe map.ink.withPointer(at: y * w) { row in
        unsafe cvector_count_ruled(row, w, w, strokeMinimum)
      }
      let isRule = Double(covered) > coverMinimum * Double(w)
      if isRule && !wasRule { rules += 1 }
      wasRule = isRule
    }
    return rules
  }
}
