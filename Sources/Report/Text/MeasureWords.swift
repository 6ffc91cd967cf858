import Verdicts

/// What people call a further number of a check, and its unit.
struct MeasureWords {
  let name: Bilingual
  /// As ``NumberText/value(_:unit:)`` takes it.
  let unit: String

  /// - Parameter measure: The measure's name in the verdict; one without words is called by it.
  init(_ measure: String) {
    (name, unit) =
      switch measure {
      case "fill": (Bilingual(id: "bagian bingkai yang terisi", en: "share of the frame"), "share")
      case "cornerOvershoot":
        (Bilingual(id: "sudut di luar bingkai", en: "corner outside the frame"), "share")
      case "documents": (Bilingual(id: "jumlah dokumen", en: "documents"), "")
      case "overPrint":
        (Bilingual(id: "tulisan yang terkena pantulan", en: "print under a reflection"), "share")
      case "shadowLight":
        (Bilingual(id: "cahaya di dalam bayangan", en: "light inside the shadow"), "share")
      case "interpolation", "doubledBlocks":
        (Bilingual(id: "tanda pembesaran", en: "traces of enlarging"), "")
      default: (Bilingual(id: measure, en: measure), "")
      }
  }
}
