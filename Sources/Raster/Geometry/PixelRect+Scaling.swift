extension PixelRect {
  /// The rectangle of a reduced plane in pixels of the plane that it was reduced from.
  ///
  /// - Parameter factor: Pixels per sample along each axis, 1 or more.
  package func scaled(by factor: Int) -> PixelRect {
    PixelRect(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
  }
}
