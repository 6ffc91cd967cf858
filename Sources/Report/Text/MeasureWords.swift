package import Verdicts

/// What people call a further number of a check, and its unit.
package struct MeasureWords: Sendable {
  /// In both languages.
  package let name: Bilingual
  /// As ``NumberText/value(_:unit:)`` takes it.
  package let unit: String

  /// The measures that tell a reader more of a defect than its value does.
  package static let further: Set<String> = [
    "letterPixels", "weakestQuarter", "directionDegrees", "darkShare", "burntShare", "overPrint",
    "shadowLight", "quality", "coloured",
  ]

  private init(_ id: String, _ en: String, _ unit: String) {
    name = Bilingual(id: id, en: en)
    self.unit = unit
  }

  /// - Parameter measure: The measure's name in the verdict; one without words is called by it.
  package init(_ measure: String) {
    switch measure {
    case "fill": self.init("bagian bingkai yang terisi", "share of the frame", "share")
    case "cornerOvershoot": self.init("sudut di luar bingkai", "corner outside the frame", "share")
    case "printAtFrame": self.init("tulisan di tepi bingkai", "print at the frame", "")
    case "proportions":
      self.init("sisi dibanding dokumen utuh", "sides beside a whole document's", "")
    case "documents": self.init("jumlah dokumen", "documents", "")
    case "overPrint":
      self.init("tulisan yang terkena pantulan", "print under a reflection", "share")
    case "coveredInside": self.init("bagian tulisan yang tertutup", "covered print", "share")
    case "shadowLight": self.init("cahaya di dalam bayangan", "light inside the shadow", "share")
    case "interpolation", "doubledBlocks": self.init("tanda pembesaran", "traces of enlarging", "")
    case "letterPixels": self.init("tinggi huruf terkecil", "height of the smallest letters", "px")
    case "weakestQuarter": self.init("di bagian terburuk", "in the worst part", "share")
    case "lostPrint": self.init("bagian tulisan yang buram", "print blurred away", "share")
    case "echo": self.init("tulisan yang tampak dobel", "print seen twice", "")
    case "directionDegrees": self.init("arah gerak", "direction of movement", "degrees")
    case "darkShare": self.init("bagian yang gelap", "dark share", "share")
    case "burntShare": self.init("bagian yang terlalu terang", "burnt share", "share")
    case "quality": self.init("mutu JPEG", "JPEG quality", "")
    case "coloured": self.init("bagian berwarna", "coloured share", "share")
    default: self.init(measure, measure, "")
    }
  }
}
