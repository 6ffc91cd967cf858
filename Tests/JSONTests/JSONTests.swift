import Testing
import JSON

struct JSONTests {
  @Test("JSON5's liberties are read")
  func liberties() throws {
    let text = """
      \u{FEFF}// a comment
      { unquoted: 'single', "quoted": +.5, hex: 0x1F, /* between */ trailing: [1., -2e-3,],
        $ok_1: null, 'a b': true, long: 'one \\
      line', }
      """
    let json = try JSON.parse(text)
    let line = """
      {"unquoted":"single","quoted":0.5,"hex":31,"trailing":[1,-0.002],"$ok_1":null,\
      "a b":true,"long":"one line"}
      """
    #expect(json.line == line)
  }

  @Test("escapes and surrogate pairs are read, and what acts on a terminal is written escaped")
  func escapes() throws {
    let json = try JSON.parse(#"["\u00e9\uD83D\uDE00\x41\t\/", "\u001b[2J\u202e"]"#)
    #expect(json.array?[0].string == "é😀A\t/")
    #expect(json.line == #"["é😀A\t/","\u001b[2J\u202e"]"#)
    #expect(try JSON.parse(json.line) == json)
  }

  @Test(
    "what acts on the text around it is written by its number, and what does not is not",
    arguments: [
      0, 0x1B, 0x7F, 0x9F, 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069,
      0xFDD0, 0xFEFF, 0xFFFE, 0x1FFFE, 0x10FFFF,
    ] as [UInt32])
  func harmful(_ number: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(number))
    #expect(scalar.actsOnText && scalar.isInvisible)
    let json = JSON.text("a\(scalar)b")
    #expect(json.line.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(json.line)")
    #expect(try JSON.parse(json.line) == json)
  }

  @Test("letters, joiners of letters and pictures stand as they are")
  func harmless() {
    let text = "Kartu é 家族 عائلة ꦏꦫꦠꦸ 👨\u{200D}👩\u{200D}👧"
    #expect(JSON.text(text).line == "\"\(text)\"")
  }

  @Test(
    "a wrong text is refused with its place",
    arguments: [
      ("", 1, 1), ("{", 1, 2), ("[1 2]", 1, 4), ("{a:1,\n a:2}", 2, 2), ("[\n\"x\n\"]", 2, 1),
      ("{\"a\" 1}", 1, 6), ("nul", 1, 1), ("[1,,2]", 1, 4), ("1 2", 1, 3), ("\"\\ud800\"", 1, 8),
      ("[Infinity]", 1, 2), ("[-Infinity]", 1, 2), ("[1e999]", 1, 2), ("[012]", 1, 2),
      ("[1.2.3]", 1, 2), ("/* x", 1, 1), ("[0x]", 1, 2), ("{,}", 1, 2), ("'\\u12'", 1, 4),
    ])
  func refused(_ text: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: JSONError.self) { try JSON.parse(text) }
    #expect(error?.position == TextPosition(line: line, column: column), "\(text): \(error as Any)")
  }

  @Test("every prefix of a text is refused, and no byte changed in it stops the reader")
  func mangled() {
    let bytes = Array(#"{"a":[1,2.5e3,'x\u0041'],b:{c:null}}"#.utf8)
    for length in 0..<bytes.count {
      #expect(throws: JSONError.self) { try JSON.parse(Array(bytes[..<length])) }
    }
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[index] = byte
        _ = try? JSON.parse(changed)
      }
    }
  }

  @Test("nesting and length are bounded")
  func bounds() throws {
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(throws: Never.self) { try JSON.parse(deep) }
    #expect(throws: JSONError.self) { try JSON.parse("[" + deep + "]") }
    #expect(throws: JSONError.self) { try JSON.parse([0x31, 0x32, 0x33], bytesMaximum: 2) }
  }

  @Test("numbers are written as a person would, and never as NaN or infinity")
  func numbers() {
    let values: [JSON] = [
      .number(0.1 + 0.2), .number(1600), .number(-0.0001), .number(.nan), .number(.infinity),
      .number(12.3456, digits: 1), JSON(.number(.nan)), .integer(67_108_864), .number(nil),
    ]
    #expect(JSON.list(values).line == "[0.3,1600,0,null,null,12.3,null,67108864,null]")
  }

  @Test("every decimal is read as the nearest number there is, short ones and long ones")
  func decimals() throws {
    var state: UInt64 = 3
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var text = String(state >> (state % 60))
      let point = Int((state >> 20) % 20)
      if point < text.count { text.insert(".", at: text.index(text.startIndex, offsetBy: point)) }
      if text.hasPrefix(".") { text = "0" + text }
      let plain = text.hasPrefix("0") && !text.hasPrefix("0.") ? "0" : text
      let signed = state % 2 == 0 ? plain : "-" + plain
      let expected = signed.hasSuffix(".") ? Double(signed + "0") : Double(signed)
      #expect(try JSON.parse(signed).number == expected, "\(signed)")
    }
    for wrong in ["01", "-01.5", "1.2.3", "-", "1_0", "1e"] {
      #expect(throws: JSONError.self) { try JSON.parse(wrong) }
    }
  }

  @Test("a pretty text reads back to the same tree")
  func pretty() throws {
    let json = try JSON.parse("{a:[{b:[[1,2],[3,4]]},{}],c:[],d:{e:{f:{g:'x'}}}}")
    #expect(try JSON.parse(json.pretty) == json)
    #expect(json.pretty.hasSuffix("}\n"))
    #expect(json.pretty.contains("\n  \"a\": ["))
  }

  @Test("a message quotes no more than forty characters of what is wrong")
  func shortMessages() {
    let long = String(repeating: "x", count: 5000)
    for text in [long, "{\(long): 1, \(long): 2}", "{\(long) 1}", "{\"a\\u0301\(long)\" 1}"] {
      let error = #expect(throws: JSONError.self) { try JSON.parse(text) }
      #expect((error?.message.utf8.count ?? 1000) < 120)
    }
  }
}
