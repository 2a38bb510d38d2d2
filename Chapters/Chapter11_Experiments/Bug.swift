import Chapter
import Museum
import MuseumLogs
import Plotting
import Predict
import RNNCell
import Tensors
import TextData
import Training
import TrainingLogs

/// Shows a bug of the museum beside a healthy run from the same seed.
///
/// - Throws: `UnknownBug` for a name that the museum does not have, and
///   `TooShortText`.
func showBug(_ name: String, _ settings: some ChapterSettings) throws {
  guard let bug = TrainingBug(rawValue: name) else {
    throw UnknownBug(name: name)
  }
  let display = Display(bug)
  let corpus = loadCorpus(settings)
  let healthy = try display.run(nil, on: corpus, seed: settings.seed)
  let wrong = try display.run(bug, on: corpus, seed: settings.seed)
  display.showTable(healthy.log, wrong.log)
  show()
  display.showSamples(healthy.model, wrong.model, corpus)
  for (name, log) in [("healthy", healthy.log), (bug.rawValue, wrong.log)] {
    show()
    for diagnosis in Diagnosis.all(in: log) { show(diagnosis, of: name) }
  }
  if display.hasFigure {
    figure("bugs-\(name).svg", display.curves(healthy.log, wrong.log))
  }
}

/// There is no such bug.
struct UnknownBug: Error, CustomStringConvertible {
  let name: String

  var description: String {
    let names = TrainingBug.allCases.map(\.rawValue).joined(separator: ", ")
    return "The museum has no bug “\(name)”, but these: \(names)."
  }
}
