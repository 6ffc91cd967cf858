/// The parts of list pages that were made before, for the next page: an update changes one row.
///
/// To be used for pages of one zone, from one thread.
package final class ListParts {
  var rows = KeptPieces<CaseRow>(piecesMaximum: 400)
  var data = KeptPieces<CaseRow>(piecesMaximum: 400)
  var days = KeptPieces<DayEntry>(piecesMaximum: 100)

  /// No parts yet.
  package init() {}
}
