import Basics
import Chapter
import CommandLineOptions
import Foundation
import Tensors

let settings = beginChapter(
  "Chapter00_BeforeYouStart",
  """
  Plays page 0: the Swift of these pages, its helpers, and the map; minimal \
  runs the network in one file.
  """,
  defaults: Settings(),
  arguments: [
    .choice(
      "task", \.task, isRequired: false,
      help: "page plays the page, minimal the network in one file")
  ])
if settings.task == .minimal {
  do {
    try playMinimal(settings)
    exit(0)
  } catch {
    exit(reporting: error)
  }
}
for (name, drawing) in mapFigures() { figure(name, drawing) }

// snippet.names
let units = 512  // Python: units = 512, but nobody can change it
var epoch = 1  // Python: epoch = 1
epoch += 1
show("epoch", epoch, "of a network with", units, "units")
show("half of them: \(units / 2)")  // Python: f"half of them: {units // 2}"
show("a third: \(Double(units) / 3)")  // Python: f"a third: {units / 3}"
// snippet.end
ensure("units are not changed", units == 512 && epoch == 2)

// snippet.values
var a = [1, 2, 3]
var b = a  // Python: b = a.copy()
b[0] = 10  // Python: b[0] = 10
show("a", a, "b", b)
check("a is as before", a == [1, 2, 3])
// snippet.end
a = b

// snippet.struct
struct Line {
  var slope: Double
  var offset = 0.0

  // Python: def __call__(self, x): return self.slope * x + self.offset
  func callAsFunction(_ x: Double) -> Double { slope * x + offset }

  mutating func turn(by change: Double) { slope += change }
}

var line = Line(slope: 2)
show("at 3:", line(3))  // Python: line(3)
line.turn(by: 1)
show("turned, at 3:", line(3))
// snippet.end

// snippet.labels
func power(of base: Double, exponent: Int = 2) -> Double {
  var result = 1.0
  for _ in 0..<exponent { result *= base }  // Python: for _ in range(exponent)
  return result
}

show(power(of: 3), power(of: 2, exponent: 10))
// snippet.end

// snippet.inout
func double(_ numbers: inout [Double]) {
  for i in numbers.indices { numbers[i] *= 2 }
}

var numbers = [1.0, 2.5]
double(&numbers)
show(numbers)
// snippet.end

// snippet.closures
let squares = (1...4).map { $0 * $0 }  // Python: [x * x for x in range(1, 5)]
let even = (0..<6).filter { $0 % 2 == 0 }
// Python: [x for x in range(6) if x % 2 == 0]
let sum = squares.reduce(0) { total, x in total + x }  // Python: sum(squares)
show(squares, even, sum)
// snippet.end

// snippet.tuples
func extremes(of numbers: [Double]) -> (least: Double, most: Double) {
  (numbers.min()!, numbers.max()!)
}

let (least, most) = extremes(of: numbers)  // Python: least, most = …
show("from", least, "to", most)
// snippet.end

// snippet.optionals
let places = ["t": 3, "i": 5]  // Python: {"t": 3, "i": 5}
if let place = places["i"] { show("i stands at", place) }
show("x stands at", places["x"] ?? 0)  // Python: places.get("x", 0)
show("t stands at", places["t"]!)  // Python: places["t"]
// snippet.end

// snippet.errors
struct EmptyText: Error {}

func firstLetter(of text: String) throws -> Character {
  guard let letter = text.first else { throw EmptyText() }  // Python: raise
  return letter
}

do {
  show("first letter:", try firstLetter(of: "time"))
  show("first letter:", try firstLetter(of: ""))
} catch {  // Python: except Exception as error:
  show("caught:", error)
}
// snippet.end

// snippet.some
func secondHalf(of items: some Collection<Int>) -> [Int] {
  Array(items.dropFirst(items.count / 2))
}

show(secondHalf(of: [1, 2, 3, 4]), secondHalf(of: 10..<16))
// snippet.end

// snippet.words
enum Weather { case dry, wet }

extension Weather {
  static let most = Weather.dry

  var other: Weather {
    switch self {
    case .dry: .wet
    case .wet: .dry
    }
  }
}

let today: Weather = .most
show("most days are", today, "and some", today.other)
// snippet.end

// snippet.helpers
show("two things:", 1 + 1, [1, 2])
show("a third:", decimal(1.0 / 3), decimal(1.0 / 3, 4))
show("many letters:", grouped(10_000))
check("7 is odd", 7 % 2 == 1)
check("squares", squares.count, is: 4)
// snippet.end

// snippet.tensors
let X = Tensor([[1, 2, 3], [4, 5, 6]])  // Python: np.array([[1, 2, 3], …])
let W = Tensor([[1, 0], [0, 1], [1, 1]])
show(X.shape.written, "times", W.shape.written)
show(X.matmul(W))  // Python: X @ W
show(X + Tensor([10, 20, 30]))  // Python: X + np.array([10, 20, 30])
show(X[1], X[1, 2])  // Python: X[1], X[1, 2]
// snippet.end

// snippet.softmax
let p = Tensor([[0, 1, 2]]).softmax()
show(p)
check("it adds up to one", abs(p.sum().item - 1) < 1e-6)
// snippet.end

// snippet.gradient
let w = Tensor([1, 2, 3]).tracked()
(w * w).sum().backward()
show(w.gradient!)
// snippet.end
ensure("the gradient is 2w", w.gradient! == Tensor([2, 4, 6]))

// snippet.seeds
var generator = SplitMix64(seed: 1)  // Python: np.random.default_rng(1)
let draws = Tensor.normal(2, 3, using: &generator)
show(draws)
generator = SplitMix64(seed: 1)
check("the same again", Tensor.normal(2, 3, using: &generator) == draws)
// snippet.end
