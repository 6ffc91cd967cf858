extension CivilDate {
  /// What the months are called, January first.
  package static let monthNames = [
    Bilingual(id: "Januari", en: "January"), Bilingual(id: "Februari", en: "February"),
    Bilingual(id: "Maret", en: "March"), Bilingual(id: "April", en: "April"),
    Bilingual(id: "Mei", en: "May"), Bilingual(id: "Juni", en: "June"),
    Bilingual(id: "Juli", en: "July"), Bilingual(id: "Agustus", en: "August"),
    Bilingual(id: "September", en: "September"), Bilingual(id: "Oktober", en: "October"),
    Bilingual(id: "November", en: "November"), Bilingual(id: "Desember", en: "December"),
  ]
}
