extension Browser {
  /// Waits until an expression is true.
  ///
  /// - Returns: its value.
  @discardableResult
  public func wait(for script: String, seconds: Int = 60) throws -> Any? {
    let found =
      try value(
        of: """
          new Promise(async done => {
            for (let i = 0; i < \(seconds) * 20; i++) {
              const found = \(script)
              if (found) return done([found])
              await new Promise(later => setTimeout(later, 50))
            }
            done([])
          })
          """) as? [Any]
    guard let value = found?.first else {
      throw SiteError(
        description: "Not true within \(seconds) seconds: \(script)")
    }
    return value
  }

  /// Presses a key of the keyboard: "Enter", "Tab", "ArrowRight".
  public func press(_ key: String) throws {
    let codes = ["Enter": 13, "Tab": 9, "ArrowRight": 39, "ArrowDown": 40]
    var event: [String: Any] = [
      "key": key, "code": key, "windowsVirtualKeyCode": codes[key] ?? 0,
    ]
    for type in ["keyDown", "keyUp"] {
      event["type"] = type
      event["text"] = key == "Enter" && type == "keyDown" ? "\r" : ""
      try call("Input.dispatchKeyEvent", event)
    }
  }
}
