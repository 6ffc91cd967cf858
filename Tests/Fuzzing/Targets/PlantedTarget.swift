extension Target {
  /// Faults of every sort, to show that they are found.
  static func planted() -> Target {
    Target(name: "planted", seeds: [[0, 0, 0, 0]]) { bytes throws(Violation) in
      switch bytes.first {
      case 1: return "\([0, 1][bytes.count + 2])"  // a trap
      case 2: while bytes.first == 2 {}
      case 3: throw Violation("planted")
      default: break
      }
      return "read"
    }
  }
}
