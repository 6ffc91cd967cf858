extension Policy {
  /// The kind that a file's name states: the one kind of the policy that stands in it as a whole
  /// token.
  ///
  /// Tokens are runs of ASCII letters and digits, upper and lower case the same; the extension does
  /// not count. `GW-2020-ktp-2.jpg` states `ktp`, `kkn.jpg` states nothing.
  ///
  /// - Returns: `nil` where no kind is named, or several.
  package func kindNamed(inFileName name: String) -> String? {
    let base = name.split(separator: "/").last ?? ""
    let stem = base.lastIndex(of: ".").map { base[..<$0] } ?? base
    let tokens = stem.lowercased().split { character in
      !(character.isASCII && (character.isLetter || character.isNumber))
    }
    let named = Set(tokens.map(String.init)).filter { kind($0) != nil }
    return named.count == 1 ? named.first : nil
  }
}
