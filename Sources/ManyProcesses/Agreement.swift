import Basics
import Foundation

/// What must be the same in all processes, with a name for the reader.
public typealias SharedFact = (name: String, value: String)

extension ProcessGroup {
  /// Makes sure that all processes know the same facts.
  ///
  /// - Throws: what differs first, in all of them, or nothing in any.
  public func requireAgreement(
    on facts: [SharedFact]
  ) throws(ProcessDisagreement) {
    // Neither names nor values have characters that end them.
    let written = facts.map { "\($0.name)\u{1}\($0.value)" }
    let lists = gather(written.joined(separator: "\u{2}")).map { text in
      text.split(separator: "\u{2}").map {
        $0.split(separator: "\u{1}", omittingEmptySubsequences: false)
          .map(String.init)
      }
    }
    for (rank, list) in lists.enumerated() where list != lists[0] {
      for name in (lists[0] + list).map({ $0[0] }) {
        func value(_ list: [[String]]) -> String {
          list.first { $0[0] == name }?[1] ?? "nothing"
        }
        guard value(list) == value(lists[0]) else {
          throw ProcessDisagreement(
            rank: rank, name: name, value: value(list), first: value(lists[0]))
        }
      }
    }
  }
}

/// The program that runs, as a fact: a checksum of its file.
var thisProgram: SharedFact {
  let file = Bundle.main.executableURL
  let bytes = file.flatMap { try? Data(contentsOf: $0, options: .alwaysMapped) }
  let sum = (bytes ?? Data()).withUnsafeBytes { checksum(of: $0) }
  return ("program", String(sum, radix: 16))
}

/// A process differs from process 0.
public struct ProcessDisagreement: Error, Equatable, CustomStringConvertible {
  /// The first process that differs.
  public let rank: Int
  let name, value, first: String

  public var description: String {
    "Process \(rank) has another \(name) than process 0: \(value), not "
      + "\(first). Start all of them with the same program, options and files."
  }
}
