import VerdictSupport
import JSON
import Measures
import Testing
import Verdicts
import Evaluation

struct CrossValidationTests {
  /// Photos whose blur is 0.4, 0.5 … px where they are good and 4, 5 … where they are not; the
  /// documents have 254 dpi, so 10 px are a millimetre.
  private func photos(good: Int, blurred: Int) throws -> [Evaluation.Photo] {
    func photo(_ defect: String, _ verdict: String, _ value: Double) throws -> Evaluation.Photo {
      let text = """
        {"file": "\(defect)-\(value)", "kind": "ktp", "defect": "\(defect)", \
        "verdict": "\(verdict)"}
        """
      let findings = Samples.good("ktp", dpi: 254).with(Reading(.blur, value: value))
      let label = try #require(try PhotoLabel.parse(Array(text.utf8), named: "labels").first)
      return Evaluation.Photo(
        label: label, verdict: Samples.judge(findings, policy: .default))
    }
    return try (0..<good).map { try photo("none", "accept", 0.4 + Double($0) / 10) }
      + (0..<blurred).map { try photo("defocus", "retake", 4 + Double($0)) }
  }

  /// The default policy with other limits of a KTP's blur called calibrated.
  private func policy(calibrated: String) throws -> Policy {
    let text = "{kinds: {ktp: {checks: {blur: {value: {calibrated: \(calibrated)}}}}}}"
    return try Policy.load(Array(text.utf8), named: "test")
  }

  @Test("limits go to a third and two thirds of the gap between good and bad")
  func thirds() throws {
    let validation = try CrossValidation(
      photos(good: 10, blurred: 10), policy: policy(calibrated: "['retake', 'review']"), folds: 10)
    let blur = try #require(validation.limits.first { $0.place.name == "ktp.blur" })
    #expect(validation.limits.map(\.place.name) == ["ktp.blur"])
    #expect(blur.fitted.count == 10)
    // Nine folds hold both neighbours of the gap, 1.3 and 4 px, but for the one left out.
    let fit = blur.fitted[4]
    #expect(abs((fit.review ?? 0) - (0.13 + 0.27 / 3)) < 1e-9)
    #expect(abs((fit.retake ?? 0) - (0.13 + 0.27 * 2 / 3)) < 1e-9)
    // The first bad one is in fold 0: without it the gap ends at 5 px.
    #expect(abs((blur.fitted[0].retake ?? 0) - (0.13 + 0.37 * 2 / 3)) < 1e-9)
    #expect(validation.heldOut.matrix(.accept) == [.accept: 10])
    #expect(validation.heldOut.matrix(.retake) == [.retake: 10])
  }

  @Test("a limit that nobody calibrated stays, and the other one goes to the middle of the gap")
  func onlyCalibrated() throws {
    let photos = try photos(good: 10, blurred: 10)
    let validation = try CrossValidation(photos, policy: .default, folds: 10)
    let fit = try #require(validation.limits.first { $0.place.name == "ktp.blur" }).fitted[4]
    #expect(fit.retake == nil)
    #expect(abs((fit.review ?? 0) - (0.13 + 0.27 / 2)) < 1e-9)
    let none = try CrossValidation(photos, policy: policy(calibrated: "[]"), folds: 10)
    #expect(none.limits.isEmpty)
    #expect(none.untouched.map(\.name).contains("ktp.blur"))
    #expect(none.heldOut.matrix(.retake) == none.inForce.matrix(.retake))
  }

  @Test("kinds that share a rule are fitted together, and photos of other defects count as good")
  func shared() throws {
    var photos: [Evaluation.Photo] = []
    for (kind, defect, noise) in [
      ("ktp", "none", 1.0), ("kk", "none", 2.0), ("ktp", "finger", 3.0), ("kk", "noisy", 9.0),
      ("ktp", "noisy", 12.0),
    ] {
      for number in 0..<2 {
        let text = """
          {"file": "\(kind)-\(defect)-\(number)", "kind": "\(kind)", "defect": "\(defect)", \
          "verdict": "\(defect == "none" ? "accept" : "retake")"}
          """
        let label = try #require(try PhotoLabel.parse(Array(text.utf8), named: "labels").first)
        let findings = Samples.good(kind).with(Reading(.noise, value: noise))
        photos.append(
          Evaluation.Photo(label: label, verdict: Samples.judge(findings, policy: .default)))
      }
    }
    let validation = try CrossValidation(photos, policy: .default, folds: 2)
    let noise = try #require(validation.limits.first { $0.place.check == .noise })
    #expect(noise.place.name == "ktp+kk.noise")
    #expect(noise.fitted.map(\.retake) == [7, 7])
    #expect(noise.fitted.map(\.review) == [5, 5])
    #expect(validation.text.contains("Not refitted"))
  }

