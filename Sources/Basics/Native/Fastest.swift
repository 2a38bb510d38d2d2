/// The seconds of the fastest of several runs: what else happens on the
/// machine can make a run slower, never faster.
///
/// - Parameter runs: so many at least, and as many as fit in 50 milliseconds.
public func fastest(of runs: Int = 1, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  var times: [Duration] = []
  var spent = Duration.zero
  repeat {
    times.append(clock.measure(body))
    spent += times.last!
  } while times.count < runs || spent < .milliseconds(50)
  return times.min()! / .seconds(1)
}
