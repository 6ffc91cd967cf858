package import Measures
package import Verdicts

extension CheckID {
  /// What people call what the check measures: the number beside it counts that very thing, a fault
  /// by a fault's name, so that nobody reads 6 % under "free of reflections".
  package var words: Bilingual {
    switch self {
    case .legibility: Bilingual(id: "Keterbacaan", en: "Legibility")
    case .resolution: Bilingual(id: "Resolusi", en: "Resolution")
    case .blur: Bilingual(id: "Keburaman", en: "Blur")
    case .orientation: Bilingual(id: "Arah foto", en: "Orientation")
    case .framing: Bilingual(id: "Utuh dalam bingkai", en: "Framing")
    case .tilt: Bilingual(id: "Kemiringan", en: "Tilt")
    case .exposure: Bilingual(id: "Terlalu gelap/terang", en: "Exposure")
    case .glare: Bilingual(id: "Pantulan", en: "Glare")
    case .contrast: Bilingual(id: "Kontras tulisan", en: "Contrast")
    case .noise: Bilingual(id: "Bintik", en: "Noise")
    case .colour: Bilingual(id: "Warna", en: "Colour")
    case .recapture: Bilingual(id: "Foto layar", en: "Recapture")
    case .occlusion: Bilingual(id: "Bagian tertutup", en: "Occlusion")
    case .compression: Bilingual(id: "Kerusakan kiriman", en: "Compression")
    case .duplicate: Bilingual(id: "Foto kembar", en: "Duplicate")
    case .kind: Bilingual(id: "Jenis dokumen", en: "Kind")
    }
  }
}
