import Console
import Foundation
import Synchronization

/// The processes that mpirun started, or this one alone: how they begin
/// together, and how they end.
///
///     let team = Team.join()
///     // ... read the command line and the text ...
///     team.begin(knowing: facts)
///     // ... train among team.processes ...
///     team.end()
///
/// Process 0 speaks for all, and an error is said once. Who ends between
/// `begin` and `end` ends all the others too, so that none waits for ever.
public final class Team: Sendable {
  private enum Phase { case starting, working, over }

  private let group: any StartedGroup
  private let phase = Mutex(Phase.starting)
  /// What the others than process 0 print.
  private let keptBack: KeptBack?
  private static let joined = Mutex<Team?>(nil)

  private init(_ group: any StartedGroup) {
    self.group = group
    keptBack = group.rank == 0 ? nil : KeptBack()
  }

  /// Those who work together.
  public var processes: any ProcessGroup { group }

  /// Whether this process speaks for all, and writes files.
  public var isFirst: Bool { group.rank == 0 }

  /// Joins the processes that were started together. To be called once, before
  /// anything else. A program that was built without MPI ends with status 1 if
  /// there are others.
  public static func join() -> Team {
    reserveStandardStreams()
    do {
      let team = Team(
        try startedProcesses(ProcessInfo.processInfo.environment))
      joined.withLock { $0 = team }
      atexit { Team.joined.withLock { $0 }?.leave() }
      return team
    } catch {
      StandardError.writeLine("\(error)")
      exit(1)
    }
  }

  /// Waits until all processes are ready, and makes sure that all know the
  /// same. Ends all of them with status 1 if one is not ready, or differs.
  public func begin(knowing facts: [SharedFact]) {
    let isReady = group.gather([0]).allSatisfy { $0 == [0] }
    phase.withLock { $0 = isReady ? .working : .over }
    guard isReady else { exit(1) }  // who failed has said why
    do {
      try group.requireAgreement(on: facts + [thisProgram])
    } catch {
      phase.withLock { $0 = .over }
      if isFirst { StandardError.writeLine("\(error)") }
      exit(1)
    }
  }

  /// Says that the common work is over.
  public func end() { phase.withLock { $0 = .over } }

  /// What happens when this process ends.
  private func leave() {
    let phase = phase.withLock { phase in
      defer { phase = .over }
      return phase
    }
    switch phase {
    case .starting:  // the others wait in `begin`, or end as this one does
      let failed = group.gather([1]).firstIndex(of: [1])
      if failed == group.rank { say() }
      group.leave()
    case .working:
      // Where all fail alike, process 0 says why and ends the others.
      if !isFirst { sleep(2) }
      say()
      group.endAll()
    case .over:
      group.leave()
    }
  }

  private func say() { keptBack?.say(as: "process \(group.rank)") }
}
