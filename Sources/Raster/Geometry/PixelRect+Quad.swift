extension PixelRect {
  /// The box around the part of an outline that lies in the frame.
  ///
  /// - Parameters:
  ///   - quad: In pixels of the stored photo; its corners may lie outside.
  ///   - photo: The stored photo, at least a pixel a side.
  package init(around quad: Quad, in photo: Size) {
    func span(_ low: Double, _ high: Double, _ limit: Int) -> (first: Int, count: Int) {
      let least = max(0, low)
      let most = min(Double(limit), high)
      let first = min(Int(least), limit - 1)
      return (first, max(1, Int(max(least, most).rounded(.up)) - first))
    }
    let bounds = quad.bounds
    let (x, width) = span(bounds.left, bounds.right, photo.width)
    let (y, height) = span(bounds.top, bounds.bottom, photo.height)
    self.init(x: x, y: y, width: min(width, photo.width - x), height: min(height, photo.height - y))
  }
}
