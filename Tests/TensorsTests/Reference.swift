import Tensors

/// An array of doubles of any rank: what the tensors are compared with.
///
/// Nothing here is fast: every operation visits its elements index by index,
/// as its definition is written.
struct Reference {
  let shape: [Int]
  var elements: [Double]

  /// The array whose element at each index is `element(index)`.
  init(_ shape: [Int], _ element: ([Int]) -> Double) {
    self.shape = shape
    elements = Self.indices(of: shape).map(element)
  }

  init(_ tensor: Tensor) {
    shape = tensor.shape
    elements = tensor.elements.map(Double.init)
  }

  /// All indices of a shape in row-major order.
  static func indices(of shape: [Int]) -> [[Int]] {
    shape.reduce([[]]) { indices, length in
      indices.flatMap { index in (0..<length).map { index + [$0] } }
    }
  }

  subscript(index: [Int]) -> Double {
    var position = 0
    for (axis, length) in shape.enumerated() {
      position = position * length + index[axis]
    }
    return elements[position]
  }
}

// MARK: - Operations

extension Reference {
  func map(_ function: (Double) -> Double) -> Reference {
    Reference(shape) { function(self[$0]) }
  }

  /// Broadcasting: missing axes count as 1, an axis of 1 is read again and
  /// again.
  static func combine(
    _ a: Reference, _ b: Reference, _ operation: (Double, Double) -> Double
  ) -> Reference {
    let rank = max(a.shape.count, b.shape.count)
    let shapes = [a, b].map { x in
      [Int](repeating: 1, count: rank - x.shape.count) + x.shape
    }
    let shape = (0..<rank).map { axis in
      shapes[0][axis] == 1 ? shapes[1][axis] : shapes[0][axis]
    }
    func read(_ x: Reference, at index: [Int]) -> Double {
      let own = index.suffix(x.shape.count)
      return x[zip(own, x.shape).map { $1 == 1 ? 0 : $0 }]
    }
    return Reference(shape) { operation(read(a, at: $0), read(b, at: $0)) }
  }

  func matmul(_ right: Reference) -> Reference {
    Reference(shape.dropLast() + [right.shape[1]]) { index in
      (0..<shape.last!).reduce(0.0) { sum, p in
        sum + self[index.dropLast() + [p]] * right[[p, index.last!]]
      }
    }
  }

  func sum() -> Reference {
    Reference([]) { _ in elements.reduce(0, +) }
  }

  /// The sum along an axis, which stays with length 1.
  func sum(axis: Int) -> Reference {
    var result = shape
    result[axis] = 1
    return Reference(result) { index in
      (0..<shape[axis]).reduce(0.0) { sum, position in
        var index = index
        index[axis] = position
        return sum + self[index]
      }
    }
  }

  func reshaped(_ shape: [Int]) -> Reference {
    var rest = elements.makeIterator()
    return Reference(shape) { _ in rest.next()! }
  }

  func transposed(_ axes: [Int]) -> Reference {
    Reference(axes.map { shape[$0] }) { index in
      var source = index
      for (target, axis) in axes.enumerated() { source[axis] = index[target] }
      return self[source]
    }
  }

  func slice(_ range: Range<Int>, axis: Int) -> Reference {
    var result = shape
    result[axis] = range.count
    return Reference(result) { index in
      var index = index
      index[axis] += range.lowerBound
      return self[index]
    }
  }

  static func concatenate(_ parts: [Reference], axis: Int) -> Reference {
    var shape = parts[0].shape
    shape[axis] = parts.reduce(0) { $0 + $1.shape[axis] }
    return Reference(shape) { index in
      var index = index
      for part in parts {
        if index[axis] < part.shape[axis] { return part[index] }
        index[axis] -= part.shape[axis]
      }
      fatalError("the index lies behind the last part")
    }
  }
}
