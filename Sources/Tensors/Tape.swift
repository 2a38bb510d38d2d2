import Basics
import Kernels
import Synchronization

/// One recorded operation, or a leaf: a tensor whose gradient is wanted.
///
/// The nodes of a computation form a graph that points from each result to
/// the tensors it was computed from. `backward()` walks it from the end.
final class Node {
  // snippet.node
  /// Nodes are numbered as they are made, so that a result always has a
  /// higher number than its inputs.
  let number = Node.counter.add(1, ordering: .relaxed).newValue
  private static let counter = Atomic<Int>(0)

  /// The inputs whose gradients are wanted; empty for a leaf, and once the
  /// graph was freed.
  private(set) var inputs: [Input]
  let isLeaf: Bool
  let shape: Shape
  // snippet.end

  fileprivate var gradient: Tensor?
  /// The products of a leaf's gradient that are still to be computed, all at
  /// once, at the end of `backward()`.
  private var products: [(a: Tensor, b: Tensor)] = []
  fileprivate var isCollected = false

  // snippet.input
  /// An input of an operation, and how it gets its gradient from that of the
  /// result.
  struct Input {
    var node: Node
    let pullback: Pullback
  }

  typealias Pullback = (Tensor) -> Contribution
  // snippet.end

  init(leafOf shape: Shape) {
    inputs = []
    isLeaf = true
    self.shape = shape
  }

  init(inputs: [Input], shape: Shape) {
    self.inputs = inputs
    isLeaf = false
    self.shape = shape
  }

  // snippet.deinit
  /// Frees the nodes of a long graph one by one rather than one inside the
  /// other, which would overflow the stack.
  deinit {
    var orphans = inputs
    inputs = []
    while var orphan = orphans.popLast() {
      guard isKnownUniquelyReferenced(&orphan.node) else { continue }
      orphans += orphan.node.inputs
      orphan.node.release()
    }
  }
  // snippet.end

  /// Forgets how the result was computed.
  fileprivate func release() { inputs = [] }
}

// snippet.contribution
/// What one operation adds to the gradient of one of its inputs.
enum Contribution {
  /// A gradient of the input's shape.
  case whole(Tensor)
  /// A gradient that is zero except for a run of elements.
  case part(Tensor, offset: Int)
  /// A^T B, for matrices A and B with as many rows.
  case product(transposed: Tensor, Tensor)
}
// snippet.end

// MARK: - Adding up gradients

extension Node {
  // snippet.accumulate
  fileprivate func accumulate(_ contribution: Contribution) {
    switch contribution {
    case .whole(let tensor):
      if gradient == nil {
        gradient = tensor.reshaped(shape)
      } else {
        gradient!.add(tensor.reshaped(shape), scaledBy: 1)
      }
    case .part(let tensor, let offset):
      if gradient == nil { gradient = Tensor(repeating: 0, shape: shape) }
      gradient!.add(tensor, at: offset)
    case .product(let a, let b):
      products.append((a, b))
      if !isLeaf { addProducts() }
    }
  }
  // snippet.end

  // snippet.add-products
  /// Adds the postponed products to the gradient in one large product.
  fileprivate func addProducts() {
    guard !products.isEmpty else { return }
    if gradient == nil { gradient = Tensor(repeating: 0, shape: shape) }
    gradient!.add(products: products)
    products = []
  }
  // snippet.end
}

extension Tensor {
  /// Adds `other` to the elements from `position` on.
  fileprivate mutating func add(_ other: Tensor, at position: Int) {
    prepareForWriting()
    addScaled(other.base, by: 1, to: base + position, count: other.count)
  }

  /// Adds the sum of all A^T B.
  fileprivate mutating func add(products: [(a: Tensor, b: Tensor)]) {
    prepareForWriting()
    sumOfProducts(
      ofTransposed: products.map { ($0.a.matrix, $0.b.matrix) }, into: base,
      accumulating: true)
  }
}

// MARK: - Recording

extension Tensor {
  // snippet.leaf
  /// This tensor as a leaf: `backward()` adds up its gradient.
  public func tracked() -> Tensor {
    Tensor(
      shape: shape, storage: storage, offset: offset,
      node: Node(leafOf: shape))
  }

  /// The same elements without their history: gradients stop here.
  public var detached: Tensor {
    Tensor(shape: shape, storage: storage, offset: offset)
  }
  // snippet.end

  /// This tensor as the result of an operation.
  ///
  /// - Parameter inputs: each input with its pullback: from the gradient of
  ///   the result to what the input's gradient gains. It is not even built
  ///   when nothing is recorded.
  func recorded(
    from inputs: @autoclosure () -> [(tensor: Tensor, pullback: Node.Pullback)]
  ) -> Tensor {
    // snippet.recorded
    guard Tensor.isRecording else { return self }
    let tracked = inputs().compactMap { input in
      input.tensor.node.map { Node.Input(node: $0, pullback: input.pullback) }
    }
    if tracked.isEmpty { return self }
    var result = self
    result.node = Node(inputs: tracked, shape: shape)
    return result
    // snippet.end
  }
}

