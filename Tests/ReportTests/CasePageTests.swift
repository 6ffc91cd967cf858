import Report
import Testing

@Suite struct CasePageTests {
  @Test("the page tells the case, its state and what is missing")
  func head() {
    let page = CasePage.html(Samples.dossier([Samples.photo("ktp")]))
    #expect(page.contains("<h1><bdi>GW-2020-00123</bdi></h1>"))
    #expect(page.contains("Perlu diperiksa"))
    #expect(page.contains("<strong>Belum ada:</strong> <bdi>Foto rumah</bdi>"))
    #expect(page.contains("24 Mar 2020, 08.15 WITA"))
  }

  @Test("thumbnail and original are one relative link away")
  func links() {
    let page = CasePage.html(Samples.dossier([Samples.photo("ktp.2")]))
    #expect(page.contains("<a href=\"ktp.2/original.jpg\">"))
    #expect(
      page.contains("<img src=\"ktp.2/thumb.jpg\" alt=\"Foto KTP dalam berkas GW-2020-00123\""))
    #expect(page.contains("href=\"../../reports/index.html\""))
  }

  @Test(
    "an original that is no picture is never linked",
    arguments: ["original.bin", "original.html", "../x.jpg"])
  func noBin(_ original: String) {
    var photo = Samples.photo("ktp", verdict: "unreadable")
    photo.original = original
    #expect(!CasePage.html(Samples.dossier([photo])).contains("<a href=\"ktp/"))
  }

  @Test("a check shows result, score, value with its unit, limits, reason and remedy")
  func check() {
    var photo = Samples.photo("kk")
    photo.checks = [
      CheckView(
        id: "resolution", status: "review", score: 44, value: 123.4, unit: "dpi",
        limits: .init(retake: 90, review: 150, worseAbove: false), reason: "Huruf kecil.",
        remedy: "Kirim sebagai dokumen."),
      CheckView(
        id: "blur", status: "notMeasured", score: nil, value: nil, unit: "px", why: "unsure"),
    ]
    let page = CasePage.html(Samples.dossier([photo]))
    for part in [
      "<th scope=\"row\">Resolusi</th>", "<b>44</b>", "123\u{A0}dpi",
      "periksa\u{A0}&lt;\u{A0}150\u{A0}dpi, ulang\u{A0}&lt;\u{A0}90\u{A0}dpi",
      "<p>Huruf kecil.</p>", "<p class=\"remedy\">Kirim sebagai dokumen.</p>",
      "Tidak diukur: isi foto tidak memberi jawaban pasti.", "Tidak terukur",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test("checks that do not apply to the kind are named in one line, without a row")
  func idle() {
    var photo = Samples.photo("rumah")
    photo.checks = [
      Samples.check("blur"),
      CheckView(
        id: "tilt", status: "notMeasured", score: nil, value: nil, unit: "degrees",
        why: "notForKind"),
      CheckView(
        id: "framing", status: "notMeasured", score: nil, value: nil, unit: "share",
        why: "notForKind"),
    ]
    let page = CasePage.html(Samples.dossier([photo]))
    #expect(page.contains("Tidak berlaku untuk foto ini: Kemiringan, Bingkai."))
    #expect(page.components(of: "<th scope=\"row\">") == 1)
  }

  @Test("a place is only spoken of where it is drawn")
  func places() {
    var photo = Samples.photo("ktp")
    photo.checks = [Samples.check("glare")]
    #expect(!CasePage.html(Samples.dossier([photo])).contains("ditandai di foto"))
    photo.checks = [Samples.check("glare", status: "review")]
    #expect(CasePage.html(Samples.dossier([photo])).contains("1 tempat ditandai di foto."))
  }

  @Test("limits are told in the direction in which they are worse")
  func limits() {
    let above = CheckView.Limits(retake: 0.05, review: 0.01, worseAbove: true)
    #expect(
      ChecksTable.limitsText(above, unit: "share")
        == "periksa\u{A0}>\u{A0}1\u{A0}%, ulang\u{A0}>\u{A0}5\u{A0}%")
    let reviewOnly = CheckView.Limits(retake: nil, review: 15, worseAbove: true)
    #expect(ChecksTable.limitsText(reviewOnly, unit: "degrees") == "periksa\u{A0}>\u{A0}15°")
  }

  @Test("attempts that do not count are folded away, after those that do")
  func earlier() throws {
    let photos = [Samples.photo("ktp", counts: false, verdict: "retake"), Samples.photo("ktp.2")]
    let page = CasePage.html(Samples.dossier(photos))
    let counting = try #require(page.firstRange(of: "id=\"ktp.2\""))
    let fold = try #require(page.firstRange(of: "<details class=\"earlier\">"))
    let other = try #require(page.firstRange(of: "id=\"ktp\""))
    #expect(counting.lowerBound < fold.lowerBound && fold.lowerBound < other.lowerBound)
  }

  @Test("a photo without pixels tells its fault and shows no broken picture")
  func fault() {
    var photo = Samples.photo("rumah", verdict: "unreadable")
    photo.thumbnail = nil
    photo.original = nil
    photo.score = nil
    photo.document = nil
    photo.checks = []
    photo.fault = FaultView(code: "unsupported", detail: "the file is HEIC", seen: "heic")
    let page = CasePage.html(Samples.dossier([photo]))
    #expect(page.contains("Format berkas tidak didukung."))
    #expect(page.contains("<bdi>heic</bdi>"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("<table"))
  }

  @Test("the page stays bounded, however many photos and however long the texts")
  func bounded() {
    var photo = Samples.photo("rumah")
    photo.reply = String(repeating: "<", count: 1_000_000)
    photo.checks = Array(repeating: Samples.check("glare", status: "review", text: "x"), count: 500)
    let page = CasePage.html(Samples.dossier(Array(repeating: photo, count: 300)))
    #expect(page.components(of: "<article") == CaseView.photosMaximum)
    #expect(page.contains("\(300 - CaseView.photosMaximum) kiriman lain tidak ditampilkan"))
    #expect(page.utf8.count < 4_000_000)
  }
}
