import Museum

// What the museum of bugs asks.

nonisolated(unsafe) private var exhibit: LiveExhibit?

/// Begins to show a bug, named by its number in the museum, on a text.
///
/// - Returns: 1, or 0 if the text is too short; the output then says so.
@_expose(wasm, "beginExhibit") @_cdecl("live_module_begin_exhibit")
public func beginExhibit(
  _ text: UnsafePointer<UInt8>?, _ count: Int32, _ bug: Int32
) -> Int32 {
  exhibit = nil  // its memory is free for the next one
  return answer { () throws(LiveError) in
    exhibit = try LiveExhibit(
      string(text, count), TrainingBug.allCases[Int(bug)])
  }
}

/// Trains both runs for one epoch; the output is what they show.
@_expose(wasm, "trainExhibit") @_cdecl("live_module_train_exhibit")
public func trainExhibit() {
  exhibit!.trainEpoch()
  bytes = Array(exhibit!.json.utf8)
}
