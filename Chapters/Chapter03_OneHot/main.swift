import Chapter
import OneHot
import Tensors
import TextData

let settings = beginChapter(
  "Chapter03_OneHot", "Plays chapter 3: indices as unit vectors.")

let vectors = oneHot([0, 2], classes: 28)
show(vectors.shape.written)
show(vectors)

let minibatch = TokenMatrix([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]])
let inputs = oneHot(minibatch, classes: 28)
show(inputs.shape.written)
show("step 3 reads", inputs[3].argmax())

// A product with one-hot rows picks rows of the matrix.
var generator = SplitMix64(seed: settings.seed)
let W = Tensor.normal(28, 4, using: &generator)
show(vectors.matmul(W) == Tensor.stack([W[0], W[2]]))
