/// The seconds of the fastest of several runs: what else happens on the
/// machine can make a run slower, never faster.
package func fastest(_ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  var fastest = Duration.seconds(3600)
  var spent = Duration.zero
  repeat {
    let time = clock.measure(body)
    fastest = min(fastest, time)
    spent += time
  } while spent < .milliseconds(50)
  return fastest / .seconds(1)
}
