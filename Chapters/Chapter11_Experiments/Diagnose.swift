import Chapter
import MuseumLogs
import TrainingLogs

/// Says of each run in a log what looks wrong.
///
/// - Throws: `TrainingLogError` or `TextError` for a file that is no log, and
///   `EmptyLog`.
func diagnose(file: String) throws {
  let log = try TrainingLog(contentsOf: file)
  guard !log.rows.isEmpty else { throw EmptyLog(file: file) }
  for diagnosis in Diagnosis.all(in: log) { show(diagnosis) }
}

/// Shows a diagnosis in lines of at most 80 columns.
func show(_ diagnosis: Diagnosis, of name: String? = nil) {
  show((name.map { "\($0): " } ?? "") + diagnosis.heading)
  for sentence in diagnosis.sentences {
    var line = " "
    for word in sentence.split(separator: " ") {
      if line.count + 1 + word.count > 80 {
        show(line)
        line = " "
      }
      line += " " + word
    }
    show(line)
  }
}

/// A log without an epoch tells nothing.
struct EmptyLog: Error, CustomStringConvertible {
  let file: String

  var description: String {
    "\(file), line 1: the log names its columns but has no epoch. Train for "
      + "at least one with --log \(file)."
  }
}
