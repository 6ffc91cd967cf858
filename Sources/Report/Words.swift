/// What the pages call things, in Indonesian; an unknown name is shown as it is.
package enum Words {
  /// A photo's verdict, with its tone.
  package static func verdict(_ name: String) -> (word: String, tone: Tone) {
    switch name {
    case "accept": ("Diterima", .good)
    case "review": ("Periksa", .look)
    case "retake": ("Foto ulang", .again)
    case "unreadable": ("Tidak terbaca", .broken)
    default: (name, .quiet)
    }
  }

  /// A check's status, with its tone.
  package static func status(_ name: String) -> (word: String, tone: Tone) {
    switch name {
    case "pass": ("Baik", .good)
    case "review": ("Periksa", .look)
    case "retake": ("Ulang", .again)
    case "notMeasured": ("Tidak terukur", .quiet)
    default: (name, .quiet)
    }
  }

  /// A case's state, with its tone.
  package static func state(_ name: String) -> (word: String, tone: Tone) {
    switch name {
    case "complete": ("Lengkap", .good)
    case "needsReview": ("Perlu diperiksa", .look)
    case "needsRetake": ("Perlu foto ulang", .again)
    case "incomplete": ("Belum lengkap", .quiet)
    default: (name, .quiet)
    }
  }

  /// A check's name.
  package static func check(_ id: String) -> String {
    switch id {
    case "resolution": "Resolusi"
    case "blur": "Ketajaman"
    case "orientation": "Arah foto"
    case "framing": "Bingkai"
    case "tilt": "Kemiringan"
    case "exposure": "Pencahayaan"
    case "glare": "Pantulan cahaya"
    case "contrast": "Kontras tulisan"
    case "noise": "Bintik"
    case "colour": "Warna"
    case "recapture": "Foto dari layar"
    case "occlusion": "Tertutup benda"
    case "compression": "Kompresi"
    case "duplicate": "Foto kembar"
    case "kind": "Jenis dokumen"
    default: id
    }
  }

  /// Why a check has no value.
  package static func why(_ name: String) -> String {
    switch name {
    case "noDocument": "dokumen tidak ditemukan di foto"
    case "tooFewEdges": "terlalu sedikit tulisan atau garis"
    case "unsure": "isi foto tidak memberi jawaban pasti"
    case "tooSmall": "foto terlalu kecil"
    case "notInFormat": "tidak ada dalam format berkas ini"
    case "notForKind": "tidak berlaku untuk jenis foto ini"
    case "unknownSize": "ukuran cetak dokumen tidak diketahui"
    default: name
    }
  }

  /// Why a photo has no pixels.
  package static func fault(_ code: String) -> String {
    switch code {
    case "truncated": "Berkas terpotong: sebagian foto tidak terkirim."
    case "corrupt": "Berkas rusak."
    case "unsupported": "Format berkas tidak didukung."
    case "tooLarge": "Foto melebihi batas yang dapat diolah."
    case "timedOut": "Foto terlalu lama diolah dan dihentikan."
    case "decoderFailed": "Foto tidak dapat dibuka."
    case "empty": "Berkas kosong."
    case "notAFile": "Bukan berkas biasa."
    case "notReadable": "Berkas tidak dapat dibaca oleh layanan."
    case "caseFull": "Jumlah foto dalam berkas pemohon ini sudah mencapai batas."
    default: code
    }
  }

  /// A name as a heading has it: its first letter is a capital.
  package static func heading(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }

  /// A value with its unit.
  package static func value(_ value: Double, unit: String) -> String {
    switch unit {
    case "share", "damage", "strength", "confidence": NumberText.percent(value)
    case "distance":
      value >= 1 ? "tidak ada yang mirip" : "jarak\u{A0}\(NumberText.decimal(value, places: 2))"
    case "codeValues": NumberText.short(value)
    case "degrees", "°": "\(NumberText.decimal(value, places: 1))°"
    case "": NumberText.short(value)
    default: "\(NumberText.short(value))\u{A0}\(unit)"
    }
  }
}
