extension Plane {
  /// The plane at half its width and height, rounded up: each sample is the rounded mean of the 2 × 2
  /// that it covers, fewer at the right and bottom edge.
  ///
  /// - Complexity: O(area).
  package var halved: Plane {
    var reducer = BoxReducer(source: size, factorX: 2, factorY: 2)
    reducer.add(samples, count: height, stride: width)
    return reducer.finish()
  }
}
