import Basics
import Chapter
import Tensors

let settings = beginChapter(
  "ChapterA2_InsideTheTape",
  "Plays appendix A2: what the tape keeps, and how products and losses pass.")

// snippet.keeping
let a = Tensor(3).tracked()
let square = a * a
square.backward(keepingGraph: true)
square.backward()
show("the same graph twice:", a.gradient!)
// snippet.end

// snippet.without
let silent = Tensor.withoutRecording { a * a }
show("recorded:", (a * a).graphSize, "not recorded:", silent.graphSize)
// snippet.end

// snippet.long
var long = Tensor(1).tracked()
let first = long
for _ in 0..<100_000 { long = long + 0.001 }
show("operations:", grouped(long.graphSize))
long.backward()
show("gradient:", first.gradient!)
// snippet.end

// snippet.matmul
var generator = SplitMix64(seed: settings.seed)
let P = Tensor.normal(2, 3, using: &generator).tracked()
let Q = Tensor.normal(3, 4, using: &generator).tracked()
let G = Tensor.normal(2, 4, using: &generator)  // the gradient of the product
(P.matmul(Q) * G).sum().backward()
check("dP = G Qᵀ", P.gradient! == G.matmul(Q.transposed()))
check("dQ = Pᵀ G", Q.gradient! == P.transposed().matmul(G))

let sides = P.doubles + Q.doubles
let measured = centralDifferences(at: sides) { sides in
  weightedProduct(sides, G.doubles)
}
let found = P.gradient!.doubles + Q.gradient!.doubles
show("largest error:", powerOfTen(largestDifference(found, measured), 0))
// snippet.end

// snippet.postponed
let W = Tensor.normal(5, 70, using: &generator).tracked()
let inputs = (0..<35).map { _ in Tensor.normal(2, 5, using: &generator) }
let weights = (0..<35).map { _ in Tensor.normal(2, 70, using: &generator) }

var total = Tensor(0)
for (A, C) in zip(inputs, weights) { total = total + (A.matmul(W) * C).sum() }
total.backward()

// The walk meets the last step first.
let stackedA = Tensor.concatenate(inputs.reversed())  // (70, 5)
let stackedC = Tensor.concatenate(weights.reversed())  // (70, 70)
let oneProduct = stackedA.transposed().matmul(stackedC)  // (5, 70)
check("one product, the same bits", W.gradient! == oneProduct)
// snippet.end

// snippet.softmax
let scores = Tensor([[2, 1, -1], [0, 3, 0.5]]).tracked()
scores.crossEntropy([0, 2]).backward()
let targets = Tensor([[1, 0, 0], [0, 0, 1]])
let byFormula = (scores.detached.softmax() - targets) / 2
show(scores.gradient!)
show(byFormula)

let slopes = centralDifferences(at: scores.doubles) { scores in
  meanCrossEntropy(scores, classes: 3, targets: [0, 2])
}
let difference = largestDifference(scores.gradient!.doubles, slopes)
show("largest error:", powerOfTen(difference, 0))
// snippet.end

// snippet.stable
let large = Tensor([[1000, 1001, 999]])
show("e to the scores:", exp(large))
let naive = exp(large) / exp(large).sum()
check("as written, no numbers", naive.elements.allSatisfy(\.isNaN))
show("shifted:", large.softmax())
let far = Tensor([[0, 1000]])
show("probabilities:", far.softmax(), "loss:", far.crossEntropy([0]))
// snippet.end
