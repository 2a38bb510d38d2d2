import Params
import RNNCell
import Tensors
import Testing
import TextData
import ThroughTime

@Suite struct ReachTests {
  @Test("the norms are those that the tape finds for the last step's loss")
  func tape() {
    let problem = SmallProblem()
    let (n, T) = (SmallProblem.n, SmallProblem.T)
    let reach = problem.pass.reach()
    #expect(reach.count == T)
    for distance in 0..<T {
      // Start anew from the state before, as if it were given.
      let H = problem.pass.H[T - distance].tracked()
      let loss: Tensor
      let targets = (0..<n).map { problem.minibatch.targets[$0, T - 1] }
      if distance == 0 {
        let p = problem.model.cell.parameters
        loss = (H.matmul(p.W_hq) + p.b_q).crossEntropy(targets)
      } else {
        let rest = TokenMatrix(
          (0..<n).map {
            Array(problem.minibatch.inputs.row($0)[(T - distance)...])
          })
        let scores = problem.model(rest, HiddenState(H)).logits
        loss = scores[(distance - 1) * n..<distance * n].crossEntropy(targets)
      }
      loss.backward()
      let norm = H.gradient!.sumOfSquares.squareRoot()
      #expect(abs(reach[distance].state - norm) < 1e-5 * norm)
    }
  }

  @Test("a linear unit multiplies it by its weight at each step")
  func scalar() {
    for w in [0.5, 1, 2] as [Float] {
      let parameters = RNNParameters(
        W_xh: Tensor([[1], [1]]), W_hh: Tensor([[w]]), b_h: Tensor([1]),
        W_hq: Tensor([[1, -1]]), b_q: Tensor([0, 0]))
      let tokens = TokenMatrix([[0, 1, 1, 0, 1]])
      let pass = ForwardPass(
        RNNCell(parameters, activation: .relu),
        reading: Minibatch(inputs: tokens, targets: tokens))
      let reach = pass.reach()
      for distance in 1..<5 {
        let ratio = reach[distance].state / reach[distance - 1].state
        #expect(abs(ratio - Double(w)) < 1e-5)
      }
    }
  }
}
