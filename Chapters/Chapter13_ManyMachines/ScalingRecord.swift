import Basics
import Chapter
import Foundation

/// What processes took on one machine.
struct ScalingRecord: Codable {
  var machine = HostMachine()
  /// The numbers of the model.
  var numbers = 0
  var steps: [Step] = []
  /// Steps of processes that run at the same time, each alone.
  var apart: [Step] = []
  var messages: [Message] = []

  /// A step of training with so many processes, which cut a minibatch of so
  /// many rows into shards.
  struct Step: Codable {
    var processes, shards, rows: Int
    /// For each step, those of one round after those of another.
    var seconds: [Double]
  }

  /// The exchange of a vector between two processes.
  struct Message: Codable {
    var numbers: Int
    var seconds: [Double]
  }

  /// The file in which the page's record lies.
  static let file =
    packageFolder()?
    .appending(path: "Chapters/Chapter13_ManyMachines/records/scaling.json")

  init() {}

  init(contentsOf file: URL) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  /// The bytes of a file.
  var data: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return try encoder.encode(self)
    }
  }

  /// Takes up what another round has measured.
  mutating func add(_ other: ScalingRecord) {
    numbers = other.numbers
    add(other.steps, to: \.steps)
    add(other.apart, to: \.apart)
    for message in other.messages {
      let place = messages.firstIndex { $0.numbers == message.numbers }
      if let place {
        messages[place].seconds += message.seconds
      } else {
        messages.append(message)
      }
    }
  }

  private mutating func add(
    _ others: [Step], to steps: WritableKeyPath<ScalingRecord, [Step]>
  ) {
    for step in others {
      let place = self[keyPath: steps].firstIndex {
        ($0.processes, $0.shards, $0.rows)
          == (step.processes, step.shards, step.rows)
      }
      if let place {
        self[keyPath: steps][place].seconds += step.seconds
      } else {
        self[keyPath: steps].append(step)
      }
    }
  }

  /// How many times as long a step takes where so many processes run side by
  /// side, each for itself.
  func crowding(_ processes: Int) -> Double {
    let crowd = apart.first { $0.processes == processes }?.seconds.min()
    guard let crowd, let alone = seconds(1, rows: 32) else { return 1 }
    return crowd / alone
  }

  /// The fastest step: other work on the machine makes it slower, never
  /// faster.
  func seconds(_ processes: Int, shards: Int = 8, rows: Int) -> Double? {
    steps.first {
      ($0.processes, $0.shards, $0.rows) == (processes, shards, rows)
    }?.seconds.min()
  }

  /// The fastest exchange of so many numbers.
  func seconds(exchanging numbers: Int) -> Double? {
    messages.first { $0.numbers == numbers }?.seconds.min()
  }
}
