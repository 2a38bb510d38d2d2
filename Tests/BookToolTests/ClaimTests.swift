import Chapter
import Foundation
import Testing

/// What chapters claim, in processes of their own.
@Suite struct ClaimTests {
  @Test("a claim that is true is printed, and the program goes on")
  func trueClaims() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      check("same bits", 1 + 1 == 2)
      check("numbers that differ", 0, is: 0)
      check("other parameters", 1 == 2, is: false)
      ensure("one is less than two", 1 < 2)
      exit(0)
    }
    let output = String(
      decoding: try #require(result).standardOutputContent, as: UTF8.self)
    #expect(
      output.hasSuffix(
        "same bits: true\nnumbers that differ: 0\nother parameters: false\n"))
  }

  @Test("a claim that is false ends the program, and its line is named")
  func falseClaim() async throws {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) {
      check("same bits", 1 + 1 == 3)
      exit(0)
    }
    try expect(
      result, says: "“same bits” should be true, but it is false.")
  }

  @Test("a number that should be another one ends the program")
  func falseNumber() async throws {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) {
      check("numbers that differ", 3, is: 0)
      exit(0)
    }
    try expect(
      result, says: "“numbers that differ” should be 0, but it is 3.")
  }

  @Test("so does a silent claim")
  func silentClaim() async throws {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) {
      ensure("one is less than two", 1 > 2)
      exit(0)
    }
    try expect(
      result, says: "It does not hold that one is less than two.")
  }

  private func expect(
    _ result: ExitTest.Result?, says sentence: String
  ) throws {
    let errors = String(
      decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(errors.contains("BookToolTests/ClaimTests.swift:"))
    #expect(errors.contains(sentence))
  }
}
