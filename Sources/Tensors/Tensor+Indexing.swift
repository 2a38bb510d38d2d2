import Basics
import Kernels

extension Tensor {
  /// Entry `index` of the first axis, which goes away.
  ///
  ///     Tensor([[1, 2], [3, 4]])[1]  // [3, 4]
  public subscript(index: Int) -> Tensor {
    require(
      rank > 0 && (0..<shape[0]).contains(index),
      "index: \(index) lies outside the first axis of \(shape.written)")
    return run(of: Array(shape.dropFirst()), at: index)
  }

  /// A range of the first axis.
  public subscript(range: Range<Int>) -> Tensor {
    require(
      rank > 0 && range.lowerBound >= 0 && range.upperBound <= shape[0],
      "slice: \(range) lies outside the first axis of \(shape.written)")
    var part = shape
    part[0] = range.count
    return run(of: part, at: range.lowerBound)
  }

  /// A view of the elements from entry `index` of the first axis on.
  private func run(of part: Shape, at index: Int) -> Tensor {
    let start = index * shape.dropFirst().reduce(1, *)
    let view = Tensor(shape: part, storage: storage, offset: offset + start)
    return view.recorded(from: [(self, { .part($0, offset: start) })])
  }

  /// A range of any axis (negative: counted from the last).
  public func slice(_ range: Range<Int>, axis: Int) -> Tensor {
    let axis = shape.axis(axis, of: "slice")
    require(
      range.lowerBound >= 0 && range.upperBound <= shape[axis],
      "slice: \(range) lies outside axis \(axis) of \(shape.written)")
    if axis == 0 { return self[range] }
    return movingToFront(axis) { $0[range] }
  }

  /// Tensors of one shape along a new first axis.
  public static func stack(_ tensors: [Tensor]) -> Tensor {
    let rows = tensors.map { $0.reshaped([1] + $0.shape) }
    return rows.count == 1 ? rows[0] : concatenate(rows)
  }

  /// Tensors one after the other along an axis.
  public static func concatenate(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
    guard let first = tensors.first else {
      fatalError("concatenate: there is nothing to concatenate")
    }
    let axis = first.shape.axis(axis, of: "concatenate")
    for tensor in tensors {
      var expected = first.shape
      if tensor.rank == first.rank { expected[axis] = tensor.shape[axis] }
      require(
        tensor.shape == expected,
        "concatenate: shapes \(first.shape.written) and "
          + "\(tensor.shape.written) may differ on axis \(axis) only")
    }
    if axis == 0 { return joined(tensors) }
    let joined = joined(tensors.map { $0.transposed(toFront: axis) })
    return joined.transposed(fromFront: axis)
  }

  private static func joined(_ tensors: [Tensor]) -> Tensor {
    let rest = tensors[0].shape.dropFirst()
    let result = Tensor(
      uninitialized: [tensors.reduce(0) { $0 + $1.shape[0] }] + rest)
    var row = 0
    var inputs: [(tensor: Tensor, pullback: Node.Pullback)] = []
    for tensor in tensors {
      let rows = row..<row + tensor.shape[0]
      (result.base + row * rest.reduce(1, *))
        .update(from: tensor.base, count: tensor.count)
      inputs.append((tensor, { .whole($0[rows]) }))
      row = rows.upperBound
    }
    return result.recorded(from: inputs)
  }

  // MARK: - Other axes than the first

  private func movingToFront(_ axis: Int, _ body: (Tensor) -> Tensor) -> Tensor
  {
    body(transposed(toFront: axis)).transposed(fromFront: axis)
  }

  private func transposed(toFront axis: Int) -> Tensor {
    var axes = Array(shape.indices)
    axes.insert(axes.remove(at: axis), at: 0)
    return transposed(axes)
  }

  private func transposed(fromFront axis: Int) -> Tensor {
    var axes = Array(shape.indices)
    axes.insert(axes.remove(at: 0), at: axis)
    return transposed(axes)
  }
}
