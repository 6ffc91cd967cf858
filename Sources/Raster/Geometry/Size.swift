/// The extent of a picture in whole pixels.
package struct Size: Equatable, Hashable, Sendable {
  /// Columns, 0 or more.
  package var width: Int
  /// Rows, 0 or more.
  package var height: Int

  /// A size in pixels, 0 or more each way.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The longer of both sides.
  package var longEdge: Int { max(width, height) }
  /// The shorter of both sides.
  package var shortEdge: Int { min(width, height) }
  /// Width × height.
  package var area: Int { width * height }
  /// The size after a turn by 90° or 270°.
  package var transposed: Size { Size(width: height, height: width) }
}
