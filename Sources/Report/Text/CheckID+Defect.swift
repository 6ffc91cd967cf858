package import Measures
package import Verdicts

extension CheckID {
  /// What a clerk calls a photo's defect in a list, to go on after a colon.
  package var defect: Bilingual {
    switch self {
    case .legibility: Bilingual(id: "tulisan sulit dibaca", en: "hard to read")
    case .resolution: Bilingual(id: "terlalu kecil", en: "too small")
    case .blur: Bilingual(id: "buram", en: "blurred")
    case .orientation: Bilingual(id: "arah tidak pasti", en: "unknown turn")
    case .framing: Bilingual(id: "tidak utuh dalam bingkai", en: "not whole in the frame")
    case .tilt: Bilingual(id: "difoto miring", en: "at a slant")
    case .exposure: Bilingual(id: "gelap atau terlalu terang", en: "too dark or bright")
    case .glare: Bilingual(id: "pantulan cahaya", en: "reflections")
    case .contrast: Bilingual(id: "tulisan pudar atau bayangan", en: "faint print or shadow")
    case .noise: Bilingual(id: "berbintik", en: "grainy")
    case .colour: Bilingual(id: "seperti fotokopi", en: "like a photocopy")
    case .recapture: Bilingual(id: "foto dari layar", en: "photo of a screen")
    case .occlusion: Bilingual(id: "tertutup benda", en: "covered")
    case .compression: Bilingual(id: "rusak saat dikirim", en: "damaged in sending")
    case .duplicate: Bilingual(id: "foto kembar", en: "same photo twice")
    case .kind: Bilingual(id: "jenis dokumen lain", en: "another document")
    }
  }
}
