import Corpora
import Foundation
import TextData

/// What must hold of a full training run, whatever machine it ran on.
struct TrainingLaws {
  let violations: [String]

  /// - Parameters:
  ///   - output: what the program printed, both runs.
  ///   - words: the words of the text as it was trained on, if it is at hand.
  init(_ output: String, words: Set<Substring>?) {
    let runs = output.components(separatedBy: "\n\n").compactMap(Run.init)
    guard !runs.isEmpty else {
      violations = ["This is not the output of a training run."]
      return
    }
    violations = runs.flatMap { $0.violations(words: words) }
  }

  /// The results of one run.
  private struct Run {
    let sampling: String
    let training: Double
    let heldOut: Double
    let best: Double
    let continuations: [Substring]

    init?(_ output: String) {
      let results =
        /perplexity ([0-9.]+), [0-9,]+ tokens\/sec on CPU .*\nheld-out perplexity ([0-9.]+) \(last\), ([0-9.]+) \(best/
      guard let sampling = output.firstMatch(of: /([a-z]+) sampling,/),
        let numbers = output.firstMatch(of: results),
        let training = Double(numbers.1), let heldOut = Double(numbers.2),
        let best = Double(numbers.3)
      else { return nil }
      self.sampling = String(sampling.1)
      (self.training, self.heldOut, self.best) = (training, heldOut, best)
      continuations = output.matches(
        of: /(?m)^(.*)\n  longest copied run/
      ).map(\.1)
    }

    func violations(words: Set<Substring>?) -> [String] {
      var violations: [String] = []
      if !(heldOut > best && best > training) {
        violations.append(
          "\(sampling): the held-out perplexity, \(heldOut) and \(best) at best, "
            + "must be above that of training, \(training).")
      }
      if continuations.count != 2 {
        violations.append("\(sampling): two continuations are expected.")
      }
      // Random sampling forgets between windows and learns more slowly.
      guard sampling == "sequential" else { return violations }
      if !(training < 1.1) {
        violations.append(
          "The run ends with perplexity \(training) on its own text, not below "
            + "1.1.")
      }
      for text in continuations {
        // The last word may be cut off.
        for word in text.split(separator: " ").dropLast()
        where words?.contains(word) == false {
          violations.append("“\(word)” is no word of the training text.")
        }
      }
      return violations
    }
  }
}

extension Book {
  /// The words of the novel with its lines joined, as the model reads it; nil
  /// if the novel is not there.
  func novelWords() -> Set<Substring>? {
    let file = package.appending(path: PublishedText.timeMachine.path)
    guard let text = try? readText(fromFile: file.path) else { return nil }
    let joined = LineJoining.nothing.join(normalizedLines(of: text))
    return Set(joined.split(separator: " "))
  }
}
