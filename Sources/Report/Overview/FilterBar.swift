import Measures
import Verdicts

/// What the script narrows the list of cases by; without a script it is not shown.
enum FilterBar {
  static func html(_ policy: Policy) -> HTML {
    let states = CaseState.allCases.sorted { $0.urgency < $1.urgency }
      .map { ($0.rawValue, $0.words) }
    let kinds = policy.kinds.map {
      ($0.kind, Bilingual(id: $0.name.id, en: $0.name.en))
    }
    let programmes = policy.programmes.map { ($0.name.id, $0.name) }
    let defects = CheckID.allCases.map { ($0.rawValue, $0.defect) }
    let sorts = [
      ("due", Bilingual(id: "terlama menunggu dahulu", en: "longest waiting first")),
      ("new", Bilingual(id: "terbaru dahulu", en: "newest first")),
      ("old", Bilingual(id: "terlama dahulu", en: "oldest first")),
      ("id", Bilingual(id: "nomor berkas", en: "by id")),
    ]
    return """
      <section id="filters" class="js-only"\(HTML(attribute: "aria-label", "Saringan", "Filters"))>
      \(choice("state", HTML("Keadaan", "State"), states))
      \(choice("kind", HTML("Jenis foto", "Kind"), kinds))
      \(choice("programme", HTML("Program", "Programme"), programmes))
      \(choice("defect", HTML("Cacat", "Defect"), defects))
      <label>\(HTML("Hari masuk", "Day"))<input id="f-day" type="date"></label>
      \(choice("sort", HTML("Urutan", "Order"), sorts, isWhole: true))
      <button id="clear" type="button">\(HTML("Hapus saringan", "Clear"))</button>
      </section>
      """
  }

  private static func choice(
    _ name: String, _ label: HTML, _ options: [(String, Bilingual)], isWhole: Bool = false
  ) -> HTML {
    let items = options.map { value, words -> HTML in
      """
      <option value="\(value, maximum: 60)" data-en="\(words.en, maximum: 60)">\
      \(words.id, maximum: 60)</option>
      """
    }
    let every: HTML = isWhole ? HTML() : "<option value=\"\" data-en=\"all\">semua</option>"
    return """
      <label>\(label)<select id="f-\(name)">\(every)\(items)</select></label>
      """
  }
}
