package import Verdicts

/// Why an attempt counts for its kind.
package enum CountingWords {
  /// - Parameters:
  ///   - standing: How the one that counts stands.
  ///   - others: How the others of its kind stand, those that were sent later first.
  ///   - isDecided: Whether a clerk has decided on the one that counts.
  package static func reason(
    standing: Outcome, others: [Outcome], isMany: Bool, isDecided: Bool
  ) -> Bilingual {
    if isDecided {
      return Bilingual(id: "dipakai karena keputusan petugas", en: "used by a clerk's decision")
    }
    if isMany {
      return Bilingual(id: "dipakai: setiap foto berdiri sendiri", en: "used: each counts")
    }
    if others.isEmpty {
      return Bilingual(id: "dipakai karena satu-satunya", en: "used: the only one")
    }
    if others.contains(where: { $0.severity == standing.severity }) {
      return Bilingual(
        id: "dipakai karena terbaru di antara yang sama baik", en: "used: the latest of equals")
    }
    return Bilingual(id: "dipakai karena hasilnya terbaik", en: "used: the best result")
  }
}
