import Tensors

/// Numbers in nested lists, as JSON holds a tensor: of any depth, but with
/// lists of one length on each level.
struct NestedArray<Number: Decodable>: Decodable {
  let shape: [Int]
  let elements: [Number]

  init(from decoder: any Decoder) throws {
    guard var list = try? decoder.unkeyedContainer() else {
      shape = []
      elements = [try decoder.singleValueContainer().decode(Number.self)]
      return
    }
    var parts: [NestedArray] = []
    while !list.isAtEnd { parts.append(try list.decode(NestedArray.self)) }
    guard let first = parts.first,
      parts.allSatisfy({ $0.shape == first.shape })
    else {
      throw DecodingError.dataCorruptedError(
        in: list, debugDescription: "the lists have no or different lengths")
    }
    shape = [parts.count] + first.shape
    elements = parts.flatMap(\.elements)
  }
}

extension NestedArray<Double> {
  /// The numbers in the precision of the package.
  var tensor: Tensor { Tensor(shape: shape, elements.map { Float($0) }) }
}
