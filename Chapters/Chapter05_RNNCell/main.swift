import Basics
import Chapter
import OneHot
import Params
import RNNCell
import Tensors
import TextData

let settings = beginChapter(
  "Chapter05_RNNCell", "Plays chapter 5: one step, and the unrolled loop.")
figure("05-unrolled.svg", unrolledNetwork())
figure("05-machine.svg", shiftedWord("machine"))

// snippet.first
let first = StepByHand(reading: 2, from: [0, 0])
show(first.table)
// snippet.end
ensure(
  "l is the likeliest letter after l",
  first.probabilities.max() == first.probabilities[2])

// snippet.second
let second = StepByHand(reading: 2, from: first.H)
show(second.table)
// snippet.end
ensure(
  "the space is the likeliest after l and l",
  second.probabilities.max() == second.probabilities[0])
figure("05-step.svg", stepWithNumbers(first, second))

// snippet.agrees
let tiny = RNNParameters(
  W_xh: Tensor(floats(W_xh)), W_hh: Tensor(floats(W_hh)),
  b_h: Tensor(floats(b_h)), W_hq: Tensor(floats(W_hq)),
  b_q: Tensor(floats(b_q)))
let cell = RNNCell(tiny)
let l = oneHot([2], classes: 3)  // (1, 3)
let (O_1, after_l) = cell(l, .zeros(batchSize: 1, hiddenUnits: 2))
let (O_2, after_ll) = cell(l, after_l)
check("H_1 as by hand", isClose(after_l.H, first.H))
check("H_2 as by hand", isClose(after_ll.H, second.H))
check(
  "scores as by hand", isClose(O_1, first.scores) && isClose(O_2, second.scores)
)
check("softmax as by hand", isClose(O_2.softmax(), second.probabilities))
// snippet.end

// snippet.spells
var text = "a"
var token = 1
var memory = HiddenState.zeros(batchSize: 1, hiddenUnits: 2)
for _ in 0..<10 {
  let (scores, next) = cell(oneHot([token], classes: 3), memory)
  (token, memory) = (scores.argmax()[0], next)  // the letter scored highest
  text += alphabet[token]
}
show(text)
// snippet.end
ensure("it spells all", text == "all␣all␣all")

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

// snippet.machine
let word = Corpus("machine", tokens: .character)
let read = Array(word.indices.dropLast())
let wanted = Array(word.indices.dropFirst())
show(word.text(of: read), "→", word.text(of: wanted))
let small = RNNLanguageModel(
  vocabularySize: word.vocabulary.count, hiddenUnits: 16, using: &generator)
let (scores, _) = small(
  TokenMatrix([read]), small.initialState(batchSize: 1))
show("scores", scores.shape.written)
var perplexity = Perplexity()
perplexity.add(
  meanLoss: Double(scores.crossEntropy(wanted).item), tokens: wanted.count)
show("perplexity", decimal(perplexity.value))
// snippet.end

// snippet.stateless
let p = model.cell.parameters
// H = φ(X W_xh + b_h): a hidden layer that sees the present token alone.
let hiddenLayer = { (X: Tensor) in tanh(X.matmul(p.W_xh) + p.b_h) }

let beginnings = TokenMatrix([[1, 2, 3], [4, 5, 3]])  // (batch, steps)
let X = oneHot(beginnings, classes: 28)  // (steps, batch, vocabulary)
let without = hiddenLayer(X[2])
check("without a state, both rows agree", without[0] == without[1])
let (_, with) = model(beginnings, state)
check("with a state, they differ", with.H[0] != with.H[1])
let (_, start) = model(TokenMatrix([[1], [4]]), state)
check("at the first step no difference", start.H == hiddenLayer(X[0]))
// snippet.end

// snippet.halves
let (_, middle) = model(TokenMatrix([[0, 1], [5, 6]]), state)
let (rest, end) = model(TokenMatrix([[2, 3, 4], [7, 8, 9]]), middle)
check("the same state", end.H == newState.H)
check("the same outputs", rest == logits[4..<10])
// snippet.end

do {
  // snippet.concatenation
  let X_t = Tensor.normal(3, 1, using: &generator)
  let W_xh = Tensor.normal(1, 4, using: &generator)
  let H = Tensor.normal(3, 4, using: &generator)
  let W_hh = Tensor.normal(4, 4, using: &generator)

  let sum = X_t.matmul(W_xh) + H.matmul(W_hh)
  let XH = Tensor.concatenate([X_t, H], axis: 1)  // (3, 5)
  let W = Tensor.concatenate([W_xh, W_hh], axis: 0)  // (5, 4)
  show(sum)
  check(
    "largest difference below 1e-6",
    (XH.matmul(W) - sum).largestMagnitude < 1e-6)
  // snippet.end
}
