import Files

/// The place of a drop in the queue: by change time, then by name.
struct DropKey: Comparable {
  let changed: FileTime
  let name: EntryName

  static func < (one: DropKey, other: DropKey) -> Bool {
    one.changed == other.changed
      ? one.name.bytes.lexicographicallyPrecedes(other.name.bytes) : one.changed < other.changed
  }
}
