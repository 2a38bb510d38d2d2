import Basics
import Chapter
import Layers
import Tensors

/// A table of vectors, and the gradient of its rows.
func showEmbedding(seed: UInt64) {
  var generator = SplitMix64(seed: seed)
  // snippet.embedding
  let embedding = Embedding(tokens: 28, dimensions: 3, using: &generator)
  let vectors = embedding([5, 5, 2])
  show(vectors)
  vectors.sum().backward()
  let gradient = embedding.weight.gradient!
  show("gradient of row 5:", gradient[5], "of row 2:", gradient[2])
  show("of all others:", gradient.sum().item - gradient[5].sum().item - 3)
  // snippet.end
}
