/// Numbers of applicants kept off pages and status lines.
package enum DigitMask {
  /// How many digits a NIK and a number of a KK have.
  private static let count = 16

  /// A text in which each run of 16 or more digits shows its first four alone.
  package static func masked(_ text: String) -> String {
    var (result, run) = ("", "")
    func close() {
      result += run.count >= count ? run.prefix(4) + String(repeating: "•", count: 12) : run
      run = ""
    }
    for character in text {
      if character.isNumber {
        run.append(character)
      } else {
        close()
        result.append(character)
      }
    }
    close()
    return result
  }
}
