import Chapter
import Layers
import OneHot
import Tensors
import TextData

/// What the model from scratch computes in vain.
func showWaste() {
  // snippet.waste
  let (T, n, d, h) = (35, 32, 28, 512)  // the settings of chapter 8
  show("multiplications with one-hot inputs:", grouped(T * n * d * h))
  show("of these by one, not by zero:", grouped(T * n * h))
  show("matrix products, one after another:", 3 * T)
  show("those that must wait for the one before:", T)
  // snippet.end
}

/// A layer at work.
func showLayer(using generator: inout some RandomNumberGenerator) {
  // snippet.layer
  let layer = RecurrentLayers(
    .rnn, inputs: 5, hiddenUnits: 7, using: &generator)
  let X = Tensor.normal(3 * 2, 5, using: &generator).reshaped(3, 2, 5)
  let (H, state) = layer(X, layer.initialState(batchSize: 2))
  show("all hidden states", H.shape.written)
  show("the last of them", state.hidden.shape.written)
  check("the same", state.hidden[0] == H[2])
  // snippet.end

  // snippet.tokens
  let tokens = TokenMatrix([[4, 0, 2], [1, 4, 4]])  // (batch, steps)
  let vectors = oneHot(tokens, classes: 5)  // (steps, batch, 5)
  let zeros = layer.initialState(batchSize: 2)
  let (multiplied, _) = layer(vectors, zeros)
  let (lookedUp, _) = layer(
    .tokens(tokens.transposed.indices, steps: 3), zeros)
  check(
    "largest difference below 1e-6",
    (multiplied - lookedUp).largestMagnitude < 1e-6)
  // snippet.end
}
