/// What the clerks' pages go by.
package struct PagePolicy: Equatable, Sendable {
  /// The zone of every time on every page.
  package var zone: OfficeZone
  /// For how many days a photo that was asked for is waited for before a clerk is told.
  package var resendDays: Int
}
