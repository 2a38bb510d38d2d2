import Basics
import Chapter
import OneHot
import Tensors
import TextData

let settings = beginChapter(
  "Chapter03_OneHot", "Plays chapter 3: indices as unit vectors.")
figure("03-transpose.svg", movedAxes())

// snippet.vectors
let vectors = oneHot([0, 2], classes: 28)
show(vectors.shape.written)
show(vectors)
// snippet.end

// snippet.distance
let all = oneHot(Array(0..<28), classes: 28)
var squaredDistances: Set<Double> = []
for i in 0..<28 {
  for j in 0..<i { squaredDistances.insert((all[i] - all[j]).sumOfSquares) }
}
for distance in squaredDistances.sorted() {
  show("squared distance:", decimal(distance, 1))
}
ensure("all distances are the same", squaredDistances.count == 1)
// snippet.end

// snippet.minibatch
let minibatch = TokenMatrix([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]])
let inputs = oneHot(minibatch, classes: 28)
show(inputs.shape.written)
for t in 0..<5 { show("step", t, "reads", written(inputs[t])) }
// snippet.end

// snippet.written
/// The indices of one-hot rows.
func written(_ rows: Tensor) -> String {
  rows.argmax().map { "\($0)" }.joined(separator: " and ")
}
// snippet.end

// snippet.reshaped
let reshaped = oneHot(minibatch.indices, classes: 28).reshaped(5, 2, 28)
show(reshaped.shape.written)
for t in 0..<5 { show("step", t, "reads", written(reshaped[t])) }
// snippet.end

// snippet.lookup
var generator = SplitMix64(seed: settings.seed)
let W = Tensor.normal(28, 4, using: &generator)
show(vectors.matmul(W))
check(
  "rows 0 and 2 of W", vectors.matmul(W) == Tensor.stack([W[0], W[2]]))
// snippet.end

// snippet.step
let XW = inputs.matmul(W)
show(XW.shape.written)
let isLookup = (0..<5).allSatisfy { t in
  (0..<2).allSatisfy { n in XW[t][n] == W[minibatch[n, t]] }
}
check("every row is a row of W", isLookup)
// snippet.end

// snippet.gradient
let weights = Tensor.normal(5, 3, using: &generator).tracked()
oneHot([0, 2, 0], classes: 5).matmul(weights).sum().backward()
show(weights.gradient!)
// snippet.end

// snippet.cost
let (n, steps, h) = (32, 35, 512)
for d in [28, 4580] {
  show("vocabulary of", grouped(d))
  show("  multiplications of the product:", grouped(steps * n * d * h))
  show("  numbers copied by the lookup:  ", grouped(steps * n * h))
}
// snippet.end

// snippet.hidden
show("multiplications of the state:    ", grouped(steps * n * h * h))
// snippet.end
