/// What Package.swift says of its targets.
struct Manifest {
  /// The targets that each target names as its dependencies.
  private(set) var dependencies: [String: Set<String>] = [:]
  /// The line on which a target begins, from 1.
  private(set) var lines: [String: Int] = [:]

  /// - Parameter file: Package.swift, whose targets are made by `.target(name:` and its kin, or by
  ///   functions of its own that take the name and the dependencies, one string each.
  init(_ file: SourceFile) {
    let text = file.lines.joined(separator: "\n")
    let start =
      #/(?:\bmodule|\btests|\.(?:target|executableTarget|testTarget))\(\s*(?:name:\s*)?"(\w+)"/#
    for target in text.matches(of: start) {
      let name = String(target.1)
      lines[name] = text[..<target.range.lowerBound].count { $0 == "\n" } + 1
      let rest = text[target.range.upperBound...]
      // Its dependencies come first: up to another label, or to the closing parenthesis.
      let list = rest.prefix { $0 != ")" }.replacing("dependencies:", with: "")
      let own = list.prefix { $0 != ":" }
      dependencies[name] = Set(own.matches(of: /"(\w+)"/).map { String($0.1) })
    }
  }

  /// All that a target can reach, directly or through others.
  func reach(of target: String) -> Set<String> {
    var reached: Set<String> = []
    var next = Array(dependencies[target] ?? [])
    while let one = next.popLast() {
      if reached.insert(one).inserted { next += dependencies[one] ?? [] }
    }
    return reached
  }
}
