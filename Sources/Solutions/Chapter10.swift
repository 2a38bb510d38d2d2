import Tensors

extension Solutions {
  /// A layer by hand; exercise 3 is in a file of its own.
  public enum Chapter10 {}
}

extension Solutions.Chapter10 {
  /// 1. The states are H_1 = 0.5 · 1 + 0.5 · 0 = 0.5 and
  /// H_2 = 0.5 · 2 + 0.5 · 0.5 = 1.25. Both are positive, so every slope is 1.
  /// The loss is H_2: dP_2 = 1 and dP_1 = dP_2 W_hh = 0.5. So
  ///
  ///     dW_ih = dP_1 · 1 + dP_2 · 2 = 2.5,  dW_hh = dP_1 H_0 + dP_2 H_1 = 0.5
  ///     db_ih = db_hh = dP_1 + dP_2 = 1.5,  dH_0 = dP_1 W_hh = 0.25
  ///     dX_1 = dP_1 W_ih = 0.25,  dX_2 = dP_2 W_ih = 0.5
  public static let twoSteps = (
    states: [0.5, 1.25] as [Float], weightIH: 2.5 as Float,
    weightHH: 0.5 as Float, bias: 1.5 as Float, start: 0.25 as Float,
    inputs: [0.25, 0.5] as [Float]
  )

  /// 2. Forward a token costs h² multiplications with the state and hq for the
  /// scores, and only the first must wait: h / (h + q). Backward each of the two
  /// costs twice as much, and of the four products only dP W_hh must wait:
  /// h / 2(h + q). With h = 512 and q = 28 that is 94.8% and 47.4%. The
  /// larger the state, the more there is to wait for; the way back always has
  /// at least half of its work free.
  ///
  /// - Returns: the parts forward and backward, between 0 and 1.
  public static func waiting(hiddenUnits h: Int, outputs q: Int) -> (
    forward: Double, backward: Double
  ) {
    let (state, scores) = (h * h, h * q)
    return (
      Double(state) / Double(state + scores),
      Double(state) / Double(2 * state + 2 * scores)
    )
  }
}
