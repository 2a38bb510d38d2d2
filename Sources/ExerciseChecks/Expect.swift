import Foundation
import Tensors

// How a check compares. Each function throws a `Mismatch` that names the call
// and both values.

/// A value that must be right exactly.
func expect<Value: Equatable>(
  _ call: String, gives value: Value, wanted: Value
) throws {
  guard value != wanted else { return }
  throw Mismatch(call: call, gave: "\(value)", wanted: "\(wanted)")
}

/// Something that must hold, whatever the value.
func expect(
  _ call: String, gives value: Any, law: String, _ holds: Bool
) throws {
  guard !holds else { return }
  throw Mismatch(call: call, gave: "\(value)", wanted: law)
}

/// A number that may differ by rounding.
func expect(
  _ call: String, gives value: Double, near wanted: Double,
  tolerance: Double = 1e-5
) throws {
  guard !isNear(value, wanted, tolerance) else { return }
  throw Mismatch(call: call, gave: short(value), wanted: short(wanted))
}

/// Numbers that may differ by rounding.
func expect(
  _ call: String, gives values: [Double], near wanted: [Double],
  tolerance: Double = 1e-5
) throws {
  try expectNear(
    call, values, wanted, tolerance,
    written: (written(values), written(wanted))
  ) { "first at place \($0)" }
}

/// Numbers that may differ by rounding.
func expect(
  _ call: String, gives values: [Float], near wanted: [Float]
) throws {
  try expect(
    call, gives: values.map(Double.init), near: wanted.map(Double.init))
}

/// Rows that may differ by rounding.
func expect(
  _ call: String, gives rows: [[Double]], near wanted: [[Double]]
) throws {
  guard rows.map(\.count) == wanted.map(\.count) else {
    throw Mismatch(call: call, gave: written(rows), wanted: written(wanted))
  }
  let places = wanted.indices.flatMap { row in
    wanted[row].indices.map { "first in row \(row), column \($0)" }
  }
  try expectNear(
    call, rows.flatMap { $0 }, wanted.flatMap { $0 }, 1e-5,
    written: (written(rows), written(wanted))
  ) { places[$0] }
}

/// A tensor that must have a shape, and numbers that may differ by rounding.
func expect(
  _ call: String, gives tensor: Tensor, near wanted: Tensor
) throws {
  guard tensor.shape == wanted.shape else {
    throw Mismatch(
      call: call, gave: "shape \(tensor.shape.written)",
      wanted: "shape \(wanted.shape.written)")
  }
  let values = tensor.elements.map(Double.init)
  let right = wanted.elements.map(Double.init)
  try expectNear(
    call, values, right, 1e-5, written: (written(values), written(right))
  ) { index in
    wanted.rank == 1
      ? "first at place \(index)"
      : "first at \(place(index, in: wanted.shape).written)"
  }
}

/// Compares number by number.
private func expectNear(
  _ call: String, _ values: [Double], _ wanted: [Double], _ tolerance: Double,
  written texts: (gave: String, wanted: String), place: (Int) -> String
) throws {
  guard values.count == wanted.count else {
    throw Mismatch(
      call: call, gave: "\(values.count) numbers: \(texts.gave)",
      wanted: "\(wanted.count) numbers: \(texts.wanted)")
  }
  let pairs = zip(values, wanted)
  guard
    let first = pairs.enumerated().first(where: {
      !isNear($0.element.0, $0.element.1, tolerance)
    })
  else { return }
  let (gave, right) = first.element
  throw Mismatch(
    call: call, gave: texts.gave, wanted: texts.wanted,
    place: "\(place(first.offset)): \(short(gave)), not \(short(right))")
}

/// Whether two numbers differ by no more than rounding; what is no number is
/// near to nothing.
private func isNear(
  _ value: Double, _ wanted: Double, _ tolerance: Double
) -> Bool {
  value == wanted || abs(value - wanted) <= tolerance * max(1, abs(wanted))
}

/// The place of an element in a tensor, one index for each axis.
private func place(_ index: Int, in shape: [Int]) -> [Int] {
  var rest = index
  return Array(
    shape.reversed().map { length in
      defer { rest /= length }
      return rest % length
    }.reversed())
}

/// A number with six digits that count.
func short(_ number: Double) -> String {
  number.isNaN ? "nan" : String(format: "%.6g", number)
}

func written(_ numbers: [Double]) -> String {
  "[\(numbers.map(short).joined(separator: ", "))]"
}

func written(_ rows: [[Double]]) -> String {
  "[\(rows.map(written).joined(separator: ", "))]"
}
