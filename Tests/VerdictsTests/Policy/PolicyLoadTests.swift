import Measures
import VerdictSupport
import Testing
import Verdicts
import Vocabulary
import JSON

struct PolicyLoadTests {
  private func refusal(_ text: String) -> DataFileError? {
    do {
      _ = try Policy.load(Array(text.utf8), named: "office.json5")
      return nil
    } catch {
      return error
    }
  }

  @Test("the built-in policy holds the contract's kinds and programmes")
  func builtIn() throws {
    let policy = Policy.default
    #expect(policy.kinds.map(\.kind) == ["ktp", "kk", "rumah", "lainnya"])
    #expect(policy.programme("kis")?.kinds == ["ktp", "kk", "rumah"])
    #expect(policy.programme("kis")?.inPerson == false)
    #expect(policy.programme("jampersal")?.inPerson == true)
    #expect(policy.programme("kip-kuliah")?.inPerson == true)
    #expect(policy.kind("rumah")?.many == true)
    #expect(policy.shape("ktp")?.widthMillimetres == 85.6)
    #expect(policy.shape("kk")?.layout == .table)
    #expect(policy.shape("rumah")?.aspect == nil)
    #expect(policy.limits.photo.bytes == 64 << 20)
    #expect(policy.groups.intake == nil)
  }

  @Test("a file changes what it names and nothing else")
  func overlay() throws {
    let text = "{ kinds: { ktp: { checks: { resolution: { value: { retake: 170 } } } } } }"
    let policy = try Policy.load(Array(text.utf8), named: "dir/paser.json5")
    let rule = try #require(policy.kind("ktp")?.check(.resolution).value)
    #expect(rule.retake == 170)
    #expect(rule.review == 220)
    #expect(policy.kind("kk") == Policy.default.kind("kk"))
    #expect(policy.name == "paser")
    #expect(policy.fingerprint != Policy.default.fingerprint)
  }

  @Test("null takes a check away, of one kind or of all")
  func takenAway() throws {
    let all = try Policy.load(Array("{ checks: { colour: null } }".utf8), named: "x")
    #expect(all.kinds.allSatisfy { $0.checks[.colour] == nil && $0.checks[.blur] != nil })
    let one = "{ kinds: { ktp: { checks: { exposure: null } } } }"
    let policy = try Policy.load(Array(one.utf8), named: "x")
    #expect(policy.kind("ktp")?.checks[.exposure] == nil)
    #expect(policy.kind("kk") == Policy.default.kind("kk"))
    let verdict = Samples.judge(Samples.good("ktp"), policy: policy)
    #expect(!verdict.checks.contains { $0.id == .exposure })
    #expect(verdict.checks.contains { $0.id == .blur })
  }

  @Test(
    "what nobody fills in is refused with its place, for a citizen would read it",
    arguments: [
      ("{ messages: { templates: {\n accept: { id: 'a {knd}', en: 'b' } } } }", 2, "{kind}"),
      ("{ messages: { templates: { accept: { id: 'a', en: '{problems}' } } } }", 1, "{kind}"),
      ("{ messages: { checks: { tilt: { problem: { id: '{seen}', en: 'x' } } } } }", 1, "{kind}"),
      ("{ kinds: { ktp: { name: { id: '{kind}', en: 'x' } } } }", 1, "nothing is"),
    ])
  func placeholders(text: String, line: Int, hint: String) throws {
    let error = try #require(refusal(text))
    #expect(error.position?.line == line)
    #expect(error.message.contains(hint), "\(error.message)")
  }

  @Test("a name alone leaves the fingerprint, and what is rendered loads to the same policy")
  func fingerprint() throws {
    let renamed = try Policy.load(Array("{name: 'gowa'}".utf8), named: "x")
    #expect(renamed.fingerprint == Policy.default.fingerprint)
    #expect(renamed.signature == "gowa@" + Policy.default.fingerprint)
    let again = try Policy.load(Array(Policy.default.rendered.utf8), named: "x")
    #expect(again.signature == Policy.default.signature)
    #expect(Policy.default.fingerprint.count == 12)
  }

