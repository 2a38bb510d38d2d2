import Basics
import Chapter
import Tensors

let settings = beginChapter(
  "ChapterA_Tape", "Plays appendix A: tensors, and how they find gradients.")
figure("a-graph.svg", graph())

// snippet.values
var x = Tensor([[1, 2, 3], [4, 5, 6]])
let y = x
let row = x[1]
x[1, 2] = 60
show(x)
check("y is as before", y == Tensor([[1, 2, 3], [4, 5, 6]]))
check("row is as before", row == Tensor([4, 5, 6]))
// snippet.end

// snippet.broadcast
let A = Tensor([[1, 2, 3], [4, 5, 6]])  // (2, 3)
show(A + Tensor([10, 20, 30]))  // a row, (3,)
show(A + Tensor([[100], [200]]))  // a column, (2, 1)
// snippet.end

// snippet.summed
let b = Tensor([10, 20, 30]).tracked()  // (3,)
(A * (A + b)).sum().backward()
show(b.gradient!)
// snippet.end

// snippet.example
let X = Tensor([[1, 2], [0, -1], [2, 1]]).tracked()  // (3, 2)
let w = Tensor([[0.5], [-0.25]]).tracked()  // (2, 1)
let c = Tensor([0.1]).tracked()  // (1,)
let L = tanh(X.matmul(w) + c).sum()
show("L =", decimal(Double(L.item), 4), "after", L.graphSize, "operations")
L.backward()
show(w.gradient!)
// snippet.end

// snippet.table
let start = [1, 2, 0, -1, 2, 1, 0.5, -0.25, 0.1]  // X, w, c
let tape = [X, w, c].flatMap { doubles($0.gradient!) }
let hand = gradientByHand(at: start)
let differences = centralDifferences(at: start, of: exampleLoss)
let names = ["X11", "X12", "X21", "X22", "X31", "X32", "w1", "w2", "c"]
show("       by hand      tape  differences")
for (i, name) in names.enumerated() {
  let cells = [hand[i], tape[i], differences[i]].map { decimal($0, 5) }
  show(table.row(name, cells))
}
show("largest error of the tape:", small(largestDifference(tape, hand)))
check(
  "of the differences, below 1e-9", largestDifference(differences, hand) < 1e-9)
// snippet.end

// snippet.twice
let a = Tensor(3).tracked()
(a * a).backward()  // the derivative of a squared is 2a
show("used twice:", a.gradient!)
(a * a).backward()
show("walked twice:", a.gradient!)
a.gradient = nil
(a.detached * a).backward()
show("one path cut:", a.gradient!)
// snippet.end

// snippet.shared
a.gradient = Tensor(3)
let copy = a
copy.gradient = nil
check("gone from the original", a.gradient == nil)
let own = a.tracked()
(own * own).backward()
check("not touched by a leaf of its own", a.gradient == nil)
// snippet.end

// snippet.without
let silent = Tensor.withoutRecording { a * a }
show("recorded:", (a * a).graphSize, "not recorded:", silent.graphSize)
// snippet.end

// snippet.keeping
a.gradient = nil
let square = a * a
square.backward(keepingGraph: true)
square.backward()
show("the same graph twice:", a.gradient!)
// snippet.end

// snippet.long
var long = Tensor(1).tracked()
let first = long
for _ in 0..<100_000 { long = long + 0.001 }
show("operations:", grouped(long.graphSize))
long.backward()
show("gradient:", first.gradient!)
// snippet.end

// snippet.postponed
var generator = SplitMix64(seed: settings.seed)
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

// snippet.matmul
let P = Tensor.normal(2, 3, using: &generator).tracked()
let Q = Tensor.normal(3, 4, using: &generator).tracked()
let G = Tensor.normal(2, 4, using: &generator)  // the gradient of the product
(P.matmul(Q) * G).sum().backward()
check("dP = G Qᵀ", P.gradient! == G.matmul(Q.transposed()))
check("dQ = Pᵀ G", Q.gradient! == P.transposed().matmul(G))

let sides = doubles(P) + doubles(Q)
let measured = centralDifferences(at: sides) { sides in
  weightedProduct(sides, doubles(G))
}
let found = doubles(P.gradient!) + doubles(Q.gradient!)
show("largest error:", small(largestDifference(found, measured)))
// snippet.end

// snippet.softmax
let scores = Tensor([[2, 1, -1], [0, 3, 0.5]]).tracked()
scores.crossEntropy([0, 2]).backward()
let targets = Tensor([[1, 0, 0], [0, 0, 1]])
let byFormula = (scores.detached.softmax() - targets) / 2
show(scores.gradient!)
show(byFormula)

let slopes = centralDifferences(at: doubles(scores)) { scores in
  meanCrossEntropy(scores, classes: 3, targets: [0, 2])
}
show(
  "largest error:", small(largestDifference(doubles(scores.gradient!), slopes)))
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
