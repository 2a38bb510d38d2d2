import Kernels
import Layers
import Tensors
import Testing

/// Laws of reading a sequence, for every unit.
@Suite(.serialized) struct SequenceTests {
  @Test(
    "a sequence may be read in pieces: the same bits",
    arguments: RecurrentUnit.allCases)
  func pieces(unit: RecurrentUnit) {
    let layers = someLayers(unit, layers: 2)
    let X = someTensor([5, 2, 5], seed: 2)
    let (whole, end) = layers(X, someState(layers))
    let (first, middle) = layers(X[0..<2], someState(layers))
    let (second, last) = layers(X[2..<5], middle.detached)
    #expect(Tensor.concatenate([first, second]) == whole)
    #expect(last.hidden == end.hidden)
    #expect(last.cell == end.cell)
  }

  @Test(
    "the gradient goes through a state that is carried from call to call",
    arguments: RecurrentUnit.allCases)
  func carried(unit: RecurrentUnit) {
    let (one, two) = (someLayers(unit), someLayers(unit))
    let X = someTensor([5, 2, 5], seed: 2)
    let (stateOne, stateTwo) = (someState(one), someState(two))
    loss(one(X, stateOne)).backward()
    let (first, middle) = two(X[0..<2], stateTwo)
    let (second, last) = two(X[2..<5], middle)
    loss((.concatenate([first, second]), last)).backward()
    for (a, b) in zip(
      one.parameters + [stateOne.hidden], two.parameters + [stateTwo.hidden])
    {
      #expect(largestDifference(a.gradient!, b.gradient!) < 2e-5)
    }
    if let cell = stateOne.cell {
      #expect(
        largestDifference(cell.gradient!, stateTwo.cell!.gradient!) < 2e-5)
    }
  }

  @Test(
    "tokens are one-hot vectors, forward and backward, be they many or few",
    arguments: RecurrentUnit.allCases.flatMap { unit in
      [[4, 1, 0, 4, 4, 2], [4, 1]].flatMap { tokens in
        [(unit, tokens, false), (unit, tokens, true)]
      }
    })
  func tokens(unit: RecurrentUnit, tokens: [Int], isBidirectional: Bool) {
    let steps = tokens.count / 2  // two sequences
    let vectors = Tensor(
      shape: [steps, 2, 5],
      tokens.flatMap { token in (0..<5).map { $0 == token ? 1 : 0 } })
    let one = someLayers(unit, isBidirectional: isBidirectional)
    let two = someLayers(unit, isBidirectional: isBidirectional)
    let a = one(vectors, someState(one))
    let b = two(.tokens(tokens, steps: steps), someState(two))
    #expect(largestDifference(a.outputs, b.outputs) < 1e-6)
    // Unrecorded, few tokens take their rows from the packed weights.
    let unrecorded = Tensor.withoutRecording {
      two(.tokens(tokens, steps: steps), someState(two))
    }
    #expect(unrecorded.outputs == b.outputs)
    loss(a).backward()
    loss(b).backward()
    for (x, y) in zip(one.parameters, two.parameters) {
      #expect(largestDifference(x.gradient!, y.gradient!) < 1e-5)
    }
  }

  @Test(
    "a graph that is kept gives the same gradient once more",
    arguments: RecurrentUnit.allCases)
  func twice(unit: RecurrentUnit) {
    let layers = someLayers(unit)
    let state = someState(layers)
    let X = someTensor([3, 2, 5], seed: 2).tracked()
    let loss = loss(layers(X, state))
    loss.backward(keepingGraph: true)
    let leaves = layers.parameters + [X, state.hidden]
    let once = leaves.map { $0.gradient! }
    loss.backward()
    for (leaf, once) in zip(leaves, once) {
      #expect(largestDifference(leaf.gradient!, once + once) == 0)
    }
  }

  @Test(
    "one thread and two give the same bytes",
    arguments: RecurrentUnit.allCases)
  func threads(unit: RecurrentUnit) {
    let before = ThreadPool.shared.threads
    defer { ThreadPool.shared.use(threads: before) }
    // Large enough for the kernels to share the work.
    func bytes(_ threads: Int) -> [[Float]] {
      ThreadPool.shared.use(threads: threads, processors: threads)
      let layers = someLayers(unit, inputs: 70, hiddenUnits: 130)
      let X = someTensor([3, 33, 70], seed: 2).tracked()
      let result = layers(X, someState(layers, batchSize: 33))
      loss(result).backward()
      return [result.outputs.elements, X.gradient!.elements]
        + layers.parameters.map { $0.gradient!.elements }
    }
    #expect(bytes(1) == bytes(2))
  }

  @Test("without recording nothing has a gradient, and the values are the same")
  func withoutRecording() {
    let layers = someLayers(.gru)
    let X = someTensor([3, 2, 5], seed: 2)
    let recorded = layers(X, someState(layers)).outputs
    let plain = Tensor.withoutRecording { layers(X, someState(layers)).outputs }
    #expect(plain == recorded)
  }
}
