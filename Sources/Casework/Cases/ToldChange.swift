package import Files
package import Spool

/// A change of a case, as it stands in its `case.json`, with the event that tells of it.
package struct ToldChange {
  /// The event, the same however often it is asked for.
  package var event: EventFile
  /// The case after it.
  package var snapshot: CaseSnapshot
  /// Why `case.json` could not be replaced; `nil` where it was.
  package var failure: FileError?
}
