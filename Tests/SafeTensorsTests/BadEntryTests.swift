import Foundation
import SafeTensors
import Testing

/// Each rule about tensors, broken by a file made by hand.
@Suite struct BadEntryTests {
  @Test("an entry without one of its fields is refused")
  func incomplete() {
    let fields = [
      ("dtype", "\"F32\""), ("shape", "[1]"), ("data_offsets", "[0,4]"),
    ]
    for (missing, _) in fields {
      let others = fields.filter { $0.0 != missing }
        .map { "\"\($0)\":\($1)" }.joined(separator: ",")
      expect(
        .incomplete(tensor: "w", field: missing), naming: "w",
        for: bytes(header: "{\"w\":{\(others)}}", data: 4))
    }
  }

  @Test("an unknown dtype is refused")
  func unknownType() {
    for type in ["F33", "f32", "", "F32 "] {
      let entry = entry("w", type: type, shape: "1", offsets: "0,4")
      expect(
        .unknownType(tensor: "w", type: type), naming: "w",
        for: bytes(header: "{\(entry)}", data: 4))
    }
  }

  @Test(
    "what is no whole number from 0 on in digits alone is refused",
    arguments: [
      "-1", "-0", "1.0", "1e0", "1E3", "01", "00", "+1", "", "null", "\"1\"",
      "[1]", "true", "0x1", "9223372036854775808", "99999999999999999999999",
    ])
  func badNumbers(number: String) {
    for (shape, offsets) in [("\(number),1", "0,4"), ("1", "0,\(number)")] {
      let entry = entry("w", shape: shape, offsets: offsets)
      let error = #expect(throws: SafeTensorsError.self) {
        try SafeTensorsFile(data: bytes(header: "{\(entry)}", data: 4))
      }
      guard case .malformed(_, "w", _)? = error?.fault else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test("an entry is an object with three fields and two offsets")
  func otherEntries() {
    for value in [
      "1", "[]", "null", "{\"shape\":1}", "{\"dtype\":1}", "{\"other\":[1]}",
      "{\"data_offsets\":[0]}", "{\"data_offsets\":[0,4,8]}",
      "{\"shape\":[1,]}", "{\"shape\":[1 2]}",
    ] {
      let error = #expect(throws: SafeTensorsError.self) {
        try SafeTensorsFile(data: bytes(header: "{\"w\":\(value)}"))
      }
      guard case .malformed(_, "w", _)? = error?.fault else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test("a shape with more bytes than can be counted is refused")
  func impossibleShapes() {
    let big = Int.max
    for shape in [[big], [big, big], [1 << 31, 1 << 31, 2], [0, big, big]] {
      let list = shape.map(String.init).joined(separator: ",")
      expect(
        .impossibleShape(tensor: "w", shape: shape, type: .f32), naming: "w",
        for: bytes(header: "{\(entry("w", shape: list, offsets: "0,0"))}"))
    }
    // Three numbers of 4 bits are a byte and a half.
    let half = entry("w", type: "F4", shape: "3", offsets: "0,2")
    expect(
      .impossibleShape(tensor: "w", shape: [3], type: .f4), naming: "w",
      for: bytes(header: "{\(half)}", data: 2))
  }

  @Test("offsets that do not give a tensor the bytes it needs are refused")
  func wrongLength() {
    for (type, needed) in [(ElementType.f32, 24), (.f64, 48), (.f4, 3)] {
      let entry = entry(
        "w", type: type.rawValue, shape: "2,3", offsets: "0,20")
      expect(
        .wrongLength(
          tensor: "w", shape: [2, 3], type: type, needed: needed, given: 20),
        naming: "w", for: bytes(header: "{\(entry)}", data: 20))
    }
  }

  @Test("offsets in the wrong order are refused")
  func reversed() {
    expect(
      .reversed(tensor: "w", begin: 4, end: 0), naming: "w",
      for: bytes(
        header: "{\(entry("w", shape: "1", offsets: "4,0"))}", data: 4))
  }

  @Test("offsets beyond the end, as in a truncated file, are refused")
  func beyondEnd() throws {
    let whole = try fixture("network")
    let data = (4 * 3 + 4 + 2 * 4 + 2) * 4
    for lost in 1...8 {
      expect(
        .beyondEnd(tensor: "output.weight", end: data, ofData: data - lost),
        naming: "output.weight", for: whole.dropLast(lost))
    }
    // No part of a file is a file.
    for count in 0..<whole.count {
      #expect(throws: SafeTensorsError.self) {
        try SafeTensorsFile(data: whole.prefix(count))
      }
    }
    expect(
      .beyondEnd(tensor: "w", end: .max, ofData: 4), naming: "w",
      for: bytes(
        header: "{\(entry("w", shape: "1", offsets: "0,\(Int.max)"))}", data: 4)
    )
  }

  @Test("tensors that share bytes are refused")
  func overlap() {
    for (first, second) in [("0,8", "4,12"), ("4,12", "0,8"), ("0,8", "0,8")] {
      let (a, b) = (
        entry("a", shape: "2", offsets: first),
        entry("b", shape: "2", offsets: second)
      )
      let error = #expect(throws: SafeTensorsError.self) {
        try SafeTensorsFile(data: bytes(header: "{\(a),\(b)}", data: 12))
      }
      guard case .overlap(let one, let other)? = error?.fault else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(Set([one, other]) == ["a", "b"])
    }
  }

  @Test("bytes that belong to no tensor are refused")
  func holes() {
    let a = entry("a", shape: "1", offsets: "0,4")
    let b = entry("b", shape: "1", offsets: "8,12")
    expect(
      .hole(tensor: "b", begin: 8, expected: 4), naming: "b",
      for: bytes(header: "{\(a),\(b)}", data: 12))
    expect(
      .hole(tensor: "b", begin: 8, expected: 0), naming: "b",
      for: bytes(header: "{\(b)}", data: 12))
    expect(.rest(bytes: 3), for: bytes(header: "{\(a)}", data: 7))
    expect(.rest(bytes: 1), for: bytes(header: "{}", data: 1))
  }

  @Test("the order in the header need not be the order of the data")
  func order() throws {
    let a = entry("a", shape: "0", offsets: "4,4")
    let b = entry("b", shape: "1", offsets: "4,8")
    let c = entry("c", shape: "", offsets: "0,4")
    let file = try SafeTensorsFile(
      data: bytes(header: "{\(b),\(a),\(c)}", data: 8))
    #expect(file.tensors.map(\.range) == [4..<4, 4..<8, 0..<4])
    #expect(file.tensors.map(\.name) == ["a", "b", "c"])
  }
}
