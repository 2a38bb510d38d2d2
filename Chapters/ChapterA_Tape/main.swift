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
let tape = [X, w, c].flatMap { $0.gradient!.doubles }
let hand = gradientByHand(at: start)
let differences = centralDifferences(at: start, of: exampleLoss)
let names = ["X11", "X12", "X21", "X22", "X31", "X32", "w1", "w2", "c"]
show("       by hand      tape  differences")
for (i, name) in names.enumerated() {
  let cells = [hand[i], tape[i], differences[i]].map { decimal($0, 5) }
  show(table.row(name, cells))
}
show("largest error of the tape:", powerOfTen(largestDifference(tape, hand), 0))
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
