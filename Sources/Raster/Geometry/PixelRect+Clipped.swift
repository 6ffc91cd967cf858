extension PixelRect {
  /// What of the rectangle lies in a picture: at least a pixel, at its edge where nothing does.
  package func clipped(to frame: Size) -> PixelRect {
    let (left, top) = (min(x, frame.width - 1), min(y, frame.height - 1))
    return PixelRect(
      x: left, y: top, width: max(1, min(x + width, frame.width) - left),
      height: max(1, min(y + height, frame.height) - top))
  }
}
