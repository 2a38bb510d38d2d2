import Basics

/// The number of elements along each axis, outermost axis first.
public typealias Shape = [Int]

extension Shape {
  /// The same with another number of elements along the last axis.
  package func with(last: Int) -> Shape {
    var shape = self
    shape[count - 1] = last
    return shape
  }

  /// The number of elements of a tensor of this shape.
  var elements: Int { reduce(1, *) }

  /// As it is written on paper: (), (3,), (2, 512).
  public var written: String {
    count == 1
      ? "(\(self[0]),)" : "(\(map(String.init).joined(separator: ", ")))"
  }

  /// An axis counted from the front, or from the back if it is negative.
  func axis(_ axis: Int, of operation: String) -> Int {
    let positive = axis < 0 ? axis + count : axis
    require(
      indices.contains(positive),
      "\(operation): a tensor of shape \(written) has no axis \(axis)")
    return positive
  }

  /// The shape of the result when two shapes meet in one operation: aligned
  /// at the last axis, an axis of 1 stretches to the other's length.
  static func broadcast(_ a: Shape, _ b: Shape, for operation: String) -> Shape
  {
    if a == b { return a }
    let rank = Swift.max(a.count, b.count)
    return (0..<rank).map { axis in
      let fromEnd = rank - axis
      let inA = fromEnd <= a.count ? a[a.count - fromEnd] : 1
      let inB = fromEnd <= b.count ? b[b.count - fromEnd] : 1
      require(
        inA == inB || inA == 1 || inB == 1,
        "\(operation): shapes \(a.written) and \(b.written) do not broadcast: "
          + "on axis \(axis) of the result (axis -\(fromEnd) of both) the left "
          + "has \(inA) elements and the right \(inB); they must be equal, or "
          + "one of them 1")
      return inA == 1 ? inB : inA
    }
  }

  /// How far apart neighbours along each axis of `result` lie in row-major
  /// memory of this shape; 0 where this shape is stretched.
  func strides(in result: Shape) -> [Int] {
    var strides = [Int](repeating: 0, count: result.count)
    var step = 1
    for axis in indices.reversed() {
      if self[axis] != 1 { strides[result.count - count + axis] = step }
      step *= self[axis]
    }
    return strides
  }
}
