import Basics
import Chapter
import Params
import RNNCell
import Tensors
import TextData

let settings = beginChapter(
  "Chapter05_RNNCell", "Plays chapter 5: one step, and the unrolled loop.")
figure("05-unrolled.svg", unrolledNetwork())

// snippet.shapes
var generator = SplitMix64(seed: settings.seed)
let model = RNNLanguageModel(
  vocabularySize: 28, hiddenUnits: 512, using: &generator)

let inputs = TokenMatrix([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]])
let state = model.initialState(batchSize: 2)
let (logits, newState) = model(inputs, state)
show("outputs", logits.shape.written)
show("state", newState.H.shape.written)
// snippet.end

// snippet.halves
let (_, middle) = model(TokenMatrix([[0, 1], [5, 6]]), state)
let (rest, end) = model(TokenMatrix([[2, 3, 4], [7, 8, 9]]), middle)
check("the same state", end.H == newState.H)
check("the same outputs", rest == logits[4..<10])
// snippet.end

// snippet.concatenation
let X = Tensor.normal(3, 1, using: &generator)
let W_xh = Tensor.normal(1, 4, using: &generator)
let H = Tensor.normal(3, 4, using: &generator)
let W_hh = Tensor.normal(4, 4, using: &generator)

let sum = X.matmul(W_xh) + H.matmul(W_hh)
let XH = Tensor.concatenate([X, H], axis: 1)  // (3, 5)
let W = Tensor.concatenate([W_xh, W_hh], axis: 0)  // (5, 4)
show(sum)
check(
  "largest difference below 1e-6", (XH.matmul(W) - sum).largestMagnitude < 1e-6)
// snippet.end