extension Tensor {
  /// This tensor as the result of an operation with a gradient of its own,
  /// written by hand: what the layers of chapter 10 are made of.
  ///
  /// - Parameters:
  ///   - inputs: what the result was computed from.
  ///   - pullback: from the gradient of the result to the gradients of all
  ///     inputs, in their order. It is called once for each `backward()`, and
  ///     not even made when nothing is recorded.
  public func withGradients(
    of inputs: @autoclosure () -> [Tensor],
    _ pullback: @autoclosure () -> ((Tensor) -> [Tensor])
  ) -> Tensor {
    guard Tensor.isRecording else { return detached }
    // snippet.by-hand
    let inputs = inputs()
    let tracked = inputs.indices.filter { inputs[$0].node != nil }
    let shapes = inputs.map { $0.shape }
    let shared = SharedGradients(uses: tracked.count, of: shapes, pullback())
    return detached.recorded(
      from: tracked.map { index in
        (inputs[index], { dy in .whole(shared.gradients(for: dy)[index]) })
      })
    // snippet.end
  }
}

/// The gradients of several inputs, computed together for the first of them
/// and forgotten after the last.
private final class SharedGradients {
  private let uses: Int
  private let shapes: [Shape]
  private let pullback: (Tensor) -> [Tensor]
  private var used = 0
  private var gradients: [Tensor] = []

  init(
    uses: Int, of shapes: [Shape], _ pullback: @escaping (Tensor) -> [Tensor]
  ) {
    self.uses = uses
    self.shapes = shapes
    self.pullback = pullback
  }

  func gradients(for dy: Tensor) -> [Tensor] {
    if used == 0 {
      gradients = pullback(dy)
      require(
        gradients.map { $0.shape } == shapes,
        "withGradients: the inputs have the shapes "
          + "\(shapes.map { $0.written }.joined(separator: ", ")), but the gradients "
          + gradients.map { $0.shape.written }.joined(separator: ", "))
    }
    used += 1
    defer {
      if used == uses { (used, gradients) = (0, []) }
    }
    return gradients
  }
}

// MARK: - Gradients

extension Tensor {
  /// The gradient of a leaf, summed over all calls of `backward()` since it
  /// was last cleared; nil if there was none.
  ///
  /// It belongs to the leaf, not to the value: copies of a tensor share it, so
  /// that `for p in model.parameters { p.gradient = nil }` clears those of the
  /// model. Write `copy.tracked()` for a leaf with a gradient of its own.
  public var gradient: Tensor? {
    get { node?.gradient }
    nonmutating set {
      require(
        node?.isLeaf ?? false,
        "gradient: only a tensor from tracked() has a gradient to set")
      require(
        newValue == nil || newValue!.shape == shape,
        "gradient: its shape \(newValue?.shape.written ?? "") differs from "
          + "that of the tensor, \(shape.written)")
      node!.gradient = newValue?.detached
    }
  }

  /// Adds the gradient of this number to every leaf that it depends on.
  ///
  /// Afterwards the graph is freed, unless it is to be kept for another call.
  public func backward(keepingGraph: Bool = false) {
    require(
      count == 1,
      "backward: it starts from a single number, not from shape "
        + shape.written)
    guard let node else {
      fatalError("backward: this tensor depends on no tracked() tensor")
    }
    // snippet.backward
    // The gradients themselves are not recorded.
    Tensor.withoutRecording {
      let nodes = node.collected()
      node.accumulate(.whole(Tensor(repeating: 1, shape: shape)))
      for node in nodes where !node.isLeaf {
        node.propagate(keepingGraph: keepingGraph)
      }
      for node in nodes where node.isLeaf { node.addProducts() }
    }
    // snippet.end
  }

  /// The number of recorded operations that this tensor depends on; 0 once
  /// `backward()` has freed them.
  public var graphSize: Int {
    guard let node else { return 0 }
    return node.collected().count { !$0.inputs.isEmpty }
  }
}

extension Node {
  // snippet.collected
  /// All nodes that this one depends on, results before their inputs.
  fileprivate func collected() -> [Node] {
    var nodes: [Node] = []
    var rest = [self]
    while let node = rest.popLast() {
      if node.isCollected { continue }
      node.isCollected = true
      nodes.append(node)
      rest += node.inputs.map { $0.node }
    }
    for node in nodes { node.isCollected = false }
    return nodes.sorted { $0.number > $1.number }
  }
  // snippet.end

  // snippet.propagate
  /// Hands the gradient of a result on to the inputs.
  fileprivate func propagate(keepingGraph: Bool) {
    guard let gradient else { return }
    self.gradient = nil
    require(
      !inputs.isEmpty,
      "backward: part of this graph was freed by an earlier backward(). "
        + "Detach what is carried from one step of training to the next, or "
        + "call backward(keepingGraph: true)")
    for input in inputs { input.node.accumulate(input.pullback(gradient)) }
    if !keepingGraph { release() }
  }
  // snippet.end
}
