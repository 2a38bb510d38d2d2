import Basics
import Foundation
import Tensors
import Testing

/// Graphs far longer than a stack of nested calls could be.
@Suite(.serialized) struct LongGraphTests {
  private func chain(from x: Tensor, length: Int) -> Tensor {
    var y = x
    for _ in 0..<length { y = y + 1 }
    return y
  }

  @Test("backward walks 200,000 operations")
  func backward() {
    let x = Tensor(1).tracked()
    let y = chain(from: x, length: 200_000)
    #expect(y.graphSize == 200_000)
    y.backward()
    #expect(x.gradient == Tensor(1))
  }

  @Test("200,000 operations are freed without backward")
  func release() {
    let x = Tensor(1).tracked()
    #expect(chain(from: x, length: 200_000).item == 200_001)
    // Two branches that share their nodes.
    var (a, b) = (x + 1, x + 2)
    for _ in 0..<30_000 { (a, b) = (a * 0.5 + b * 0.5, a) }
    #expect(a.item > 1)
  }

  @Test("a graph that is kept is freed with its last result")
  func keptGraph() {
    let x = Tensor(1).tracked()
    let y = chain(from: x, length: 200_000)
    y.backward(keepingGraph: true)
    y.backward(keepingGraph: true)
    #expect(x.gradient == Tensor(2))
  }

  @Test("the memory of a training loop does not grow")
  func flatMemory() {
    var loop = TrainingLoop()
    for _ in 0..<100 { loop.step() }
    let before = residentMegabytes()
    for _ in 0..<400 { loop.step() }
    // A step computes about 0.7 MB. If steps were kept, 400 of them would
    // come to some 280 MB; the rest of this process may need a little.
    #expect(residentMegabytes() - before < 100)
    #expect(loop.loss.isFinite)
  }
}

/// A recurrent network that carries its state from one step to the next.
private struct TrainingLoop {
  var generator = SplitMix64(seed: 1)
  var inputWeights: Tensor
  var stateWeights: Tensor
  var state: Tensor
  var loss: Float = 0

  init() {
    inputWeights = Tensor.normal(
      20, 64, standardDeviation: 0.1, using: &generator
    ).tracked()
    stateWeights = Tensor.normal(
      64, 64, standardDeviation: 0.1, using: &generator
    ).tracked()
    state = .zeros(32, 64)
  }

  mutating func step() {
    state = state.detached
    var states: [Tensor] = []
    for _ in 0..<10 {
      let input = Tensor.normal(32, 20, using: &generator)
      state = tanh(input.matmul(inputWeights) + state.matmul(stateWeights))
      states.append(state)
    }
    let loss = Tensor.concatenate(states).crossEntropy(
      (0..<320).map { $0 * 7 % 64 })
    loss.backward()
    self.loss = loss.item
    for parameter in [inputWeights, stateWeights] {
      #expect(parameter.gradient != nil)
    }
    inputWeights.add(inputWeights.gradient!, scaledBy: -0.1)
    stateWeights.add(stateWeights.gradient!, scaledBy: -0.1)
    inputWeights.gradient = nil
    stateWeights.gradient = nil
  }
}

/// The memory that this process holds at the moment.
private func residentMegabytes() -> Double {
  #if canImport(Darwin)
    var info = mach_task_basic_info()
    var count = mach_msg_type_number_t(
      MemoryLayout<mach_task_basic_info>.size / MemoryLayout<natural_t>.size)
    let capacity = Int(count)
    _ = withUnsafeMutablePointer(to: &info) { info in
      info.withMemoryRebound(to: integer_t.self, capacity: capacity) {
        task_info(
          mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), $0, &count)
      }
    }
    return Double(info.resident_size) / 1e6
  #else
    let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = text?.split(separator: " ").dropFirst().first.flatMap {
      Double($0)
    }
    return (pages ?? .nan) * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
  #endif
}