  @Test("a file with words of its own, as they were before remedies had names, is said as it is")
  func ownWords() throws {
    let text = """
      { messages: {
        templates: { retake: {
          id: "Foto {kind} {problems}. {remedies}", en: "{problems} {remedies}" } },
        order: ["blur"],
        together: [
          { when: ["blur", "tilt"], problem: { id: "buram dan miring", en: "is blurred, aslant" },
            remedy: { id: "Coba lagi.", en: "Try again." } },
          { when: ["exposure.dark", "noise"], as: "exposure.dark" },
        ],
        checks: {
          "blur.focus": { problem: { id: "kabur", en: "is hazy" },
            remedy: { id: "Foto pelan-pelan.", en: "Take it slowly." } },
          "resolution.chat": { also: { id: "Pilih HD.", en: "Choose HD." } } } } }
      """
    let policy = try Policy.load(Array(text.utf8), named: "office")
    let ktp = try #require(policy.kind("ktp"))
    func reply(_ checks: [CheckResult]) -> String {
      ReplyWriter(policy: policy, kind: ktp).reply(.retake, checks: checks).id
    }
    let blur = DefectSamples.result(.blur, .retake, .focus)
    #expect(reply([blur]) == "Foto KTP kabur. Foto pelan-pelan.")
    #expect(
      reply([blur, DefectSamples.result(.tilt, .retake)]) == "Foto KTP buram dan miring. Coba lagi."
    )
    let chat = DefectSamples.result(.resolution, .retake, .chat)
    #expect(reply([blur, chat]).hasSuffix("Foto pelan-pelan. Pilih HD."))
  }

  @Test("a new kind is data alone, and takes the checks of every kind")
  func newKind() throws {
    let text = """
      { kinds: { sim: { name: {id: "SIM", en: "driving licence"}, layout: "card",
        widthMillimetres: 85.6, heightMillimetres: 53.98 } } }
      """
    let policy = try Policy.load(Array(text.utf8), named: "x")
    #expect(policy.shape("sim")?.aspect == policy.shape("ktp")?.aspect)
    #expect(policy.kind("sim")?.check(.tilt) == policy.kind("ktp")?.check(.tilt))
    #expect(policy.kinds.count == 5)
  }

  @Test("null takes a check away")
  func removed() throws {
    let text = "{ kinds: { ktp: { checks: { colour: null } } } }"
    let policy = try Policy.load(Array(text.utf8), named: "x")
    #expect(policy.kind("ktp")?.check(.colour) == CheckPolicy.none)
  }

  @Test(
    "a wrong file is refused with its line, the key, and what would be right",
    arguments: [
      ("{\n kinds: { ktp: { chekcs: {} } } }", 2, "kinds.ktp.chekcs", "did you mean 'checks'"),
      ("{\n\n  limts: {} }", 3, "limts", "did you mean 'limits'"),
      ("{ limits: { photo: { bytes: 'big' } } }", 1, "limits.photo.bytes", "expected a number"),
      ("{ limits: {\n photo: { scans: 0 } } }", 2, "limits.photo.scans", "1 to 1000"),
      ("{ limits: { photo: { scans: 1.5 } } }", 1, "limits.photo.scans", "whole number"),
      (
        "{ kinds: { ktp: { checks: {\n resolution: { value: {\n retake: 500 } } } } } }", 3,
        "kinds.ktp.checks.resolution.value.retake", "review (220) must be above retake (500)"
      ),
      (
        "{ programmes: { x: { name: {id:'a',en:'b'}, kinds: [\n 'kt'] } } }", 2,
        "programmes.x.kinds[0]", "did you mean 'ktp'"
      ),
      ("{ kinds: {\n KTP2: {} } }", 2, "kinds.KTP2", "lower-case letter"),
      ("{ kinds: { auto: {} } }", 1, "kinds.auto", "not case, decision, auto"),
      ("{ kinds: { sim: {} } }", 1, "kinds.sim", "'name' is missing"),
      (
        "{ checks: { blur: { limitsIn: 'millimeters' } } }", 1, "kinds.rumah.checks.blur.limitsIn",
        ""
      ),
      ("{ checks: { blurr: {} } }", 1, "checks.blurr", "did you mean 'blur'"),
      ("{ kinds: { lainnya: null } }", 1, "kinds", "'lainnya' is needed"),
      ("{ messages: { order: ['framing.cutt'] } }", 1, "messages.order[0]", "did you mean 'cut'"),
      (
        "{ kinds: { kk: { checks: { resolution: { value: {\n points: [[100, 30]] } } } } } }", 2,
        "kinds.kk.checks.resolution.value.points", "limits keep 40 and 50"
      ),
      (
        "{ checks: { tilt: { value: { points: [[20, 60]] } } } }", 1,
        "kinds.ktp.checks.tilt.value.points", "between its neighbours"
      ),
      (
        "{ messages: { checks: {\n blur: { remedy: 'stedy' } } } }", 2,
        "messages.checks.blur.remedy", "did you mean 'steady'"
      ),
      (
        "{ messages: { remedies: { whole: {\n insteadOf: [['closer', 'wide']] } } } }", 2,
        "messages.remedies.whole.insteadOf[0][1]", "'wide' is unknown"
      ),
      (
        "{ messages: { remedies: { closer: null } } }", 1,
        "messages.remedies.fitting.insteadOf[0][0]", "'closer' is unknown"
      ),
      (
        "{ messages: { unsaid: [\n { defect: 'blurr', beside: ['tilt'] }] } }", 2,
        "messages.unsaid[0].defect", "did you mean 'blur'"
      ),
      ("{ messages: { most: { words: 5 } } }", 1, "messages.most.words", "20 to 400"),
      ("{ schema: 'other' }", 1, "schema", "jernih.policy/1"),
      ("{ name: 'a b' }", 1, "name", "letters"),
      ("{\n a: }", 2, "", "expected a value"),
      ("[1]", 1, "", "expected an object, found a list"),
    ])
  func refused(_ text: String, _ line: Int, _ key: String, _ part: String) throws {
    let error = try #require(refusal(text))
    #expect(error.position?.line == line, "\(error)")
    if !part.isEmpty { #expect(error.key == key, "\(error)") }
    #expect(error.message.contains(part), "\(error)")
    #expect(error.description.hasPrefix("office.json5:\(line):"), "\(error)")
    #expect(!error.description.contains("\n"))
  }

  @Test("a limit that contradicts the built-in one beside it is blamed on the file's own line")
  func blamedOnFile() throws {
    let text = "{\n kinds: { ktp: {\n checks: { tilt: { value: {\n review: 55 } } } } } }"
    let error = try #require(refusal(text))
    #expect(error.position?.line == 4)
    #expect(error.message.contains("review (55) must be below retake (40)"))
  }

  @Test("a message quotes no more than a little of a long key")
  func shortMessages() throws {
    let long = String(repeating: "x", count: 5000)
    let error = try #require(refusal("{kinds: {ktp: {\(long): 1}}}"))
    #expect(error.description.utf8.count < 500)
  }
}
