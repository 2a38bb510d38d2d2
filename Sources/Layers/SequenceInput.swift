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

  /// X Wᵀ + b for all steps at once: (steps, batch, rows of W).
  // snippet.projected
  func projected(by W: Tensor, bias b: Tensor) -> Tensor {
    switch self {
    case .vectors(let x):
      return x.matmul(transposed: W) + b
    case .tokens(let indices, let steps):
      // A one-hot row times Wᵀ is a row of Wᵀ, which is a column of W.
      let P = Tensor(uninitialized: [steps, batchSize, W.shape[0]])
      if indices.count < W.shape[1] {
        gatherColumns(
          of: W.matrix, at: indices, adding: b.base, into: P.base)
      } else {
        let table = W.transposed() + b  // (vocabulary, rows of W)
        gatherRows(
          of: table.base, at: indices, columns: W.shape[0], into: P.base)
      }
      return P
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
      var dW = Tensor(repeating: 0, shape: W.shape)
      dW.addProducts([(dP.matrix, x.matrix)])
      return (dW, dP.sum(axis: 0).sum(axis: 0), [dP.matmul(W)])
    case .tokens(let indices, _):
      let table = Tensor(repeating: 0, shape: [W.shape[1], W.shape[0]])
      scatterAddRows(
        dP.base, at: indices, columns: W.shape[0], into: table.base)
      // Every token took its row with the bias added.
      return (table.transposed(), table.sum(axis: 0), [])
    }
  }
  // snippet.end
}

extension Tensor {
  /// Adds the sum of all AᵀB.
  mutating func addProducts(_ pairs: [(a: MatrixView, b: MatrixView)]) {
    prepareForWriting()
    Kernels.addProducts(ofTransposed: pairs, into: base)
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
