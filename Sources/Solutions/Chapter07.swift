import Basics
import GradClip
import Tensors

extension Solutions {
  /// Gradient clipping.
  public enum Chapter07 {}
}

extension Solutions.Chapter07 {
  /// 1. With η = 0.01 the clipped run gets near the goal and never arrives.
  /// A clipped step has length 0.01, so after twenty steps w is near 1. There
  /// the gradient is about 35² (w − 1) = 1225 (w − 1), which is below the
  /// radius of 1 only if w is nearer than 1/1225 = 0.0008. From farther away
  /// the step overshoots: w jumps back and forth across the goal, 0.01 each
  /// time. Even without clipping it could not settle, since η times the
  /// curvature, 12.25, exceeds 2. With η = 0.001 the product is 1.225: it
  /// settles.
  ///
  /// - Returns: w before each step, and after the last.
  public static func descent(
    learningRate: Float, steps: Int, from start: Float = 1.2
  ) -> [Float] {
    var w = Tensor(start).tracked()
    var path = [start]
    for _ in 0..<steps {
      var h = Tensor(1)
      for _ in 0..<35 { h = h * w }
      ((h - 1) * (h - 1) / 2).backward()
      clipGradients(of: [w], to: 1)
      w = (w - learningRate * w.gradient!).detached.tracked()
      path.append(w.item)
    }
    return path
  }

  /// 2. Clipping each entry bends the gradient: with θ = 1, (3, 0.5) becomes
  /// (1, 0.5), and the cosine of the angle between the two is only 0.956. At
  /// most, every entry has size θ, so the largest norm for N entries is θ √N.
  public static func clipEntries(_ g: Tensor, to theta: Float) -> Tensor {
    Tensor(
      shape: g.shape, g.elements.map { min(max($0, -theta), theta) })
  }

  /// 3. ĝ = c g with c = min(1, θ / ‖g‖), so ⟨g, ĝ⟩ = c ‖g‖². Both factors are
  /// positive unless g = 0. Written out, it is ‖g‖ min(‖g‖, θ): a small step
  /// against ĝ lowers the loss as a small step against g does.
  ///
  /// - Returns: ⟨g, ĝ⟩, computed from the clipped gradient.
  public static func productWithClipped(_ g: Tensor, theta: Float) -> Double {
    zip(g.elements, clipped(g, to: theta).elements).reduce(0) {
      $0 + Double($1.0) * Double($1.1)
    }
  }

  /// 4. After clipping the norm is at most θ, and inside the ball nothing is
  /// touched: twice is once, to the last bit. With two radii the direction
  /// stays and the norm becomes min(‖g‖, θ₁, θ₂): the smaller radius decides,
  /// in either order. To the last bit that is so if the smaller comes first;
  /// the other way around the entries are rounded twice.
  ///
  /// - Returns: the gradient clipped to one radius after the other.
  public static func clipped(_ g: Tensor, to radii: Float...) -> Tensor {
    let parameter = g.tracked()
    parameter.gradient = g
    for theta in radii { clipGradients(of: [parameter], to: theta) }
    return parameter.gradient!
  }

  /// 5. Draw until one is found, as in the loop of the page. Such cases are
  /// rare, about one in five hundred, since the factor must have been rounded
  /// up by nearly half a spacing, and the products upwards too.
  ///
  /// - Returns: a gradient and a radius for which one step down leaves the
  ///   norm above the radius, and how many were tried.
  public static func escapeAfterOneStepDown(
    seed: UInt64
  ) -> (g: Tensor, theta: Float, trials: Int) {
    var generator = SplitMix64(seed: seed)
    var trials = 0
    while true {
      let g = Tensor.normal(2, using: &generator) * 100
      let theta = Float(generator.uniform())
      trials += 1
      if norm(of: g, scaledTo: theta, stepsDown: 1) > Double(theta) {
        return (g, theta, trials)
      }
    }
  }

  /// ‖g f‖, where f is θ / ‖g‖, rounded and lowered by some floats.
  public static func norm(
    of g: Tensor, scaledTo theta: Float, stepsDown: Int
  ) -> Double {
    var factor = Float(Double(theta) / g.sumOfSquares.squareRoot())
    for _ in 0..<stepsDown { factor = factor.nextDown }
    return (g * factor).sumOfSquares.squareRoot()
  }

  /// 6. Before clipping the mean is 8/3 towards the one large gradient, after
  /// it −1/3, towards the two small ones: the sign has turned. Clipping gives
  /// each gradient outside the ball the same weight, whatever its size. That
  /// is a vote: one gradient, one voice. The gradients of a minibatch are
  /// added *before* they are clipped, so inside a minibatch the loudest still
  /// decides; the vote is among minibatches.
  public static func means(
    of gradients: [Float], theta: Float
  ) -> (before: Float, after: Float) {
    func mean(_ numbers: [Float]) -> Float {
      numbers.reduce(0, +) / Float(numbers.count)
    }
    return (
      mean(gradients),
      mean(gradients.map { clipped(Tensor($0), to: theta).item })
    )
  }
}
