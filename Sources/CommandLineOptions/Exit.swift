import Console
import Foundation

extension Command {
  /// The settings that this program's command line asks for. Asked for help,
  /// prints it and ends the program with status 0; for a wrong command line,
  /// says on standard error what is wrong and ends it with status 64.
  public func parseOrExit(
    _ words: [String] = Array(CommandLine.arguments.dropFirst()),
    defaults: Settings
  ) -> Settings {
    reserveStandardStreams()
    do {
      let settings = try parse(words, defaults: defaults)
      let variables = ProcessInfo.processInfo.environment
      if variables[commandLineOnly] != nil { Foundation.exit(0) }
      return settings
    } catch let request as HelpRequest {
      StandardOutput.writeLine(request.text)
      Foundation.exit(0)
    } catch {
      exit(reporting: error, status: 64)
    }
  }
}

/// The environment variable under which a program only reads its command line,
/// and ends with status 0 if it is right.
public let commandLineOnly = "COMMAND_LINE_ONLY"

/// Ends the program with a status other than 0, after writing the error to
/// standard error.
///
///     do { try train(settings) } catch { exit(reporting: error) }
public func exit(reporting error: any Error, status: Int32 = 1) -> Never {
  StandardError.writeLine("\(error)")
  Foundation.exit(status)
}
