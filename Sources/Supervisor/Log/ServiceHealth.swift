package import Spool

/// What a service has to do without, since when, and what it lately had to. Pure.
package struct ServiceHealth: Equatable {
  /// What lasts and what is over, by their beginnings.
  package private(set) var troubles: [ServiceState.Trouble] = []

  /// All is well.
  package init() {}

  /// So many things that are over are remembered.
  static let endedMaximum = 8

  /// Something is wanting.
  ///
  /// - Parameters:
  ///   - what: One line, without personal data.
  ///   - time: RFC 3339 in UTC.
  package mutating func begin(_ want: ServiceState.Want, _ what: String, at time: String) {
    troubles.removeAll { $0.want == want && $0.ended == nil }
    troubles.append(ServiceState.Trouble(want, what, began: time))
  }

  /// It is there again.
  package mutating func end(_ want: ServiceState.Want, at time: String) {
    for index in troubles.indices where troubles[index].want == want {
      if troubles[index].ended == nil { troubles[index].ended = time }
    }
    let over = troubles.indices.filter { troubles[$0].ended != nil }
    for index in over.prefix(max(0, over.count - Self.endedMaximum)).reversed() {
      troubles.remove(at: index)
    }
  }

  /// Whether this is wanting now.
  package func lacks(_ want: ServiceState.Want) -> Bool {
    troubles.contains { $0.want == want && $0.ended == nil }
  }
}
