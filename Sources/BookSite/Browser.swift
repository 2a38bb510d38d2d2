import ChildProcesses
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// Chromium without a window, driven over two pipes by its DevTools protocol:
/// messages of JSON, each with a zero behind it.
public final class Browser {
  private let child: ChildProcess
  private let folder: URL
  private let toBrowser: FileHandle
  private let fromBrowser: FileHandle
  /// What has come of messages that were not read yet, and how much of it is
  /// known to have no end of a message.
  private var received = Data()
  private var searched = 0
  private var lastNumber = 0
  private var session: String?
  /// What the page has reported since it was opened: errors and requests.
  public private(set) var events: [[String: Any]] = []

  /// Finds Chromium: the program that the variable CHROMIUM names, or the first
  /// of its usual names on the path.
  public static func program(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> URL? {
    let candidates =
      [environment["CHROMIUM"]].compactMap { $0.map { URL(filePath: $0) } }
      + executables(
        named: "chromium", "chromium-browser", "google-chrome",
        "chrome-headless-shell", in: environment)
      + [
        URL(
          filePath:
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
      ]
    return candidates.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }

  /// The same, or a sentence that says how to get it.
  static func requiredProgram() throws -> URL {
    if let program = program() { return program }
    throw SiteError(
      description: "Chromium was not found. To get it: apt-get install "
        + "chromium, or let the variable CHROMIUM name it.")
  }

  /// Starts the browser with one empty page.
  ///
  /// - Parameter program: the browser, which is looked for if it is nil.
  /// - Throws: a `SiteError` if it is missing or does not start.
  public init(program: URL? = nil) throws {
    let program = try program ?? Self.requiredProgram()
    // A browser that has ended is found when it is read from.
    signal(SIGPIPE, SIG_IGN)
    folder = FileManager.default.temporaryDirectory
      .appending(path: "browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    for name in ["to", "from"] {
      mkfifo(folder.appending(path: name).path, 0o600)
    }
    // The browser reads descriptor 3 and writes descriptor 4.
    child = try ChildProcess(
      URL(filePath: "/bin/sh"),
      [
        "-c", #"exec "$0" "$@" 3<to 4>from"#, program.path, "--headless",
        "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
        "--no-first-run", "--disable-extensions", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update",
        "--user-data-dir=profile",
      ], in: folder)
    toBrowser = try FileHandle(
      forWritingTo: folder.appending(path: "to"))
    fromBrowser = try FileHandle(
      forReadingFrom: folder.appending(path: "from"))
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget",
      ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log", "Network"] {
      try call("\(domain).enable")
    }
  }

  deinit {
    try? toBrowser.close()
    child.send(SIGTERM)
    // One that is stuck does not hear it.
    for _ in 0..<50 where child.isRunning { usleep(100_000) }
    child.send(SIGKILL)
    child.waitUntilExit()
    try? fromBrowser.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Opens an address and waits until it is loaded.
  public func open(
    _ address: URL, width: Int = 1280, isDark: Bool = false,
    withScripts: Bool = true
  ) throws {
    try show(width: width, isDark: isDark)
    try call(
      "Emulation.setScriptExecutionDisabled", ["value": !withScripts])
    events = []
    try call("Page.navigate", ["url": address.absoluteString])
    try waitForEvent("Page.loadEventFired")
  }

  /// Gives the window a width, that of a phone below 500, and the system a theme.
  public func show(width: Int, isDark: Bool) throws {
    try call(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": width, "height": 900, "deviceScaleFactor": 1,
        "mobile": width < 500,
      ])
    try call(
      "Emulation.setEmulatedMedia",
      [
        "features": [
          ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        ]
      ])
  }

  /// Runs a script that leads to another page, and waits until it is loaded.
  ///
  /// - Returns: the address of that page.
  public func address(after script: String) throws -> String {
    events = []
    try value(of: "setTimeout(() => { \(script) }, 10); 0")
    try waitForEvent("Page.loadEventFired")
    return try value(of: "location.href") as? String ?? ""
  }

  /// The value of an expression, or of the promise that it is.
  @discardableResult
  public func value(of script: String) throws -> Any? {
    let answer = try call(
      "Runtime.evaluate",
      [
        "expression": script, "returnByValue": true, "awaitPromise": true,
        "userGesture": true,
      ])
    if let problem = answer["exceptionDetails"] as? [String: Any] {
      throw SiteError(description: "The page’s script failed: \(problem)")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// What a page complained about: exceptions, errors in the console, and
  /// requests that failed.
  public var complaints: [String] {
    events.compactMap { event in
      let parameters = event["params"] as? [String: Any] ?? [:]
      switch event["method"] as? String {
      case "Runtime.exceptionThrown": return "\(parameters)"
      case "Network.loadingFailed": return "\(parameters)"
      case "Log.entryAdded":
        let entry = parameters["entry"] as? [String: Any] ?? [:]
        return entry["level"] as? String == "error" ? "\(entry)" : nil
      default: return nil
      }
    }
  }

  /// The addresses that the page asked for.
  public var requests: [String] {
    events.filter { $0["method"] as? String == "Network.requestWillBeSent" }
      .compactMap {
        let request =
          ($0["params"] as? [String: Any])?["request"] as? [String: Any]
        return request?["url"] as? String
      }
  }

  /// The page as it is printed: with page numbers, an outline, and tags for
  /// screen readers.
  public func pdf(footer: String) throws -> Data {
    let answer = try call(
      "Page.printToPDF",
      [
        "printBackground": true, "preferCSSPageSize": true,
        "generateTaggedPDF": true, "generateDocumentOutline": true,
        "displayHeaderFooter": true, "headerTemplate": "<span></span>",
        "footerTemplate": footer,
      ])
    guard let text = answer["data"] as? String,
      let data = Data(base64Encoded: text)
    else { throw SiteError(description: "The browser printed nothing.") }
    return data
  }

  // MARK: - Messages

  /// Calls a method of the browser and waits for its answer.
  @discardableResult
  func call(_ method: String, _ parameters: [String: Any] = [:]) throws
    -> [String: Any]
  {
    lastNumber += 1
    var message: [String: Any] = [
      "id": lastNumber, "method": method, "params": parameters,
    ]
    if let session { message["sessionId"] = session }
    let json = try JSONSerialization.data(withJSONObject: message)
    try? toBrowser.write(contentsOf: json + [0])
    while true {
      let answer = try nextMessage(awaiting: method)
      guard answer["id"] as? Int == lastNumber else {
        events.append(answer)
        continue
      }
      if let error = answer["error"] as? [String: Any] {
        throw SiteError(
          description: "\(method): \(error["message"] ?? "unknown error")")
      }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func waitForEvent(_ name: String) throws {
    while !events.contains(where: { $0["method"] as? String == name }) {
      events.append(try nextMessage(awaiting: name))
    }
  }

  private func nextMessage(awaiting name: String) throws -> [String: Any] {
    while true {
      // A printed book comes as one message of many megabytes in small pieces:
      // each byte is looked at once.
      if let end = received[searched...].firstIndex(of: 0) {
        let message = received[..<end]
        received = Data(received[(end + 1)...])
        searched = 0
        return try JSONSerialization.jsonObject(with: message)
          as? [String: Any] ?? [:]
      }
      searched = received.count
      var descriptor = pollfd(
        fd: fromBrowser.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 120_000) > 0 else {
        throw SiteError(
          description: "The browser was silent for two minutes (\(name)).")
      }
      let more = fromBrowser.availableData
      guard !more.isEmpty else {
        throw SiteError(
          description: "The browser ended (\(name)): "
            + child.errors.suffix(300))
      }
      received += more
    }
  }
}
