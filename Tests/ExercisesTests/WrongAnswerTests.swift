import Testing

@testable import ExerciseChecks

@Suite struct WrongAnswerTests {
  @Test("every check refuses a mistake, and says what came out")
  func mistakes() {
    for answer in WrongAnswer.all {
      guard case .wrong(let message) = answer.verdict else {
        Issue.record("\(answer.number) found \(answer.verdict)")
        continue
      }
      #expect(
        message.contains(answer.says), "\(answer.number) says: \(message)")
      #expect(message.contains("\n  gave  "))
      #expect(message.contains("\n  should be  "))
      #expect(message.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test("there is a mistake for every exercise")
  func complete() {
    let tried = Set(WrongAnswer.all.map(\.number))
    #expect(tried == Set(Exercise.all.map(\.number)))
  }

  @Test("an error that is thrown is no answer")
  func errors() {
    struct Odd: Error {}
    let verdict = Checks03.oneHot.verdict(on: { _, _ in throw Odd() })
    #expect(verdict == .wrong("It threw an error: Odd()"))
  }
}
