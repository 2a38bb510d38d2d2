import Foundation
import SafeTensors
import Tensors
import Testing

/// Each rule about the header as text, broken by a file made by hand.
@Suite struct BadHeaderTests {
  @Test("a file of fewer than 8 bytes is refused")
  func tooShort() {
    for count in 0..<8 {
      expect(
        "it has \(count) bytes, but the length of the header alone takes 8",
        for: Data(count: count))
    }
  }

  @Test("a header of more than 100 MB is refused, however absurd its length")
  func headerTooLong() {
    func finding(_ length: UInt64) -> String {
      "its first 8 bytes announce a header of \(length) bytes, and the format "
        + "allows no more than 100000000"
    }
    for length in [100_000_001, UInt64(Int.max), UInt64(Int.max) + 1, .max] {
      expect(
        finding(length),
        for: bytes(header: "{}", length: length))
    }
    // Text is no length.
    expect(
      finding(0x656e_6968_6361_4d65),
      for: Data("eMachine".utf8.prefix(8)))
  }

  @Test("a name of very many marks is read as quickly as any other")
  func marks() throws {
    // Marks above and below in turn: to bring them into Unicode's order would
    // take minutes.
    let marks = String(repeating: "\u{301}\u{323}", count: 200_000)
    let entry = #"{"dtype":"F32","shape":[0],"data_offsets":[0,0]}"#
    let clock = ContinuousClock()
    let start = clock.now
    let file = try SafeTensorsFile(
      data: bytes(header: #"{"a\#(marks)":\#(entry),"b\#(marks)":\#(entry)}"#))
    #expect(try file.tensor("a" + marks).count == 0)
    #expect(clock.now - start < .seconds(20))
    expect(
      "at byte \(20 + marks.utf8.count) of the header, in the entry of "
        + "“__metadata__”, there must be a name of at most 1000 bytes before "
        + "this place",
      for: bytes(header: #"{"__metadata__":{"\#(marks)":"a"}}"#))
  }

  @Test("names are the same only if their bytes are")
  func bytesOfNames() throws {
    let names = ["e\u{301}", "\u{E9}"]
    let written = SafeTensorsFile.data(of: names.map { ($0, Tensor(1)) })
    #expect(try SafeTensorsFile(data: written).tensors.count == 2)
    let entry = #"{"dtype":"F32","shape":[],"data_offsets":"#
    let header =
      "{\"\u{E9}\":\(entry)[0,4]},\"e\u{301}\":\(entry)[4,8]}}"
    let file = try SafeTensorsFile(
      data: bytes(header: header) + Data([0, 0, 128, 63, 0, 0, 0, 64]))
    #expect(try file.tensor("\u{E9}").item == 1)
    #expect(try file.tensor("e\u{301}").item == 2)
  }

  @Test("a header that is longer than the file is refused")
  func headerBeyondEnd() {
    for length: UInt64 in [3, 100_000_000] {
      expect(
        "its first 8 bytes announce a header of \(length) bytes, but the file "
          + "has only 10 bytes in all",
        for: bytes(header: "{}", length: length))
    }
  }

  @Test("a header that is not UTF-8 is refused")
  func notUTF8() {
    // The last two are half a character, and a half of a pair.
    for header: [UInt8] in [
      [0x7B, 0xFF, 0x7D], [0x7B, 0x22, 0xC3, 0x7D],
      [0x7B, 0xED, 0xA0, 0x80, 0x7D],
    ] {
      expect("its header is not text in UTF-8", for: bytes(header: header))
    }
  }

  @Test(
    "a header that is not an object of JSON is refused, saying where",
    arguments: [
      ("", 0, "a {"), ("[]", 0, "a {"), ("null", 0, "a {"), (" {}", 0, "a {"),
      ("\u{FEFF}{}", 0, "a {"), ("{", 1, "a string"), ("{]", 1, "a string"),
      ("{}x", 2, "the end of the header"),
      ("{} {}", 3, "the end of the header"),
      ("{}\0", 2, "the end of the header"),
      ("{\"__metadata__\"}", 15, "a colon"),
      ("{\"__metadata__\":{}", 18, "a comma or a }"),
      ("{\"__metadata__\":{},}", 19, "a string"), ("{'a':1}", 1, "a string"),
    ])
  func notJSON(header: String, offset: Int, expected: String) {
    expect(
      "at byte \(offset) of the header, there must be \(expected)",
      for: bytes(header: header))
  }

  @Test(
    "a string that JSON does not allow is refused",
    arguments: [
      "a", "a\n\"", #"\""#, #"\x""#, #"\u12"#, #"\u12G4""#, #"\ud800""#,
      #"\ud800\u0041""#, #"\ud800x""#, #"\udc00""#, #"\"#,
    ])
  func badStrings(rest: String) throws {
    let error = #expect(throws: SafeTensorsError.self) {
      try SafeTensorsFile(
        data: bytes(header: "{\"__metadata__\":{\"" + rest))
    }
    #expect(error?.isMalformed() == true)
  }

  @Test("the escapes of JSON are understood")
  func escapes() throws {
    let header =
      #"{"__metadata__":{"\"\\\/\b\f\n\r\t":"\u00e9\uD83D\uDE00\u2211"}}"#
    let file = try SafeTensorsFile(data: bytes(header: header))
    #expect(file.metadata == ["\"\\/\u{8}\u{C}\n\r\t": "é😀∑"])
  }

  @Test("spaces between the parts of the header are passed over")
  func spaces() throws {
    let header =
      "{ \"a\"\t:\n{\r\"shape\" : [ 1 , 2 ] , \"data_offsets\": [0,8],"
      + "\"dtype\":\"F32\" } , \"__metadata__\" : { } } \n"
    let file = try SafeTensorsFile(data: bytes(header: header, data: 8))
    #expect(file.tensors.map(\.shape) == [[1, 2]])
  }

  @Test("deep nesting is refused where it begins")
  func nesting() {
    for (open, expected) in [
      ("[", "a whole number from 0"), ("{", "a list"),
    ] {
      let header =
        "{\"a\":{\"shape\":" + String(repeating: open, count: 1_000_000)
      let error = #expect(throws: SafeTensorsError.self) {
        try SafeTensorsFile(data: bytes(header: header))
      }
      #expect(error?.isMalformed(inEntry: "a") == true)
      let reason = error?.reason ?? ""
      #expect(reason.hasPrefix("at byte \(open == "[" ? 15 : 14) of"))
      #expect(reason.contains("there must be \(expected)"))
    }
  }

  @Test("a name that stands twice is refused")
  func twice() {
    let a = entry("a", shape: "1", offsets: "0,4")
    expect(
      "the name “a” stands twice in the header",
      for: bytes(header: "{\(a),\(a)}", data: 4))
    // The same name, spelt otherwise.
    let escaped = entry("\\u0061", shape: "1", offsets: "4,8")
    expect(
      "the name “a” stands twice in the header",
      for: bytes(header: "{\(a),\(escaped)}", data: 8))
    expect(
      "the name “shape” stands twice in the header, in the entry of “a”",
      for: bytes(header: "{\"a\":{\"shape\":[],\"shape\":[]}}"))
    let notes = "\"__metadata__\":{}"
    expect(
      "the name “__metadata__” stands twice in the header",
      for: bytes(header: "{\(notes),\(notes)}"))
    expect(
      "the name “n” stands twice in the header, in the entry of “__metadata__”",
      for: bytes(header: "{\"__metadata__\":{\"n\":\"1\",\"n\":\"2\"}}"))
  }

  @Test("a note that is not text is refused")
  func notes() {
    for value in ["1", "null", "{}", "[\"x\"]"] {
      expect(
        "at byte 21 of the header, in the entry of “__metadata__”, there must "
          + "be a string",
        for: bytes(header: "{\"__metadata__\":{\"n\":\(value)}}"))
    }
  }

  @Test("a strange name is shortened and made visible in a sentence")
  func strangeNames() {
    let name = "\\n\\u001b[2J" + String(repeating: "x", count: 100_000)
    let error = #expect(throws: SafeTensorsError.self) {
      try SafeTensorsFile(
        data: bytes(header: "{\(entry(name, shape: "1", offsets: "0,0"))}"))
    }
    let sentence = error?.description ?? ""
    #expect(sentence.count < 400)
    #expect(sentence.contains("“��[2Jxxx"))
    #expect(sentence.contains("xxx…”"))
  }
}
