/// The zones of Indonesia, of which none has a summer time. A raw value is what the policy calls
/// it.
///
/// - Source: Keputusan Presiden 41/1987.
package enum OfficeZone: String, CaseIterable, Sendable {
  /// Western, central and eastern Indonesia.
  case western = "WIB"
  case central = "WITA"
  case eastern = "WIT"

  /// How many hours it is ahead of UTC.
  package var hoursAhead: Int {
    switch self {
    case .western: 7
    case .central: 8
    case .eastern: 9
    }
  }
}
