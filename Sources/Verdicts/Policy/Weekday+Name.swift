extension Weekday {
  /// What a citizen calls it.
  package var name: Bilingual {
    switch self {
    case .monday: Bilingual(id: "Senin", en: "Monday")
    case .tuesday: Bilingual(id: "Selasa", en: "Tuesday")
    case .wednesday: Bilingual(id: "Rabu", en: "Wednesday")
    case .thursday: Bilingual(id: "Kamis", en: "Thursday")
    case .friday: Bilingual(id: "Jumat", en: "Friday")
    case .saturday: Bilingual(id: "Sabtu", en: "Saturday")
    case .sunday: Bilingual(id: "Minggu", en: "Sunday")
    }
  }
}
