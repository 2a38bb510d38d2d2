import Foundation
import SafeTensors
import Tensors
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
        "the tensor “w” has no “\(missing)”",
        for: bytes(header: "{\"w\":{\(others)}}", data: 4))
    }
  }

  @Test("an unknown dtype is refused")
  func unknownType() {
    for type in ["F33", "f32", "", "F32 "] {
      let entry = entry("w", type: type, shape: "1", offsets: "0,4")
      expect(
        "the tensor “w” has the unknown dtype “\(type)”",
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
      #expect(error?.isMalformed(inEntry: "w") == true)
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
      #expect(error?.isMalformed(inEntry: "w") == true)
    }
  }

  @Test("a shape with more bytes than can be counted is refused")
  func impossibleShapes() {
    let big = Int.max
    for shape in [[big], [big, big], [1 << 31, 1 << 31, 2], [0, big, big]] {
      let list = shape.map(String.init).joined(separator: ",")
      expect(
        "the tensor “w” cannot have the shape \(shape.written) of F32: its "
          + "bytes are too many to count, or do not come out whole",
        for: bytes(header: "{\(entry("w", shape: list, offsets: "0,0"))}"))
    }
    // Three numbers of 4 bits are a byte and a half.
    let half = entry("w", type: "F4", shape: "3", offsets: "0,2")
    expect(
      "the tensor “w” cannot have the shape (3,) of F4: its bytes are too many "
        + "to count, or do not come out whole",
      for: bytes(header: "{\(half)}", data: 2))
  }

  @Test("offsets that do not give a tensor the bytes it needs are refused")
  func wrongLength() {
    for (type, needed) in [(ElementType.f32, 24), (.f64, 48), (.f4, 3)] {
      let entry = entry(
        "w", type: type.rawValue, shape: "2,3", offsets: "0,20")
      expect(
        "the tensor “w” of shape (2, 3) and dtype \(type.rawValue) needs "
          + "\(needed) bytes, but its offsets give it 20",
        for: bytes(header: "{\(entry)}", data: 20))
    }
  }

  @Test("offsets in the wrong order are refused")
  func reversed() {
    expect(
      "the data of the tensor “w” begin at byte 4 and end before, at byte 0",
      for: bytes(
        header: "{\(entry("w", shape: "1", offsets: "4,0"))}", data: 4))
  }

  @Test("offsets beyond the end, as in a truncated file, are refused")
  func beyondEnd() throws {
    let whole = try fixture("network")
    let data = (4 * 3 + 4 + 2 * 4 + 2) * 4
    for lost in 1...8 {
      expect(
        "the data of the tensor “output.weight” end at byte \(data), but the "
          + "file holds only \(data - lost) bytes of data",
        for: whole.dropLast(lost))
    }
    // No part of a file is a file.
    for count in 0..<whole.count {
      #expect(throws: SafeTensorsError.self) {
        try SafeTensorsFile(data: whole.prefix(count))
      }
    }
    expect(
      "the data of the tensor “w” end at byte \(Int.max), but the file holds "
        + "only 4 bytes of data",
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
      let names = first == "4,12" ? "“b” and “a”" : "“a” and “b”"
      expect(
        "the data of the tensors \(names) overlap",
        for: bytes(header: "{\(a),\(b)}", data: 12))
    }
  }

  @Test("bytes that belong to no tensor are refused")
  func holes() {
    let a = entry("a", shape: "1", offsets: "0,4")
    let b = entry("b", shape: "1", offsets: "8,12")
    expect(
      "the data of the tensor “b” begin at byte 8 instead of 4: there is a "
        + "hole before them",
      for: bytes(header: "{\(a),\(b)}", data: 12))
    expect(
      "the data of the tensor “b” begin at byte 8 instead of 0: there is a "
        + "hole before them",
      for: bytes(header: "{\(b)}", data: 12))
    let rest = "bytes behind the last tensor belong to none"
    expect("3 \(rest)", for: bytes(header: "{\(a)}", data: 7))
    expect("1 \(rest)", for: bytes(header: "{}", data: 1))
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
