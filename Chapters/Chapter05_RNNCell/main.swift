import Chapter
import Params
import RNNCell
import Tensors
import TextData

let settings = beginChapter(
  "Chapter05_RNNCell", "Plays chapter 5: one step, and the unrolled loop.")
var generator = SplitMix64(seed: settings.seed)

let model = RNNLanguageModel(
  vocabularySize: 28, hiddenUnits: 512, using: &generator)
let X = TokenMatrix([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]])
let state = model.initialState(batchSize: 2)
let (logits, newState) = model(X, state)
show("outputs", logits.shape.written)
show("state", newState.H.shape.written)

// Two products are one product of the concatenation.
let x = Tensor.normal(3, 1, using: &generator)
let W_xh = Tensor.normal(1, 4, using: &generator)
let h = Tensor.normal(3, 4, using: &generator)
let W_hh = Tensor.normal(4, 4, using: &generator)
let sum = x.matmul(W_xh) + h.matmul(W_hh)
let joined = Tensor.concatenate([x, h], axis: 1)
  .matmul(Tensor.concatenate([W_xh, W_hh], axis: 0))
show(sum)
show(joined)
