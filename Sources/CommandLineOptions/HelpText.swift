import Basics

extension Command {
  /// The usage of the command: every argument and option with what it may be
  /// and its default, fitted into 80 columns.
  public func help(defaults: Settings) -> String {
    let arguments = arguments.map {
      // What must be given has no default.
      let note = note($0, $0.isRequired ? nil : defaults)
      return HelpEntry(title: "<\($0.name)>", text: $0.help + note)
    }
    let options =
      options.map {
        let title = [$0.name, $0.form.placeholder].compactMap { $0 }
        return HelpEntry(
          title: title.joined(separator: " "),
          text: $0.help + note($0, defaults))
      } + [HelpEntry(title: "-h, --help", text: "show this help")]
    // The texts start in one column, unless a title is too long for that.
    let widths = (arguments + options).map(\.title.count)
    let column = min(28, (widths.max() ?? 0) + 4)

    func section(_ heading: String, _ entries: [HelpEntry]) -> [String] {
      entries.isEmpty
        ? []
        : ["", heading]
          + entries.flatMap { $0.lines(indent: "  ", column: column) }
    }
    let lines =
      usage + [""] + wrapped(summary, to: 80)
      + section("Arguments:", arguments) + section("Options:", options)
    return lines.joined(separator: "\n")
  }

  /// How to call the command: `Usage: Benchmark <task> [<layer>] [options]`.
  private var usage: [String] {
    let words = arguments.map {
      $0.isRequired ? "<\($0.name)>" : "[<\($0.name)>]"
    }
    let text = (words + ["[options]"]).joined(separator: " ")
    return HelpEntry(title: "Usage: \(name)", text: text)
      .lines(indent: "", column: name.count + 8)
  }

  /// In parentheses: what the value may be, and its default where it has one.
  private func note(_ parameter: Parameter, _ defaults: Settings?) -> String {
    let standard = defaults.flatMap(parameter.written)
      .map { parameter.form.isText ? "default “\($0)”" : "default \($0)" }
    let parts = [parameter.form.bounds, standard].compactMap { $0 }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }
}

/// A title in the left column of the help, and a text in the right one.
struct HelpEntry {
  let title: String
  let text: String

  func lines(indent: String, column: Int) -> [String] {
    let texts = wrapped(text, to: max(20, 80 - column))
    let blank = String(repeating: " ", count: column)
    let left = indent + title
    // A long title has a line of its own.
    guard left.count < column else {
      return wrapped(left, to: 80) + texts.map { blank + $0 }
    }
    let padding = String(repeating: " ", count: column - left.count)
    let first = left + padding + (texts.first ?? "")
    return [first] + texts.dropFirst().map { blank + $0 }
  }
}
