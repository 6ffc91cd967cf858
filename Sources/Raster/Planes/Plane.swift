/// One channel of a picture: 8-bit code values, row by row without padding.
///
/// The samples are an ordinary array, so a plane is a value and its `span` is the safe door to it.
package struct Plane: Equatable, Sendable {
  /// Columns and rows.
  package let size: Size
  /// `size.area` samples, the one of column x and row y at y × width + x.
  package var samples: [UInt8]

  /// Columns.
  @inlinable package var width: Int { size.width }
  /// Rows.
  @inlinable package var height: Int { size.height }

  /// A plane over existing samples.
  ///
  /// - Precondition: `samples.count == size.area`.
  package init(size: Size, samples: [UInt8]) {
    precondition(samples.count == size.area, "a plane needs width × height samples")
    self.size = size
    self.samples = samples
  }

  /// A plane of one value.
  package init(size: Size, filledWith value: UInt8 = 0) {
    self.init(size: size, samples: [UInt8](repeating: value, count: size.area))
  }

  /// The sample in column `x` and row `y`; traps outside the plane.
  @inlinable package subscript(x: Int, y: Int) -> UInt8 {
    get { samples[y * size.width + x] }
    set { samples[y * size.width + x] = newValue }
  }
}
