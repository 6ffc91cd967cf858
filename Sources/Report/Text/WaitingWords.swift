package import Verdicts

/// Why something waits or was refused, for a clerk, and what to do about it.
///
/// The reasons come from the spool by their names in the contract: a name of a later version is
/// told as an unknown one.
package enum WaitingWords {
  /// Why a photo waits in `deferred/`.
  package static func deferral(_ reason: String) -> Bilingual {
    switch reason {
    case "machine":
      Bilingual(
        id: "Komputer layanan sedang terganggu. Dicoba lagi sendiri; bila lebih dari satu jam, "
          + "hubungi pengelola.",
        en: "The machine has trouble. It tries again; after an hour call the operator.")
    case "blocked":
      Bilingual(
        id: "Folder berkasnya tidak bisa dibaca atau ditulis. Hubungi pengelola.",
        en: "The case's folder cannot be read or written. Call the operator.")
    case "unfinished":
      Bilingual(
        id: "Kiriman belum selesai. Ditunggu sebentar, lalu dinilai apa adanya; tidak perlu "
          + "apa-apa.",
        en: "The upload is not complete. It waits, and is then judged as it is; nothing to do.")
    case "costly":
      Bilingual(
        id: "Foto sangat besar dan menunggu giliran. Tidak perlu apa-apa.",
        en: "A very large photo waits for its turn. Nothing to do.")
    default:
      Bilingual(id: "Menunggu. Hubungi pengelola.", en: "It waits. Call the operator.")
    }
  }

  /// Why a drop is in `quarantine/`.
  package static func rejection(_ reason: String) -> Bilingual {
    switch reason {
    case "badName":
      Bilingual(
        id: "Nama file salah. Kirim lagi dengan nama BERKAS.JENIS.jpg, misalnya "
          + "GW-2020-00123.ktp.jpg.",
        en: "The file's name is wrong. Send it again as CASE.KIND.jpg.")
    case "applicantNumber":
      Bilingual(
        id: "Nama file memakai NIK atau nomor KK. Kirim lagi dengan nomor berkas.",
        en: "The name holds a NIK. Send it again under the case's number.")
    case "unknownKind":
      Bilingual(
        id: "Jenis foto di nama file tidak dikenal. Kirim lagi dengan salah satu jenis dalam "
          + "kebijakan, misalnya ktp.",
        en: "The kind in the name is unknown. Send it again with one of the policy's, say ktp.")
    case "notAFile":
      Bilingual(
        id: "Yang dikirim bukan file biasa. Kirim lagi fotonya sebagai file.",
        en: "It is no plain file. Send the photo as a file.")
    case "notReadable":
      Bilingual(
        id: "Layanan tidak berhak membaca file ini. Perbaiki izinnya, lalu kirim lagi.",
        en: "The service may not read it. Mend its permissions and send it again.")
    case "badCaseFile":
      Bilingual(
        id: "Data berkas salah. Kirim lagi dengan `jernih submit`.",
        en: "The case's file is wrong. Send it again with `jernih submit`.")
    case "caseFull":
      Bilingual(
        id: "Foto di berkas ini sudah terlalu banyak. Hubungi pemohon.",
        en: "The case has too many photos. Contact the applicant.")
    case "badDecision", "noAttempt":
      Bilingual(
        id: "Keputusan ini salah isinya atau fotonya tidak ada. Buat lagi dari halaman berkas.",
        en: "The decision is malformed or names no photo. Make it again from the case's page.")
    default:
      Bilingual(
        id: "Tidak bisa dipakai. Hubungi pengelola.", en: "It cannot be used. Call the operator.")
    }
  }
}
