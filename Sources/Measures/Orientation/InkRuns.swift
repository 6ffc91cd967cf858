import Raster

/// Runs of inked samples along the rows of a map, and which of them touch.
struct InkRuns {
  /// Inked samples side by side.
  struct Run {
    let row: Int
    let columns: Range<Int>
    /// A run of the same blot, nearer to its first; its own place for the first.
    fileprivate(set) var leader: Int
  }

  /// All runs, row by row.
  private(set) var runs: [Run] = []

  /// - Parameter wall: Ink from which on a sample is inked, 0…1.
  /// - Complexity: O(samples).
  init(_ map: InkMap, wall: Float) {
    let (w, h) = (map.size.width, map.size.height)
    precondition(map.ink.count == map.size.area)
    var above = 0..<0
    for y in 0..<h {
      let start = runs.count
      var candidate = above.lowerBound
      unsafe map.ink.withPointer(at: y * w) { ink in
        var x = 0
        while x < w {
          guard unsafe ink[x] >= wall else {
            x &+= 1
            continue
          }
          let first = x
          while x < w, unsafe ink[x] >= wall { x &+= 1 }
          add(row: y, first..<x, above, &candidate)
        }
      }
      above = start..<runs.count
    }
    // Leaders come before those they lead, so one pass finds each run's first.
    for place in runs.indices { runs[place].leader = runs[runs[place].leader].leader }
  }

  /// Adds a run and joins it to those of the row above that it touches, at a corner too.
  ///
  /// - Parameter candidate: The first run above that may touch this one and those that follow.
  private mutating func add(
    row: Int, _ columns: Range<Int>, _ above: Range<Int>, _ candidate: inout Int
  ) {
    let place = runs.count
    var leader = place
    while candidate < above.upperBound,
      runs[candidate].columns.upperBound < columns.lowerBound
    { candidate += 1 }
    var touching = candidate
    while touching < above.upperBound, runs[touching].columns.lowerBound <= columns.upperBound {
      let other = first(touching)
      if leader == place {
        leader = other
      } else if other < leader {
        runs[leader].leader = other
        leader = other
      } else {
        runs[other].leader = leader
      }
      touching += 1
    }
    runs.append(Run(row: row, columns: columns, leader: leader))
  }

  /// The first run of a run's blot, as far as the rows have been read.
  private mutating func first(_ run: Int) -> Int {
    var place = run
    while runs[place].leader != place {
      runs[place].leader = runs[runs[place].leader].leader
      place = runs[place].leader
    }
    return place
  }
}
