import Kernels
import Tensors

/// What a recurrent layer reads.
public enum SequenceInput {
  /// (steps, batch, inputs).
  case vectors(Tensor)
  /// Indices of one-hot vectors, the batch of step 0 first. The vectors
  /// themselves are never built.
  case tokens([Int], steps: Int)

  var steps: Int {
    switch self {
    case .vectors(let x): x.shape[0]
    case .tokens(_, let steps): steps
    }
  }

  var batchSize: Int {
    switch self {
    case .vectors(let x): x.shape[1]
    case .tokens(let indices, let steps): indices.count / max(steps, 1)
    }
  }

  /// The tensor that is read, if it is one.
  var tensors: [Tensor] {
    if case .vectors(let x) = self { [x] } else { [] }
  }

  /// The same with the last step first.
  var reversed: SequenceInput {
    switch self {
    case .vectors(let x): return .vectors(x.reversedSteps())
    case .tokens(let indices, let steps):
      let batch = batchSize
      let reversed = (0..<steps).reversed().flatMap { t in
        indices[t * batch..<(t + 1) * batch]
      }
      return .tokens(reversed, steps: steps)
    }
  }

  /// X Wᵀ + (b + c) for all steps at once.
  // snippet.projected
  func projected(by W: Tensor, biases b: Tensor, _ c: Tensor) -> Projection {
    switch self {
    case .vectors(let x):
      return Projection(
        rows: x.detached.matmul(transposed: W) + (b + c), indices: nil,
        batchSize: batchSize)
    case .tokens(let indices, _) where indices.count < W.shape[1]:
      // A one-hot row times Wᵀ is a row of Wᵀ, which is a column of W.
      let rows = Tensor(uninitialized: [indices.count, W.shape[0]])
      if Tensor.isRecording {  // packed weights would serve only once
        gatherColumns(
          of: W.matrix, at: indices, adding: b.base, c.base, into: rows.base)
      } else {
        W.panels(transposed: true)
          .gatherRows(at: indices, adding: b.base, c.base, into: rows.base)
      }
      return Projection(rows: rows, indices: nil, batchSize: batchSize)
    case .tokens(let indices, _):
      return Projection(
        rows: W.transposed() + (b + c), indices: indices,
        batchSize: batchSize)
    }
  }
  // snippet.end

  /// From the gradient of the projection, those of W and of b, and that of X
  /// if it is a tensor.
  // snippet.gradients
  func gradients(of dP: Tensor, W: Tensor) -> (
    W: Tensor, b: Tensor, X: [Tensor]
  ) {
    switch self {
    case .vectors(let x):
      let dW = Tensor.sum(ofProducts: [(dP.matrix, x.matrix)])
      return (dW, dP.sum(axis: 0).sum(axis: 0), [dP.matmul(W)])
    case .tokens(let indices, _):
      let table = Tensor(repeating: 0, shape: [W.shape[1], W.shape[0]])
      scatterAddRows(
        dP.base, at: indices, columns: W.shape[0], classes: W.shape[1],
        into: table.base)
      // Every token took its row with the bias added.
      return (table.transposed(), table.sum(axis: 0), [])
    }
  }
  // snippet.end
}

/// What the inputs of a sequence add to its gates or states.
struct Projection {
  /// A row for each step and sequence, or for each token of the vocabulary.
  let rows: Tensor
  /// The tokens, if the rows are those of the vocabulary.
  let indices: [Int]?
  let batchSize: Int

  /// What is added in step t: one row for each sequence of the batch.
  // snippet.projection
  subscript(t: Int) -> AddedRows {
    let columns = rows.shape.last!
    let (start, end) = (t * batchSize, (t + 1) * batchSize)
    if let indices {  // a row of the table for each token; nothing is copied
      return AddedRows(rows.base, columns: columns, at: indices[start..<end])
    }
    return AddedRows(rows.base + start * columns, columns: columns, at: nil)
  }
  // snippet.end
}

extension Tensor {
  /// The sum of all AᵀB, for at least one pair.
  static func sum(
    ofProducts pairs: [(a: MatrixView, b: MatrixView)]
  ) -> Tensor {
    let result = Tensor(
      uninitialized: [pairs[0].a.columns, pairs[0].b.columns])
    sumOfProducts(ofTransposed: pairs, into: result.base)
    return result
  }

  /// The steps, which are the first axis, in reverse order.
  func reversedSteps() -> Tensor {
    let result = Tensor(uninitialized: shape)
    let (steps, width) = (shape[0], shape.dropFirst().reduce(1, *))
    for t in 0..<steps {
      (result.base + t * width)
        .update(from: base + (steps - 1 - t) * width, count: width)
    }
    return result.withGradients(of: [self]) { [$0.reversedSteps()] }
  }

  /// Step t of (steps, batch, width) as a matrix.
  func step(_ t: Int) -> MatrixView {
    MatrixView(
      base + t * shape[1] * shape[2], rows: shape[1], columns: shape[2])
  }

  /// Where step t of (steps, batch, width) lies.
  func stepBase(_ t: Int) -> UnsafeMutablePointer<Float> {
    base + t * shape[1] * shape[2]
  }
}
