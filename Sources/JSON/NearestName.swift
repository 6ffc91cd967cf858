/// The known name that a mistyped one most likely meant.
///
/// - Returns: The name with the fewest letters to insert, delete or change (Levenshtein distance,
///   upper and lower case the same); `nil` where none is nearer than a third of the name's length.
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
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let changed = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
    }
  }
  return row[b.count]
}
