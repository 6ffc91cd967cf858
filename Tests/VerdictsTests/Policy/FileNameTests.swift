import Testing
import Verdicts

struct FileNameTests {
  @Test(
    "the kind is a whole token of the file's name",
    arguments: [
      ("0000-ktp-defocus.jpg", "ktp"), ("GW-2020-00123.ktp.jpg", "ktp"), ("foto KK.png", "kk"),
      ("kkn-2020.jpg", nil), ("skk.jpg", nil), ("a/kk/b.jpg", nil), ("a/b_kk", "kk"),
      ("ktp", "ktp"), ("ktp.jpg", "ktp"), ("x.ktp", nil), ("ktp-kk.jpg", nil), ("ktp_ktp", "ktp"),
      ("rumah(1).jpeg", "rumah"), ("", nil), ("ktpé.jpg", "ktp"), ("lainnya.b7f3.png", "lainnya"),
    ])
  func token(_ name: String, _ kind: String?) {
    #expect(Policy.default.kindNamed(inFileName: name) == kind)
  }
}
