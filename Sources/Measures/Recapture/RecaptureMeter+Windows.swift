internal import Raster

extension RecaptureMeter {
  /// Top left corners of the plainest windows in the reduced luma.
  static func windows(
    of photo: ReducedPhoto, _ places: FlatPlaces, apart: Int? = nil,
    contrastMaximum: Double = .infinity, most: Int
  ) -> [(x: Int, y: Int)] {
    let pitch = 2 * TileTones.side
    let side = MeanSpectrum.side
    guard min(photo.luma.width, photo.luma.height) >= side else { return [] }
    let plainest = places.plainest(
      side: side / pitch, step: 1, apart: apart, contrastMaximum: contrastMaximum, most: most)
    return plainest.map { place in
      // The last tile may reach over an odd edge by one sample.
      (
        x: min(place.column * pitch, photo.luma.width - side),
        y: min(place.row * pitch, photo.luma.height - side)
      )
    }
  }

  /// Windows of the reduced luma, and where they are in the photo.
  static func placed(_ windows: [(x: Int, y: Int)], factor: Int) -> [DisplayGrid.Window] {
    let half = Double(MeanSpectrum.side) / 2
    return windows.map { window in
      DisplayGrid.Window(
        x: window.x, y: window.y,
        middle: Point(x: Double(window.x) + half, y: Double(window.y) + half) * Double(factor))
    }
  }

  /// The plainest windows of the photo at its full size: of the reduced luma where it was not
  /// reduced.
  static func fullSizeWindows(
    of photo: ReducedPhoto, _ tones: TileTones, _ places: FlatPlaces
  ) -> [DisplayGrid.Window] {
    guard let details = photo.details else {
      return placed(
        windows(
          of: photo, places, contrastMaximum: plainContrastMaximum, most: detailWindowsMaximum),
        factor: photo.factor)
    }
    let plain = tones.tiles.filter { $0.contrast <= plainContrastMaximum }.compactMap { tile in
      details.place(column: tile.column, row: tile.row).map { (tile, $0) }
    }
    return plain.sorted { $0.0.contrast < $1.0.contrast }.prefix(detailWindowsMaximum).map {
      tile, place in
      DisplayGrid.Window(
        x: place.x, y: place.y,
        middle: Point(
          x: Double(tile.area.x) + Double(tile.area.width) / 2,
          y: Double(tile.area.y) + Double(tile.area.height) / 2))
    }
  }
}
