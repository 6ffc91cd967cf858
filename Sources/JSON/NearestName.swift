/// The known name that a mistyped one most likely meant.
///
/// - Returns: The name with the fewest letters to insert, delete, change or swap with their
///   neighbour (optimal string alignment, upper and lower case the same); `nil` where none is
///   nearer than a third of the name's length.
/// - Complexity: O(names × length²); names longer than 64 bytes are never matched.
package func nearestName(to name: String, in known: [String]) -> String? {
  guard name.utf8.count <= 64 else { return nil }
  let folded = Array(name.lowercased().utf8)
  var best: (name: String, distance: Int)?
  for candidate in known where candidate.utf8.count <= 64 {
    let distance = editDistance(folded, Array(candidate.lowercased().utf8))
    if distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  guard let best, best.distance <= max(1, folded.count / 3) else { return nil }
  return best.name
}

private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var before: [Int] = []
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var next = [i + 1]
    for (j, y) in b.enumerated() {
      var least = min(row[j] + (x == y ? 0 : 1), row[j + 1] + 1, next[j] + 1)
      if i > 0, j > 0, x == b[j - 1], y == a[i - 1] { least = min(least, before[j - 1] + 1) }
      next.append(least)
    }
    (before, row) = (row, next)
  }
  return row[b.count]
}
