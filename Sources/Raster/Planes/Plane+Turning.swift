internal import CVector

extension Plane {
  /// The plane mirrored and turned as an EXIF orientation asks.
  ///
  /// - Complexity: O(area), one or two passes.
  package func oriented(_ orientation: Orientation) -> Plane {
    let swapped = orientation.swapsAxes ? transposed : self
    return switch (orientation.mirrorsColumns, orientation.mirrorsRows) {
    case (false, false): swapped
    case (true, false): swapped.columnsMirrored
    case (false, true): swapped.rowsMirrored
    case (true, true): Plane(size: swapped.size, samples: swapped.samples.reversed())
    }
  }

  /// The plane turned clockwise.
  package func turned(_ turn: Turn) -> Plane { oriented(Orientation(turn)) }

  /// Columns become rows.
  private var transposed: Plane {
    let size = size
    let turned = unsafe [UInt8](unsafeUninitializedCapacity: size.area) { buffer, count in
      if let base = buffer.baseAddress {
        unsafe cvector_transpose(base, samples, size.width, size.height)
      }
      count = size.area
    }
    return Plane(size: size.transposed, samples: turned)
  }

  private var columnsMirrored: Plane {
    var mirrored: [UInt8] = []
    mirrored.reserveCapacity(size.area)
    for y in 0..<height {
      mirrored.append(contentsOf: samples[y * width..<(y + 1) * width].reversed())
    }
    return Plane(size: size, samples: mirrored)
  }

  private var rowsMirrored: Plane {
    var mirrored: [UInt8] = []
    mirrored.reserveCapacity(size.area)
    for y in stride(from: height - 1, through: 0, by: -1) {
      mirrored.append(contentsOf: samples[y * width..<(y + 1) * width])
    }
    return Plane(size: size, samples: mirrored)
  }
}
