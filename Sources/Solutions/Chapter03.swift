import OneHot
import RNNCell
import Tensors
import TextData

extension Solutions {
  /// Exercises of chapter 3, one-hot vectors.
  public enum Chapter03 {
    /// 1. The rows of `W` that a minibatch asks for.
    ///
    /// The result has the bits of `oneHot(...).matmul(W)`: a sum of zeros and
    /// one number is that number. It is recorded, too, and a row of W gets the
    /// sum of the gradients of all places where it was read, as before.
    ///
    /// - Parameters:
    ///   - inputs: (batch, steps).
    ///   - W: (tokens, dimensions).
    /// - Returns: (steps, batch, dimensions).
    public static func embedding(_ inputs: TokenMatrix, in W: Tensor) -> Tensor
    {
      Tensor.stack(inputs.transposed.indices.map { W[$0] })
        .reshaped(inputs.columns, inputs.rows, W.shape[1])
    }

    /// 2. What the network reads if the input is the bare index: X W for an X
    /// of shape (batch, 1) and a W of shape (1, hidden units).
    ///
    /// All rows are multiples of the one row of W. That of token 2 is twice
    /// that of token 1, the row of token 0 is zero, and row i plus row j is row
    /// i + j: the order of the vocabulary, which means nothing, becomes an
    /// order of what the network reads. With one-hot vectors the rows are free.
    public static func bareIndex(_ indices: [Int], in W: Tensor) -> Tensor {
      Tensor(shape: [indices.count, 1], indices.map { Float($0) }).matmul(W)
    }

    /// 3. The mean of the one-hot vectors of a text.
    ///
    /// It is the vector of shares: entry k says which part of the text is token
    /// k. Each vector adds a 1 at the place of its token, so the sum holds the
    /// counts of chapter 2c, and the mean is the unigram model without
    /// smoothing.
    ///
    /// - Returns: (vocabulary).
    public static func meanOfOneHot(_ corpus: Corpus) -> Tensor {
      oneHot(Array(corpus.indices), classes: corpus.vocabulary.count).mean(
        axis: 0)
    }

    /// 4. What the network of chapter 5 makes of a minibatch that is reshaped
    /// where it should be transposed.
    ///
    /// With a batch of one sequence there is no difference: the matrix of
    /// indices has a single row, its transpose a single column, and both list
    /// the same numbers in the same order. With two sequences or more, step 0
    /// reads the first tokens of one sequence, and the scores differ.
    ///
    /// - Returns: (steps × batch, vocabulary).
    public static func logitsOfReshaped(
      _ inputs: TokenMatrix, by model: RNNLanguageModel
    ) -> Tensor {
      let X = oneHot(inputs.indices, classes: model.vocabularySize)
        .reshaped(inputs.columns, inputs.rows, model.vocabularySize)
      let state = model.initialState(batchSize: inputs.rows)
      return model.cell.unrolled(over: X, from: state).outputs
    }
  }
}
