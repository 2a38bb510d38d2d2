import Basics
import Chapter
import Concise
import ManyProcesses
import Tensors
import Training
import TrainingProgram

/// Trains with as many processes as mpirun has started, or as one.
func trainTogether() throws {
  // snippet.team
  let team = Team.join()
  let trainer = try ShardedTraining(among: team.processes)
  let session = TrainingSession(
    "Chapter13_ManyMachines",
    "Trains the network of chapter 12 with several processes: mpirun -n 2 "
      + "Chapter13_ManyMachines …",
    defaults: Settings(), options: Settings.options, isWriting: team.isFirst)
  team.begin(knowing: session.facts)
  for run in session.runs {
    try play(run, of: session, team, trainer)
  }
  team.end()
  session.end()
  // snippet.end
}

private func play(
  _ run: Run, of session: TrainingSession<Settings>, _ team: Team,
  _ trainer: ShardedTraining
) throws {
  let (settings, text, plan) = (session.settings, session.text, run.plan)
  var generator = SplitMix64(seed: settings.seed)
  var model = settings.freshModel(text.vocabularySize, using: &generator)
  var optimizer = run.optimizer
  show(
    "\(grouped(model.parameterCount)) numbers,",
    "at most \(plan.epochs) epochs")
  note("processes: \(team.processes.count)")
  try run.resume(&model, &optimizer, &generator)
  // snippet.loop
  let record = try train(
    &model, on: text.training, heldOut: text.heldOut, sampler: plan.sampler,
    optimizer: &optimizer, epochs: plan.epochs, schedule: plan.schedule,
    clippingTo: plan.clip, by: trainer,
    measuringEvery: plan.evaluationInterval, stoppingAfter: plan.patience,
    using: &generator, continuing: run.earlier
  ) { report, now in
    if settings.training.samples(after: report.epoch) {
      let prefix = settings.training.prefixes[0]
      run.show(report, saying: text.continuation(of: prefix, by: now.model))
    }
    try run.keep(report, now)
  } observe: {
    run.observe($0)
  } shouldStop: {
    team.processes.decision(run.isInterrupted)
  }
  // snippet.end
  guard run.end(record), let best = record.best else { return }
  show(
    "best on the validation text: epoch \(best.epoch),",
    "perplexity \(decimal(best.heldOut!))")
  note(run.speed(of: record))
}
