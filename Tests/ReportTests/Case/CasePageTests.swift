import Findings
import Measures
import PageSupport
import Report
import Testing
import Verdicts

@Suite struct CasePageTests {
  @Test("the page tells the case, its state and what is missing")
  func head() throws {
    let page = CasePage.html(Samples.view([try Samples.attempt("ktp")]))
    #expect(page.contains("<h1><bdi>GW-2020-00123</bdi></h1>"))
    #expect(page.contains("Belum lengkap"))
    #expect(page.components(of: "Belum ada</span>") == 2)
    #expect(page.contains("24 Mar 2020, 08.15 WITA"))
  }

  @Test("thumbnail and original are one relative link away")
  func links() throws {
    let page = CasePage.html(Samples.view([try Samples.attempt("ktp", 2)]))
    #expect(page.contains("<a class=\"open\" href=\"ktp.2/original.jpg\""))
    #expect(page.contains("<img src=\"ktp.2/thumb.jpg\" alt=\"Foto KTP, diterima\""))
    #expect(page.contains("href=\"../../reports/index.html\""))
  }

  @Test(
    "an original that is no picture is never linked",
    arguments: [nil, "original.bin", "original.html", "../x.jpg"])
  func noBin(_ original: String?) throws {
    let attempt = try Samples.attempt("ktp", 1, .unreadable, original: original)
    #expect(!CasePage.html(Samples.view([attempt])).contains("href=\"ktp/"))
  }

  @Test("a check shows result, score, value with its unit, limits, reason and remedy")
  func check() throws {
    let page = try Samples.page(
      "kk",
      checks: [
        Samples.check {
          $0.id = .blur
          $0.cause = .motion
        },
        Samples.check {
          $0.status = .notMeasured
          $0.score = nil
          $0.value = nil
          $0.why = .unsure
        },
      ])
    for part in [
      "Keburaman", "<b>44</b>", "123\u{A0}dpi",
      "periksa\u{A0}&lt;\u{A0}150\u{A0}dpi, ulang\u{A0}&lt;\u{A0}90\u{A0}dpi",
      "<p>Foto agak buram karena kamera bergerak.</p>",
      "<p class=\"remedy\">Saran untuk pemohon: Pegang HP",
      "Resolusi", "Tidak terukur",
      "Tidak diukur: isi foto tidak memberi jawaban pasti.",
    ] {
      #expect(Samples.indonesian(page).contains(part), "\(part)")
    }
    let english = [
      "The photo is", "Advice for the applicant: ", "review\u{A0}&lt;\u{A0}150",
      "Not measured: the content gives no sure answer.",
    ]
    for part in english { #expect(page.contains(part), "\(part)") }
  }

  @Test("a check that passes gives no reason and no remedy")
  func pass() throws {
    let page = try Samples.page(
      checks: [
        Samples.check {
          $0.id = .blur
          $0.status = .pass
        }
      ])
    #expect(page.contains("<span class=\"id\">Keburaman</span>"))
    #expect(!page.contains("<tr class=\"words "))
  }

  @Test("checks that do not apply to the kind are named in one line, without a row")
  func idle() throws {
    let idle = [CheckID.tilt, .framing].map { id in
      Samples.check {
        $0.id = id
        $0.status = .notMeasured
        $0.value = nil
        $0.why = .notForKind
      }
    }
    let page = try Samples.page("rumah", checks: [Samples.check { $0.id = .blur }] + idle)
    #expect(page.contains("Tidak berlaku untuk foto ini: Kemiringan, Utuh dalam bingkai."))
    #expect(page.components(of: "<span class=\"id\">Kemiringan</span>") == 0)
  }

  @Test("a place is only spoken of where it is drawn")
  func places() throws {
    let passed = try Samples.page(checks: [Samples.check { $0.status = .pass }])
    #expect(!passed.contains("ditandai di foto"))
    let slight = try Samples.page(checks: [Samples.check { $0.status = .review }])
    #expect(slight.contains("1 tempat ditandai di foto."))
  }

  @Test("limits are told in the direction in which they are worse")
  func limits() throws {
    var above = try #require(Samples.check { _ in }.limits)
    above.retake = 0.05
    above.review = 0.01
    above.worse = .above
    #expect(
      ChecksTable.limitsText(above, unit: "share").id
        == "periksa\u{A0}>\u{A0}1\u{A0}%, ulang\u{A0}>\u{A0}5\u{A0}%")
    var reviewOnly = above
    reviewOnly.retake = nil
    reviewOnly.review = 15
    #expect(ChecksTable.limitsText(reviewOnly, unit: "degrees").id == "periksa\u{A0}>\u{A0}15°")
  }

  @Test("the number beside a status is the one that failed, with its own name and limits")
  func failedFigure() throws {
    let page = try Samples.page(checks: [
      Samples.check {
        $0.id = .contrast
        $0.status = .review
        $0.value = 0.933
        $0.unit = "share"
        $0.failed = CheckResult.Failed(
          measure: "shadowLight", value: 0.41,
          limits: CheckResult.Limits(retake: nil, review: 0.6, worse: .below))
      }
    ])
    #expect(page.contains("41\u{A0}%"))
    #expect(page.contains("cahaya di dalam bayangan"))
    #expect(page.contains("periksa\u{A0}&lt;\u{A0}60\u{A0}%"))
    #expect(!page.contains("93,3"))
  }

  @Test("a wrong document is called what it looks like")
  func wrongDocument() throws {
    let other = Samples.check {
      $0.id = .kind
      $0.status = .retake
      $0.cause = .otherKind
    }
    let attempt = try Samples.attempt("ktp") {
      $0.checks = [other]
      $0.kindSeen = KindSeen(kind: "kk", confidence: 0.9)
    }
    let page = CasePage.html(Samples.view([attempt]))
    #expect(page.contains("terlihat seperti foto KK, bukan KTP."))
  }

