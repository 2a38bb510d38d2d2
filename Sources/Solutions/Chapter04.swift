import Basics
import OneHot
import Params
import Tensors

extension Solutions {
  /// Exercises of chapter 4, the parameters.
  public enum Chapter04 {
    /// The mean loss of the chapter's small network, which reads the tokens
    /// 0, 2, 1, 4 and guesses 2, 1, 4, 3.
    public static func loss(_ p: RNNParameters) -> Tensor {
      let X = oneHot([0, 2, 1, 4], classes: 5)
      var H = Tensor.zeros(1, p.hiddenUnits)
      var outputs: [Tensor] = []
      for t in 0..<4 {
        H = tanh(X[t..<t + 1].matmul(p.W_xh) + H.matmul(p.W_hh) + p.b_h)
        outputs.append(H.matmul(p.W_hq) + p.b_q)
      }
      return Tensor.concatenate(outputs).crossEntropy([2, 1, 4, 3])
    }

    /// The parameters one step against their gradients, as in the chapter.
    public static func stepped(_ p: RNNParameters) -> RNNParameters {
      var next = p
      next.all = p.all.map { ($0 - 0.5 * $0.gradient!).detached.tracked() }
      return next
    }

    /// 1. Random weights, of which the first two columns of W_xh are equal.
    ///
    /// The units do not stay equal. They read the tokens alike and agree after
    /// the first token, but not in the row of W_hq, the row of W_hh and the
    /// column of W_hh. So the permutation that exchanges them changes θ, and
    /// nothing makes their gradients equal: the two columns differ after the
    /// first gradient step, and their states from the second token on.
    public static func twoEqualColumns(seed: UInt64) -> RNNParameters {
      var generator = SplitMix64(seed: seed)
      let p = RNNParameters(
        vocabularySize: 5, hiddenUnits: 3, using: &generator)
      let columns = [0, 0, 2].map { p.W_xh.slice($0..<$0 + 1, axis: 1) }
      return RNNParameters(
        W_xh: Tensor.concatenate(columns, axis: 1).detached, W_hh: p.W_hh,
        b_h: p.b_h, W_hq: p.W_hq, b_q: p.b_q)
    }

    /// 2. The arrays whose gradient is not zero, in each of the first
    /// gradient steps, if W_xh starts random and everything else at zero.
    ///
    /// In the first step W_hq and b_q: the state is not zero, so W_hq gets a
    /// gradient, but W_hq itself is zero, and nothing passes it on the way
    /// back. In the second step W_hq is no longer zero, and all five arrays
    /// have a gradient. So random numbers in W_xh alone are enough to begin.
    public static func arraysWithGradient(steps: Int, seed: UInt64)
      -> [[String]]
    {
      var generator = SplitMix64(seed: seed)
      var p = RNNParameters(
        vocabularySize: 5, hiddenUnits: 3, using: &generator)
      p = RNNParameters(
        W_xh: p.W_xh, W_hh: .zeros(3, 3), b_h: .zeros(3), W_hq: .zeros(3, 5),
        b_q: .zeros(5))
      return (0..<steps).map { _ in
        loss(p).backward()
        let names = zip(RNNParameters.names, p.all)
          .filter { $0.1.gradient!.sumOfSquares > 0 }.map(\.0)
        p = stepped(p)
        return names
      }
    }

    /// 3. The standard deviation at which a state of h units keeps its size:
    /// σ √h = 1, so 1 / √h, and 0.125 for 64 units.
    public static func steadyDeviation(hiddenUnits h: Int) -> Float {
      1 / Float(h).squareRoot()
    }

    /// 3. The try: by which factor the squared size of a state changes in a
    /// step with weights drawn anew.
    ///
    /// The state begins small, so that tanh is a line. For 64 units the mean
    /// over many draws is 1 at σ = 0.125, 1/4 at half of it and 4 at twice as
    /// much, as σ² h says.
    ///
    /// - Returns: the mean over the draws of |H_1|² / |H_0|².
    public static func growth(
      hiddenUnits h: Int, deviation: Float, draws: Int, seed: UInt64
    ) -> Double {
      var generator = SplitMix64(seed: seed)
      let factors = (0..<draws).map { _ in
        let H = Tensor.normal(
          1, h, standardDeviation: 0.001, using: &generator)
        let W = Tensor.normal(
          h, h, standardDeviation: deviation, using: &generator)
        return tanh(H.matmul(W)).sumOfSquares / H.sumOfSquares
      }
      return factors.reduce(0, +) / Double(draws)
    }

    /// 4. The end a of the uniform distribution U(-a, a) with a standard
    /// deviation: its variance is a² / 3, so a = σ √3, 0.0173 for σ = 0.01.
    ///
    /// Means and deviations do not tell the two apart, and the shapes and
    /// counts are the same. The largest number of the state does: after one
    /// step it is the largest of 512 draws, about three deviations for normal
    /// draws (0.031), and never more than √3 of them for uniform ones (0.017).
    /// In the later lines less can be seen: there the state is made of sums,
    /// and a sum of many draws is nearly normal whatever is drawn.
    public static func uniformEnd(deviation: Float) -> Float {
      deviation * Float(3).squareRoot()
    }

    /// 4. The five arrays of 28 characters and 512 hidden units, with uniform
    /// weights of the same standard deviation.
    public static func uniformStart(seed: UInt64) -> RNNParameters {
      var generator = SplitMix64(seed: seed)
      let a = uniformEnd(deviation: 0.01)
      func uniform(_ rows: Int, _ columns: Int) -> Tensor {
        Tensor.uniform(rows, columns, from: -a, to: a, using: &generator)
      }
      return RNNParameters(
        W_xh: uniform(28, 512), W_hh: uniform(512, 512), b_h: .zeros(512),
        W_hq: uniform(512, 28), b_q: .zeros(28))
    }

    /// 5. The largest number of hidden units with at most `limit` parameters:
    /// the positive root of h² + (2d + 1) h + d = limit, rounded down.
    ///
    /// For the 4,580 entries of the vocabulary of words and two million it is
    /// 212, with 1,991,656 parameters. All but 44,944 of them depend on the
    /// vocabulary.
    public static func hiddenUnits(limit: Int, vocabularySize d: Int) -> Int {
      let b = Double(2 * d + 1)
      let root = ((b * b + 4 * Double(limit - d)).squareRoot() - b) / 2
      return Int(root)
    }
  }
}
