// Trains each unit for some epochs and prints the checksum of its weights, in a
// program that is not part of the package: a test compiles it with the rounding
// of a web page.

import Foundation
import LiveModule

let arguments = CommandLine.arguments
let text = try String(contentsOfFile: arguments[1], encoding: .utf8)
for unit in LiveSettings.Unit.allCases {
  var settings = LiveSettings()
  settings.unit = unit
  settings.hiddenUnits = Int(arguments[2])!
  let session = try LiveSession(text, settings)
  for _ in 0..<Int(arguments[3])! { _ = try session.trainEpoch() }
  print(unit.rawValue, String(session.checksum, radix: 16))
}
