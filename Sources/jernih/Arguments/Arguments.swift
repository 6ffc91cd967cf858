import CSystem
import Glibc
import JSON

/// The arguments of one command, parsed by the C library's getopt_long, in the order given.
struct Arguments {
  /// One argument.
  enum Item {
    case option(name: String, value: ArgumentBytes?)
    case operand(ArgumentBytes)
  }

  private(set) var items: [Item] = []

  /// Parses arguments.
  ///
  /// - Parameters:
  ///   - arguments: What follows the command's name.
  ///   - options: What the command understands, at most 60 options.
  /// - Throws: ``UsageError``, the caller's fault.
  init(_ arguments: [ArgumentBytes], options: [Option]) throws {
    let letters = options.enumerated().map { index, option in
      option.letter.flatMap { $0.asciiValue }.map { Int32($0) } ?? Int32(256 + index)
    }
    let names = options.map { ArgumentBytes($0.name).cString }
    let words = [ArgumentBytes("jernih").cString] + arguments.map(\.cString)
    // getopt_long keeps pointers into these for as long as the parse goes on.
    var argv = unsafe words.map { word in unsafe strdup(word) } + [nil]
    let nameCopies = unsafe names.map { name in unsafe strdup(name) }
    let pointers = unsafe argv + nameCopies
    defer { unsafe pointers.forEach { unsafe free($0) } }
    var table: [csystem_option] = unsafe []
    for (index, option) in options.enumerated() {
      guard let name = unsafe nameCopies[index] else { continue }
      unsafe table.append(
        csystem_option(name: name, takes_value: option.value == nil ? 0 : 1, letter: letters[index])
      )
    }
    var isFirst: Int32 = 1
    while true {
      let found = unsafe csystem_next_option(
        Int32(words.count), &argv, table, Int32(table.count), isFirst)
      isFirst = 0
      if unsafe found.letter == -1 {
        for index in unsafe Int(found.index)..<words.count {
          if let pointer = unsafe argv[index] { items.append(.operand(unsafe .copying(pointer))) }
        }
        return
      }
      try unsafe take(found, letters: letters, options: options, at: arguments)
    }
  }

  private mutating func take(
    _ found: csystem_option_found, letters: [Int32], options: [Option],
    at arguments: [ArgumentBytes]
  ) throws {
    let value = unsafe found.value.map { unsafe ArgumentBytes.copying($0) }
    // Index 1 is the first argument; getopt has stepped past the one it speaks of.
    let place = unsafe Int(found.index) - 2
    let given = arguments.indices.contains(place) ? arguments[place].display : "an option"
    switch unsafe found.letter {
    case 1:
      if let value { items.append(.operand(value)) }
    case Int32(UInt8(ascii: "?")): throw Self.unknown(given, options)
    case Int32(UInt8(ascii: ":")): throw UsageError("\(given) needs a value")
    case let letter:
      guard let index = letters.firstIndex(of: letter) else { return }
      items.append(.option(name: options[index].name, value: value))
    }
  }

  /// The error for an option that there is not, or that is short for several.
  private static func unknown(_ given: String, _ options: [Option]) -> UsageError {
    guard given.hasPrefix("--") else { return UsageError("unknown option \(given)") }
    let name = String(given.dropFirst(2).prefix { $0 != "=" })
    let meant = options.map(\.name).filter { $0.hasPrefix(name) }
    if meant.count > 1 {
      let all = meant.map { "--" + $0 }.joined(separator: ", ")
      return UsageError("--\(name) is short for \(all)")
    }
    let near = nearestName(to: name, in: options.map(\.name))
    return UsageError("unknown option --\(name)" + (near.map { "; did you mean --\($0)?" } ?? ""))
  }

  /// The operands, in order.
  var operands: [ArgumentBytes] {
    items.compactMap { if case .operand(let value) = $0 { value } else { nil } }
  }

  /// Whether an option was given.
  func has(_ name: String) -> Bool {
    items.contains { if case .option(name, _) = $0 { true } else { false } }
  }

  /// The last value given for an option, as bytes.
  func bytes(_ name: String) -> ArgumentBytes? {
    items.reversed().lazy.compactMap {
      if case .option(name, let value) = $0 { value } else { nil }
    }.first
  }

  /// Every value given for an option, in order.
  func all(_ name: String) -> [ArgumentBytes] {
    items.compactMap { if case .option(name, let value) = $0 { value } else { nil } }
  }

  /// The last value given for an option, as text.
  func text(_ name: String) -> String? { bytes(name)?.text }

  /// One of an enumeration's words.
  ///
  /// - Throws: ``UsageError`` that lists the words.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, default standard: Word
  ) throws -> Word {
    guard let text = text(name) else { return standard }
    guard let word = Word(rawValue: text) else {
      throw UsageError.oneOf(Word.allCases.map(\.rawValue), not: text, for: name)
    }
    return word
  }

  /// A whole number in `range`.
  ///
  /// - Throws: ``UsageError`` that names the range.
  func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = text(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        "--\(name) is a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not \(TerminalText.escaped(text))")
    }
    return number
  }
}

extension ArgumentBytes {
  /// The bytes with a terminating null, for the C library.
  fileprivate var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  /// The bytes of a C string.
  static func copying(_ pointer: UnsafePointer<CChar>) -> ArgumentBytes {
    let count = unsafe strlen(pointer)
    let buffer = unsafe UnsafeRawBufferPointer(start: pointer, count: count)
    return ArgumentBytes(unsafe [UInt8](buffer))
  }

  /// The process's own arguments, the program's name first.
  static var ofProcess: [ArgumentBytes] {
    var count: Int32 = 0
    let list = unsafe csystem_arguments(&count)
    return (0..<Int(count)).compactMap { index in
      unsafe list[index].map { unsafe copying(UnsafePointer($0)) }
    }
  }
}
