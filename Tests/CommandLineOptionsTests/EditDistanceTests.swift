import Testing

@testable import CommandLineOptions

@Suite struct EditDistanceTests {
  private let words = ["", "seed", "epochs", "epoch", "kitten", "sitting"]

  private func distance(_ first: String, _ second: String) -> Int {
    editDistance(Array(first), Array(second))
  }

  @Test("known distances")
  func known() {
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("epoch", "epochs") == 1)
    #expect(distance("", "seed") == 4)
  }

  @Test("it is a distance: zero to itself, the same both ways, never a detour")
  func metric() {
    for first in words {
      #expect(distance(first, first) == 0)
      for second in words {
        #expect(distance(first, second) == distance(second, first))
        for third in words {
          let detour = distance(first, third) + distance(third, second)
          #expect(distance(first, second) <= detour)
        }
      }
    }
  }

  @Test("of equally near names the first is suggested")
  func ties() {
    #expect(nearest(to: "--rat", among: ["--rate", "--rats"]) == "--rate")
  }
}
