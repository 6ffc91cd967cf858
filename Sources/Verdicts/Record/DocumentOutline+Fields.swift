import JSON
import Raster

extension DocumentOutline: Recorded {
  static var blank: DocumentOutline {
    let corner = Point(x: 0, y: 0)
    return DocumentOutline(
      corners: Quad(
        topLeft: corner, topRight: corner, bottomRight: corner, bottomLeft: corner),
      dotsPerInch: nil, fill: 0, tiltDegrees: nil, skewDegrees: 0)
  }

  mutating func fields(_ record: inout RecordCoder) {
    record.needed("corners", &corners, .corners)
    record.optional("dpi", &dotsPerInch, .number(RecordDigits.dotsPerInch))
    record.field("fill", &fill, .number(RecordDigits.fill))
    record.optional("tilt", &tiltDegrees, .number(RecordDigits.degrees))
    record.field("skew", &skewDegrees, .number(RecordDigits.degrees))
  }
}

extension RecordForm<Quad> {
  /// Four pairs of x and y.
  fileprivate static var corners: Self {
    let corner = RecordForm<Point>(
      write: { point in
        .list([point.x, point.y].map { .number($0, digits: RecordDigits.pixels) })
      },
      read: { json in
        guard let pair = json.array, pair.count == 2, let x = pair[0].number,
          let y = pair[1].number
        else { return nil }
        return Point(x: x, y: y)
      })
    return Self(
      write: { .list($0.corners.map(corner.write)) },
      read: { json in
        let points = (json.array ?? []).compactMap(corner.read)
        guard points.count == 4 else { return nil }
        return Quad(
          topLeft: points[0], topRight: points[1], bottomRight: points[2], bottomLeft: points[3])
      })
  }
}
