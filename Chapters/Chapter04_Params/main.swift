import Basics
import Chapter
import OneHot
import Params
import Tensors

let settings = beginChapter(
  "Chapter04_Params", "Plays chapter 4: the five arrays, and how they start.")

// snippet.shapes
var generator = SplitMix64(seed: settings.seed)
let parameters = RNNParameters(
  vocabularySize: 28, hiddenUnits: 512, using: &generator)
for (name, array) in zip(RNNParameters.names, parameters.all) {
  show(name, array.shape.written, grouped(array.count))
}
// snippet.end

// snippet.count
let (d, h) = (28, 512)
show("by the formula:", grouped(h * h + (2 * d + 1) * h + d))
show("in the arrays: ", grouped(parameters.parameterCount))
// snippet.end

// snippet.moments
for (name, array) in zip(RNNParameters.names, parameters.all) {
  let mean = array.mean().item
  let variance = (array - mean).sumOfSquares / Double(array.count)
  show(
    name, "mean", decimal(Double(mean), 6), "deviation",
    decimal(variance.squareRoot(), 6))
}
// snippet.end

// snippet.manyMeans
for array in [parameters.W_xh, parameters.W_hh] {
  let N = Double(array.count)
  show(
    grouped(array.count), "draws: error of the mean",
    decimal(0.01 / N.squareRoot(), 6), "of the deviation",
    decimal(0.01 / (2 * N).squareRoot(), 6))
}

let means = (0..<1000).map { _ in
  Tensor.normal(20, 20, standardDeviation: 0.01, using: &generator).mean()
}
let spread = Tensor.stack(means).sumOfSquares / Double(means.count)
show("1,000 means of 400 draws: spread", decimal(spread.squareRoot(), 6))
show("by the formula:                 ", decimal(0.01 / 20, 6))
// snippet.end

// snippet.seeds
func start(seed: UInt64) -> RNNParameters {
  var generator = SplitMix64(seed: seed)
  return RNNParameters(
    vocabularySize: 28, hiddenUnits: 512, using: &generator)
}
check("seeds 7 and 7, same numbers", start(seed: 7).all == start(seed: 7).all)
check(
  "seeds 7 and 8, same numbers", start(seed: 7).all == start(seed: 8).all,
  is: false)
// snippet.end

// snippet.read
/// Reads the tokens 0, 2, 1, 4 and guesses 2, 1, 4, 3: the last state and
/// the mean loss.
func read(_ p: RNNParameters) -> (state: Tensor, loss: Tensor) {
  let X = oneHot([0, 2, 1, 4], classes: 5)
  var H = Tensor.zeros(1, p.hiddenUnits)
  var outputs: [Tensor] = []
  for t in 0..<4 {
    H = tanh(X[t..<t + 1].matmul(p.W_xh) + H.matmul(p.W_hh) + p.b_h)
    outputs.append(H.matmul(p.W_hq) + p.b_q)
  }
  return (H, Tensor.concatenate(outputs).crossEntropy([2, 1, 4, 3]))
}

/// The parameters after some gradient steps.
func trained(_ start: RNNParameters, steps: Int) -> RNNParameters {
  var p = start
  for _ in 0..<steps {
    read(p).loss.backward()
    p.all = p.all.map { ($0 - 0.5 * $0.gradient!).detached.tracked() }
  }
  return p
}
// snippet.end

// snippet.equal
func constant(_ value: Float) -> RNNParameters {
  RNNParameters(
    W_xh: .full(value, 5, 3), W_hh: .full(value, 3, 3), b_h: .zeros(3),
    W_hq: .full(value, 3, 5), b_q: .zeros(5))
}

let equal = trained(constant(0.01), steps: 100)
show(equal.W_xh)
show("state:", read(equal).state)
// snippet.end
ensure(
  "equal units stay equal",
  [equal.W_xh, read(equal).state].allSatisfy { array in
    (0..<array.shape[0]).allSatisfy { Set(array[$0].elements).count == 1 }
  })

// snippet.zeros
let zeros = trained(constant(0), steps: 100)
show(zeros.W_xh)
show("state:", read(zeros).state)
show("b_q:", zeros.b_q)
// snippet.end

// snippet.normal
let normal = trained(
  RNNParameters(vocabularySize: 5, hiddenUnits: 3, using: &generator),
  steps: 100)
show(normal.W_xh)
show("state:", read(normal).state)
show("b_h:", normal.b_h)

for (name, p) in [("zeros", zeros), ("equal", equal), ("normal", normal)] {
  show(name, "loss", decimal(Double(read(p).loss.item), 3))
}
// snippet.end
let (fromZeros, fromEqual, fromNormal) = (
  read(zeros).loss.item, read(equal).loss.item, read(normal).loss.item
)
ensureForPage([
  Claim(
    "equal units learn less than different ones, and zeros least",
    fromNormal < fromEqual && fromEqual < fromZeros)
])

// snippet.size
for factor: Float in [1, 10, 100] {
  let W_xh = factor * parameters.W_xh
  let W_hh = factor * parameters.W_hh
  var H = tanh(W_xh[0..<1])
  let deviation = decimal(Double(factor) * 0.01)
  show("deviation", deviation, "after  1 step: ", look(at: H))
  for t in 1..<10 { H = tanh(W_xh[t..<t + 1] + H.matmul(W_hh)) }
  show("deviation", deviation, "after 10 steps:", look(at: H))
}

/// The largest number of a state, and the mean slope of tanh there.
func look(at H: Tensor) -> String {
  let largest = H.elements.map(abs).max() ?? 0
  let slope = 1 - H.sumOfSquares / Double(H.count)
  return "largest \(decimal(Double(largest), 3)), "
    + "mean slope \(decimal(slope, 3))"
}
// snippet.end

// snippet.leaf
let w = Tensor([1, 2, 3]).tracked()
(w * w).sum().backward()
show(w.gradient!)
// snippet.end

// snippet.gradients
let p = RNNParameters(vocabularySize: 5, hiddenUnits: 3, using: &generator)
show("before:", p.W_hh.gradient == nil ? "no gradient" : "a gradient")
read(p).loss.backward()
for (name, array) in zip(RNNParameters.names, p.all) {
  show(name, array.shape.written, array.gradient!.shape.written)
}
// snippet.end
