/// The speeds of one thing in several rounds, between which other things are
/// measured: so a slow second of the machine is slow for all of them.
public struct RoundsOfSpeed {
  private var speeds: [Double] = []

  /// No round yet.
  public init() {}

  /// Adds the speed of the next round.
  public mutating func add(_ speed: Double) { speeds.append(speed) }

  /// The fastest round, which counts: other work on the machine makes a round
  /// slower, never faster.
  public var best: Double { speeds.max() ?? 0 }

  /// Whether a second round came within a tenth of the fastest. If none did,
  /// the machine was too busy to tell how fast it is.
  public var isSteady: Bool {
    speeds.count { $0 >= 0.9 * best } > 1
  }
}
