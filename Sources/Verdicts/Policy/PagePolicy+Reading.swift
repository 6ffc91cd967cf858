import JSON

extension JSONCursor {
  func pages() throws(DataFileError) -> PagePolicy {
    try onlyKeys(["zone", "resendDays"])
    let place = try required("zone")
    guard let zone = OfficeZone(rawValue: try place.string()) else {
      throw place.failure("expected \"WIB\", \"WITA\" or \"WIT\"")
    }
    return PagePolicy(zone: zone, resendDays: try integer("resendDays", in: 1...365))
  }
}
