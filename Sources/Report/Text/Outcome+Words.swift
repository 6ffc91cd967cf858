package import Verdicts

extension Outcome {
  /// What people call the answer to a photo.
  package var words: Bilingual {
    switch self {
    case .accept: Bilingual(id: "Diterima", en: "Accept")
    case .review: Bilingual(id: "Periksa", en: "Review")
    case .retake: Bilingual(id: "Foto ulang", en: "Retake")
    case .unreadable: Bilingual(id: "File tidak bisa dibuka", en: "Unreadable")
    }
  }
}