  @Test("facts of the file, of the document and of who judged are the verdict's")
  func facts() throws {
    let page = Samples.indonesian(
      CasePage.html(Samples.view([try Samples.attempt("ktp", 3, .retake)])))
    for (name, value) in [
      ("Ukuran", "1600 × 1200 piksel"), ("File", "JPEG, 7 B"), ("Mutu JPEG", "72"),
      ("Diputar", "90° searah jarum jam"), ("SHA-256", "ab12…"), ("Resolusi dokumen", "194 dpi"),
      ("Mesin", "Jernih 0.1.0, default@3f2a, isolasi photo (rlimits)"),
    ] {
      #expect(page.contains("<dt>\(name)</dt><dd>\(value)</dd>"), "\(name)")
    }
    #expect(page.contains("kiriman ke-3"))
    #expect(page.contains("Balasan untuk pemohon (siap dikirim otomatis)"))
  }

  @Test("attempts that do not count are folded away, after those that do")
  func earlier() throws {
    let view = Samples.view([
      try Samples.attempt("ktp", 1, .retake), try Samples.attempt("ktp", 2),
    ])
    let page = CasePage.html(view)
    let counting = try #require(page.firstRange(of: "id=\"ktp.2\""))
    let fold = try #require(page.firstRange(of: "<details class=\"earlier\">"))
    let other = try #require(page.firstRange(of: "id=\"ktp\""))
    #expect(counting.lowerBound < fold.lowerBound && fold.lowerBound < other.lowerBound)
  }

  @Test("a photo without pixels tells its fault and shows no broken picture")
  func fault() throws {
    let attempt = try Samples.attempt("rumah", 1, .unreadable, original: nil) {
      $0.submission.thumbnail = nil
      $0.score = nil
      $0.document = nil
      $0.fault = Fault(.unsupported, "the file is HEIC", seen: "heic")
    }
    let page = CasePage.html(Samples.view([attempt]))
    #expect(page.contains("Format file tidak didukung."))
    #expect(page.contains("<bdi>heic</bdi>"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("<table class=\"checks\""))
  }

  @Test("a picture's words say what it is, how it stands and what is wrong")
  func alternative() throws {
    let page = CasePage.html(
      Samples.view([
        try Samples.attempt("ktp", 1, .retake) { $0.checks = [Samples.check { $0.id = .glare }] }
      ]))
    #expect(page.contains("alt=\"Foto KTP, foto ulang: pantulan cahaya\""))
    #expect(page.contains("data-en-alt=\"KTP photo, retake: "))
  }

  @Test("the reply is the event's, in both languages, and says whether it was taken")
  func reply() throws {
    let attempt = try Samples.attempt("ktp", 1, .retake)
    func page(_ receipt: Receipt?) -> String {
      let record = AttemptRecord(
        reply: Bilingual(id: "Balasan \"A\".", en: "Reply B."), receipt: receipt)
      return CasePage.html(
        CaseView(
          id: "GW-1", attempts: [attempt], records: ["ktp": record], file: CaseFile(),
          policy: .default, updated: "2020-03-24T09:00:00Z"))
    }
    for part in ["<bdi id=\"reply-ktp-id\">Balasan &quot;A&quot;.</bdi>", ">Reply B.</bdi>"] {
      #expect(page(nil).contains(part), "\(part)")
    }
    #expect(!page(nil).contains("diambil gateway"))
    let receipts = [
      (Receipt(serial: "S1", isWaiting: true), "menunggu diambil gateway"),
      (Receipt(serial: "S1", isWaiting: false), "sudah diambil gateway"),
      (
        Receipt(serial: "S1", isWaiting: false, taken: "2020-03-24T02:13:05Z"),
        "diambil gateway 24 Mar, 10.13 WITA"
      ),
    ]
    for (receipt, words) in receipts {
      let page = page(receipt)
      #expect(page.contains(words), "\(words)")
      #expect(Receipt.read(Array(page.utf8)) == [receipt])
    }
  }

  @Test("what clerks decided stands beside the machine's verdict, and how to decide")
  func decision() throws {
    let attempt = try Samples.attempt("ktp", 2, .retake)
    let note = AttemptRecord.Note(
      outcome: .accept, reason: "nomor <3171234567890123>", clerk: "P7",
      time: "2020-03-24T00:15:00Z")
    let page = CasePage.html(
      CaseView(
        id: "GW-1", attempts: [attempt], records: ["ktp.2": AttemptRecord(decisions: [note])],
        file: CaseFile(), policy: .default, updated: "2020-03-24T09:00:00Z"))
    for part in [
      "<bdi>P7</bdi>", "24 Mar 2020, 08.15 WITA", "nomor &lt;3171••••", "Penilaian mesin",
      "data-case=\"GW-1\" data-attempt=\"ktp.2\"", "jernih override SPOOL GW-1 ktp.2",
      "dipakai karena keputusan petugas",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test("the page stays bounded, however many photos and however long the texts")
  func bounded() throws {
    let checks = Array(repeating: Samples.check { $0.id = .glare }, count: 500)
    let reply = String(repeating: "<", count: 1_000_000)
    let attempts = try (1...300).map { number in
      try Samples.attempt("rumah", number) {
        $0.reply.id = reply
        $0.checks = checks
      }
    }
    let page = CasePage.html(Samples.view(attempts))
    #expect(page.components(of: "<article") == CaseView.photosMaximum)
    #expect(page.contains("\(300 - CaseView.photosMaximum) kiriman lain tidak ditampilkan"))
    #expect(page.utf8.count < 6_000_000)
  }
}
