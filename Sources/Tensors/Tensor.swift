import Basics
import Kernels

/// An array of floats of any rank, in row-major order.
///
/// The elements of a tensor are a value: changing one tensor never changes
/// those of another. A tensor that comes from `tracked()`, or that was computed
/// from one, also remembers how it was computed, so that `backward()` can find
/// gradients. That memory is shared: a copy of a parameter is the same
/// parameter, with the same `gradient`, until `detached` or `tracked()` makes
/// a new one.
///
///     let x = Tensor([[1, 2, 3], [4, 5, 6]])
///     x.shape  // [2, 3]
public struct Tensor {
  // snippet.fields
  /// The number of elements along each axis, outermost axis first.
  public let shape: Shape
  var storage: Storage
  let offset: Int
  var node: Node?
  // snippet.end

  init(shape: Shape, storage: Storage, offset: Int = 0, node: Node? = nil) {
    self.shape = shape
    self.storage = storage
    self.offset = offset
    self.node = node
  }

  /// A tensor whose elements are yet to be written.
  package init(uninitialized shape: Shape) {
    require(
      shape.allSatisfy { $0 >= 0 },
      "Tensor: no axis has fewer than 0 elements, so \(shape.written) is no "
        + "shape")
    self.init(shape: shape, storage: Storage(count: shape.elements))
  }

  /// Where the elements lie, for what computes with them directly.
  package var base: UnsafeMutablePointer<Float> { storage.base + offset }
}

// MARK: - Making tensors

extension Tensor {
  /// A tensor of the given shape with these elements, in row-major order.
  public init(shape: Shape, _ elements: [Float]) {
    require(
      shape.elements == elements.count,
      "Tensor: shape \(shape.written) has \(shape.elements) elements, but "
        + "\(elements.count) were given")
    self.init(uninitialized: shape)
    base.update(from: elements, count: elements.count)
  }

  /// A vector.
  public init(_ elements: [Float]) {
    self.init(shape: [elements.count], elements)
  }

  /// A matrix from its rows.
  public init(_ rows: [[Float]]) {
    let columns = rows.first?.count ?? 0
    require(
      rows.allSatisfy { $0.count == columns },
      "Tensor: the rows of a matrix must have the same length, but they have "
        + "\(rows.map { $0.count })")
    self.init(shape: [rows.count, columns], rows.flatMap { $0 })
  }

  /// A single number, of shape ().
  public init(_ number: Float) {
    self.init(shape: [], [number])
  }

  /// A tensor filled with one number.
  public static func full(_ number: Float, _ shape: Int...) -> Tensor {
    Tensor(repeating: number, shape: shape)
  }

  /// A tensor of zeros.
  public static func zeros(_ shape: Int...) -> Tensor {
    Tensor(repeating: 0, shape: shape)
  }

  /// A tensor filled with one number.
  public init(repeating number: Float, shape: Shape) {
    self.init(uninitialized: shape)
    base.update(repeating: number, count: count)
  }

  /// Independent draws from a normal distribution.
  public static func normal(
    _ shape: Int..., mean: Float = 0, standardDeviation: Float = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    let result = Tensor(uninitialized: shape)
    for index in 0..<result.count {
      let draw = Float(generator.normal())
      result.base[index] = mean + standardDeviation * draw
    }
    return result
  }

  /// Independent draws from low ..< high, all equally likely.
  public static func uniform(
    _ shape: Int..., from low: Float, to high: Float,
    using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    uniform(shape, from: low, to: high, using: &generator)
  }

  /// Independent draws from low ..< high, all equally likely.
  public static func uniform(
    _ shape: Shape, from low: Float, to high: Float,
    using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    require(low < high, "uniform: there is nothing in \(low) ..< \(high)")
    let result = Tensor(uninitialized: shape)
    for index in 0..<result.count {
      // Rounding to a float may reach the upper end, which is left out.
      result.base[index] = min(
        low + (high - low) * Float(generator.uniform()), high.nextDown)
    }
    return result
  }
}

// MARK: - Looking at tensors

extension Tensor {
  /// The number of elements.
  public var count: Int { shape.elements }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// The elements in row-major order.
  public var elements: [Float] {
    Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// The elements in row-major order, in double precision.
  public var doubles: [Double] { elements.map(Double.init) }

  /// The element of a tensor that has only one.
  public var item: Float {
    require(count == 1, "item: shape \(shape.written) is not a single element")
    return base[0]
  }

  /// The index of the largest element along the last axis, the first one of
  /// several: one index for each row.
  public func argmax() -> [Int] {
    let columns = shape.last ?? 1
    require(columns > 0, "argmax: the rows of \(shape.written) are empty")
    return (0..<count / columns).map { row in
      Kernels.argmax(base + row * columns, count: columns)
    }
  }

  /// The sum of the squares of all elements, in double precision.
  public var sumOfSquares: Double {
    Kernels.sumOfSquares(base, count: count)
  }
}

extension Tensor: Equatable {
  /// Whether shapes and elements are the same.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape && left.elements == right.elements
  }
}

// MARK: - Changing tensors

extension Tensor {
  /// One element of a matrix.
  ///
  /// Setting it is for building data: it is not recorded.
  public subscript(row: Int, column: Int) -> Float {
    get { base[position(row, column)] }
    set {
      let position = position(row, column)
      prepareForWriting()
      base[position] = newValue
    }
  }

  private func position(_ row: Int, _ column: Int) -> Int {
    require(
      rank == 2 && (0..<shape[0]).contains(row)
        && (0..<shape[1]).contains(column),
      "element [\(row), \(column)]: it does not lie in a matrix of shape "
        + shape.written)
    return row * shape[1] + column
  }

  /// Adds `factor` times another tensor of the same shape to this one.
  ///
  /// The change is not recorded, and a tensor from `tracked()` stays the same
  /// parameter: this is how an optimiser moves it.
  public mutating func add(_ other: Tensor, scaledBy factor: Float) {
    require(
      shape == other.shape,
      "add: \(other.shape.written) cannot be added to \(shape.written) in place"
    )
    let isShared = !isKnownUniquelyReferenced(&storage)
    let before = self
    if isShared {  // the sum goes to new memory: no copy first
      self = Tensor(shape: shape, storage: Storage(count: count), node: node)
    } else {
      storage.forgetPanels()
    }
    addScaled(
      other.base, by: factor, to: before.base, count: count, into: base)
  }

  // snippet.writing
  /// Makes sure that no other tensor sees a change of this one's elements.
  package mutating func prepareForWriting() {
    if isKnownUniquelyReferenced(&storage) {
      storage.forgetPanels()
    } else {
      self = Tensor(shape: shape, storage: copiedStorage(), node: node)
    }
  }
  // snippet.end

  private func copiedStorage() -> Storage {
    let copy = Storage(count: count)
    copy.base.update(from: base, count: count)
    return copy
  }
}
