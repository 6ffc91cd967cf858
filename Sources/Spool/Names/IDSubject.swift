/// What ids are of; nobody makes one.
package enum IDSubject {
  /// A claimed drop.
  package enum OfJob {}
  /// A service's or command's place under `active/`.
  package enum OfStation {}
  /// A file of the index of photos.
  package enum OfIndexFile {}
  /// A file on its way to its place.
  package enum OfDraft {}
}

/// The name of one job. The serial of its event has the same random part, and the same time where
/// no later event of its case was made before.
package typealias JobID = RandomID<IDSubject.OfJob>
/// The name of one station, of its lease, and of its files of the journal.
package typealias StationID = RandomID<IDSubject.OfStation>
