/// One way to do a workload: a program of this package, or of a peer.
struct Contestant {
  /// As the table names it: “PyTorch, nn.RNN”.
  let name: String
  let workload: Workload
  /// `scratch` or `concise` here, `scratch` or `layer` of a peer.
  let model: String
  var unit = "rnn"
  var threads = 2
  let engine: Engine

  enum Engine: Equatable {
    /// This package, in a configuration: release or debug.
    case here(configuration: String)
    case peer(Peer)
  }

  /// What is one row of the table: the rows of a group stand together.
  var group: String {
    let unit = workload == .C ? "characters" : "tokens"
    let threads = "\(threads) thread\(threads == 1 ? "" : "s")"
    return self.unit == "rnn"
      ? "\(workload), \(unit), \(threads)"
      : "\(workload) with other units, \(unit), \(threads)"
  }
}

extension Contestant {
  /// All of them, in the order of the table's groups.
  static let all: [Contestant] =
    trained(.A) + onOneThread(.A) + gated
    + trained(.B) + onOneThread(.B) + written

  private static func here(
    _ name: String, _ workload: Workload, _ model: String, unit: String = "rnn",
    threads: Int = 2, configuration: String = "release"
  ) -> Contestant {
    Contestant(
      name: name, workload: workload, model: model, unit: unit,
      threads: threads, engine: .here(configuration: configuration))
  }

  private static func peer(
    _ peer: Peer, _ how: String, _ workload: Workload, _ model: String,
    unit: String = "rnn", threads: Int = 2
  ) -> Contestant {
    Contestant(
      name: how.isEmpty ? peer.name : "\(peer.name), \(how)",
      workload: workload, model: model, unit: unit, threads: threads,
      engine: .peer(peer))
  }

  /// Workloads A and B. Plain C does A only, whose sizes it is written for.
  private static func trained(_ workload: Workload) -> [Contestant] {
    [
      here("concise", workload, "concise"),
      here("concise, debug", workload, "concise", configuration: "debug"),
      here("scratch", workload, "scratch"),
      peer(.torch, "nn.RNN", workload, "layer"),
      peer(.torch, "scratch", workload, "scratch"),
      peer(.jax, "scan", workload, "layer"),
      peer(.jax, "unrolled", workload, "scratch"),
      peer(.tensorflow, "graph", workload, "scratch"),
      peer(.tensorflow, "SimpleRNN", workload, "layer"),
      peer(.mlx, "nn.RNN", workload, "layer"),
      peer(.onednn, "vanilla_rnn", workload, "layer"),
    ] + (workload == .A ? [peer(.openblas, "", .A, "scratch")] : [])
  }

  /// The same with one thread, of those that can be held to one.
  private static func onOneThread(_ workload: Workload) -> [Contestant] {
    [
      here("concise", workload, "concise", threads: 1),
      here("scratch", workload, "scratch", threads: 1),
      peer(.torch, "nn.RNN", workload, "layer", threads: 1),
      peer(.jax, "scan", workload, "layer", threads: 1),
      peer(.onednn, "vanilla_rnn", workload, "layer", threads: 1),
    ] + (workload == .A ? [peer(.openblas, "", .A, "scratch", threads: 1)] : [])
  }

  /// Workload A with gates.
  private static let gated = ["gru", "lstm"].flatMap { unit in
    let name = unit.uppercased()
    return [
      here("concise, \(name)", .A, "concise", unit: unit),
      peer(.torch, "nn.\(name)", .A, "layer", unit: unit),
      peer(.tensorflow, name, .A, "layer", unit: unit),
    ]
  }

  /// Workload C.
  private static let written = [
    here("concise", .C, "concise"),
    here("concise, debug", .C, "concise", configuration: "debug"),
    here("scratch", .C, "scratch"),
    peer(.torch, "nn.RNN", .C, "layer"),
    peer(.jax, "whole loop", .C, "layer"),
    peer(.tensorflow, "whole loop", .C, "layer"),
    peer(.mlx, "scratch", .C, "scratch"),
    peer(.openblas, "", .C, "scratch"),
  ]
}
