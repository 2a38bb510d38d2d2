import Chapter

extension Experiment {
  static let bug = Experiment(
    "bug", "What does a mistake in training look like?", subject: "NAME"
  ) { try showBug($0.subject ?? "", $0) }

  static let diagnose = Experiment(
    "diagnose", "Does a training log show a mistake?", subject: "LOG"
  ) { try Chapter11_Experiments.diagnose(file: $0.subject ?? "") }

  static let memory = Experiment(
    "memory", "How much of what a model says is copied?"
  ) { try showMemory($0) }
}
