import Basics
import Chapter
import GradClip
import Plotting
import Tensors

let settings = beginChapter(
  "Chapter07_GradClip", "Plays chapter 7: the norm, and the ball.")
figure("07-ball.svg", ball())

// MARK: - Where large gradients come from

// snippet.chain
/// The state after 35 steps of h ← w h, from a state of 1.
func chain(_ w: Tensor) -> Tensor {
  var h = Tensor(1)
  for _ in 0..<35 { h = h * w }
  return h
}

for weight in [0.8, 0.9, 1, 1.1, 1.2] as [Float] {
  let w = Tensor(weight).tracked()
  chain(w).backward()
  show("w =", weight, " dh/dw =", decimal(Double(w.gradient!.item), 3))
}
// snippet.end

// MARK: - One step, with and without clipping

// snippet.loss
/// Half the squared distance of the last state from 1.
func loss(_ w: Tensor) -> Tensor {
  let error = chain(w) - 1
  return error * error / 2
}
// snippet.end

// snippet.step
let eta: Float = 0.001
var w = Tensor(1.2).tracked()
loss(w).backward()
let g = w.gradient!.item
show("gradient", grouped(Int(g)))
let next = w - eta * g
show("w after one step", decimal(Double(next.item)))
show("its loss", loss(next).item)
// snippet.end

// snippet.descent
for step in 0...250 {
  let value = loss(w)
  value.backward()
  if step % 50 == 0 {
    show(
      "step", step, " w =", decimal(Double(w.item), 4),
      " loss =", decimal(Double(value.item), 4))
  }
  clipGradients(of: [w], to: 1)
  w = (w - eta * w.gradient!).detached.tracked()
}
// snippet.end

// MARK: - The ball

// snippet.parameters
/// Parameters with the given gradients.
func parameters(_ gradients: [Tensor]) -> [Tensor] {
  gradients.map { gradient in
    let parameter = gradient.tracked()
    parameter.gradient = gradient
    return parameter
  }
}
// snippet.end

// snippet.outside
let outside = parameters([Tensor([3, 0]), Tensor([[0, 4]])])
show("norm before", clipGradients(of: outside, to: 1))
show("norm after", decimal(gradientNorm(of: outside), 4))
show(outside[0].gradient!)
show(outside[1].gradient!)
// snippet.end

// snippet.inside
let inside = parameters([Tensor([0.3, 0.4])])
clipGradients(of: inside, to: 1)
check("untouched", inside[0].gradient! == Tensor([0.3, 0.4]))
// snippet.end

// snippet.separately
let alone = [Tensor([3, 0]), Tensor([[0, 4]])].flatMap { g in
  let parameter = parameters([g])
  clipGradients(of: parameter, to: 1)
  return parameter[0].gradient!.elements
}
let together = outside.flatMap { $0.gradient!.elements }
show("clipped together", decimal(cosine(together, [3, 0, 0, 4]), 4))
show("clipped alone   ", decimal(cosine(alone, [3, 0, 0, 4]), 4))
// snippet.end

// snippet.steps
var generator = SplitMix64(seed: settings.seed)
var escapes = [0, 0, 0]
for _ in 0..<10_000 {
  let g = Tensor.normal(2, using: &generator) * 100
  let theta = Float(generator.uniform())
  let norm = g.sumOfSquares.squareRoot()
  guard norm > Double(theta) else { continue }
  var factor = Float(Double(theta) / norm)
  for stepsDown in 0...2 {
    let clipped = (g * factor).sumOfSquares.squareRoot()
    if clipped > Double(theta) { escapes[stepsDown] += 1 }
    factor = factor.nextDown
  }
}
show("outside after 0, 1, 2 steps down:", escapes)
ensure("two steps down are always enough", escapes[2] == 0)
// snippet.end

// MARK: - What is no number

// snippet.broken
for norm in [.nan, .infinity] as [Float] {
  let entry = norm * (1 / norm)  // an entry as large as the norm, scaled
  check("norm \(norm) above 1", norm > 1, is: norm == .infinity)
  check("norm \(norm), entry NaN", entry.isNaN)
}

for value in [.nan, .infinity] as [Float] {
  let broken = parameters([Tensor([value, 2])])
  let norm = clipGradients(of: broken, to: 1)
  check("norm \(norm) finite", norm.isFinite, is: false)
  show("left", broken[0].gradient!)
}
// snippet.end

// MARK: - Means and sums

// snippet.sums
let tokens = 32 * 35
let logits = Tensor.normal(tokens, 28, using: &generator)
let targets = (0..<tokens).map { _ in generator.integer(below: 28) }
for (name, factor) in [("mean", 1), ("sum", Float(tokens))] {
  let b = Tensor.zeros(28).tracked()
  ((logits + b).crossEntropy(targets) * factor).backward()
  let norm = clipGradients(of: [b], to: 1)
  show(name, "before", decimal(norm), "after", decimal(gradientNorm(of: [b])))
}
// snippet.end

// MARK: - The laws

// snippet.laws
let sizes: [Float] = [0.001, 0.01, 0.1, 1, 10, 100, 1000]
var largest = 0.0
var smallestCosine = 1.0
var (clipped, kept, changedInside) = (0, 0, 0)
for trial in 0..<1000 {
  let size = sizes[trial % sizes.count]
  let gradients = [
    Tensor.normal(3, 5, using: &generator) * size,
    Tensor.normal(7, using: &generator) * size,
  ]
  let p = parameters(gradients)
  let norm = clipGradients(of: p, to: 1)
  let before = gradients.flatMap(\.elements)
  let after = p.flatMap { $0.gradient!.elements }
  largest = max(largest, gradientNorm(of: p))
  smallestCosine = min(smallestCosine, cosine(before, after))
  if norm > 1 { clipped += 1 } else { kept += 1 }
  if norm <= 1 && before != after { changedInside += 1 }
}
show("outside", clipped, " inside", kept)
show("largest norm after clipping", decimal(largest, 6))
check("never above 1", largest <= 1)
show("smallest cosine", decimal(smallestCosine, 6))
check("changed inside the ball", changedInside, is: 0)
// snippet.end

// snippet.cosine
/// The cosine of the angle between two vectors: 1 for the same direction.
func cosine(_ a: [Float], _ b: [Float]) -> Double {
  func dot(_ a: [Float], _ b: [Float]) -> Double {
    zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
  return dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
}
// snippet.end