  @Test("photos of one scene are held out together, the others go round by kind and defect")
  func scenes() throws {
    func photo(_ scene: String?, _ defect: String) throws -> Evaluation.Photo {
      let place = scene.map { #", "scene": "\#($0)""# } ?? ""
      let text = #"{"file": "a", "kind": "ktp", "defect": "\#(defect)"\#(place)}"#
      let label = try #require(try PhotoLabel.parse(Array(text.utf8), named: "labels").first)
      return Evaluation.Photo(label: label, verdict: Samples.judge(Samples.good("ktp")))
    }
    let scenes = [
      "c", nil, "a", "b", "c", nil, "b", "d", "a", nil, "c", "e", nil, "b",
    ]
    let photos = try scenes.enumerated().map { try photo($1, $0 == 5 ? "dark" : "none") }
    // Of sizes b 3, c 3, a 2, d 1, e 1 and two folds: b to the first, c to the second, a to the
    // first, d to the second and e there as well, which then has four of the first's five.
    let folds = CrossValidation.dealt(photos, folds: 2)
    #expect(folds == [1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0])
  }

  @Test("a sure label with what is wanted places the limits of the one rule that it names")
  func wanted() throws {
    func photo(_ label: String, noise: Double) throws -> Evaluation.Photo {
      let text = #"{"file": "\#(noise)", "kind": "ktp", \#(label)}"#
      let findings = Samples.good("ktp").with(Reading(.noise, value: noise))
      let label = try #require(try PhotoLabel.parse(Array(text.utf8), named: "labels").first)
      return Evaluation.Photo(label: label, verdict: Samples.judge(findings, policy: .default))
    }
    let retake = #""want": ["retake"], "reason": ["noise"]"#
    let photos = try (0..<2).flatMap { _ in
      [
        try photo(#""want": ["accept"]"#, noise: 1),
        try photo(#""want": ["accept"], "sure": 0.5"#, noise: 30),
        try photo(#""want": ["retake"], "reason": ["glare"]"#, noise: 3),
        try photo(#""want": ["retake"], "reason": ["glare", "noise"]"#, noise: 2.5),
        try photo(#""want": ["retake"]"#, noise: 0.5),
        try photo(retake, noise: 9), try photo(retake, noise: 12),
      ]
    }
    let validation = try CrossValidation(photos, policy: .default, folds: 2)
    let noise = try #require(validation.limits.first { $0.place.check == .noise })
    #expect(noise.fitted.map(\.review) == [5, 5])
    #expect(noise.fitted.map(\.retake) == [7, 7])
    #expect(validation.text.contains("as wanted"))
  }

  @Test("limits that no photo speaks against stay as they are, and nothing breaks on few photos")
  func few() throws {
    let validation = try CrossValidation(photos(good: 2, blurred: 0), policy: .default, folds: 5)
    #expect(validation.limits.isEmpty)
    #expect(validation.heldOut.matrix(.accept) == validation.inForce.matrix(.accept))
    #expect(validation.text.contains("5 folds"))
    #expect(validation.json["limits"]?.array?.isEmpty == true)
    #expect(try CrossValidation([], policy: .default, folds: 2).heldOut.photos.isEmpty)
  }

  @Test("values that do not tell good from bad move no limit")
  func useless() throws {
    var photos = try photos(good: 8, blurred: 8)
    for index in photos.indices {
      let findings = Samples.good("ktp", dpi: 254)
        .with(Reading(.blur, value: 1 + Double(index % 8)))
      photos[index].verdict = Samples.judge(findings, policy: .default)
    }
    #expect(try CrossValidation(photos, policy: .default, folds: 4).limits.isEmpty)
  }
}
