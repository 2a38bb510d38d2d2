import TextData
import Training

// What JavaScript calls. Texts go in as bytes at an address from `allocate`, and
// come out as bytes at `output`.

nonisolated(unsafe) private var session: LiveSession?
nonisolated(unsafe) var bytes: [UInt8] = []

/// Memory for bytes that go in.
@_expose(wasm, "allocate") @_cdecl("live_module_allocate")
public func allocate(_ count: Int32) -> UnsafeMutableRawPointer {
  .allocate(byteCount: Int(count), alignment: 16)
}

/// Takes the memory back.
@_expose(wasm, "release") @_cdecl("live_module_release")
public func release(_ memory: UnsafeMutableRawPointer) { memory.deallocate() }

/// Where the bytes lie that came out last.
@_expose(wasm, "output") @_cdecl("live_module_output")
public func output() -> UnsafePointer<UInt8>? {
  bytes.withUnsafeBufferPointer { $0.baseAddress }
}

/// How many bytes came out last.
@_expose(wasm, "outputLength") @_cdecl("live_module_output_length")
public func outputLength() -> Int32 { Int32(bytes.count) }

/// Begins to learn a text. A `clip` of 0 is none.
///
/// - Returns: 1, or 0 if it cannot be learnt; the output then says why.
@_expose(wasm, "begin") @_cdecl("live_module_begin")
public func begin(
  _ text: UnsafePointer<UInt8>?, _ count: Int32, _ unit: Int32,
  _ hiddenUnits: Int32, _ steps: Int32, _ learningRate: Float, _ clip: Float,
  _ isRandom: Int32, _ seed: Double
) -> Int32 {
  var settings = LiveSettings()
  settings.unit = LiveSettings.Unit(rawValue: Int(unit)) ?? .scratch
  settings.hiddenUnits = Int(hiddenUnits)
  settings.steps = Int(steps)
  settings.learningRate = learningRate
  settings.clip = clip == 0 ? nil : clip
  settings.sampling = isRandom == 0 ? .sequential : .random
  settings.seed = UInt64(seed)
  session = nil  // its memory is free for the next one
  return answer { () throws(LiveError) in
    session = try LiveSession(string(text, count), settings)
  }
}

/// Trains for one epoch.
///
/// - Returns: the mean loss in nats, or a negative number if training has
///   diverged; the output then says so.
@_expose(wasm, "trainEpoch") @_cdecl("live_module_train_epoch")
public func trainEpoch() -> Double {
  var loss = -1.0
  _ = answer { () throws(LiveError) in
    let perplexity = try session!.trainEpoch()
    loss = perplexity.meanLoss
    trained = perplexity.tokens
  }
  return loss
}

nonisolated(unsafe) private var trained = 0

/// How many characters the last epoch trained on.
@_expose(wasm, "trained") @_cdecl("live_module_trained")
public func trainedTokens() -> Int32 { Int32(trained) }

/// The mean loss on the text that was held out, in nats.
@_expose(wasm, "measure") @_cdecl("live_module_measure")
public func measure() -> Double { session!.measure().meanLoss }

/// The perplexity of counting on that text, or 0 if nothing can be counted.
@_expose(wasm, "count") @_cdecl("live_module_count")
public func count() -> Double { session!.count() ?? 0 }

/// Continues a prefix; the output is the text, or why there is none.
///
/// - Returns: 1, or 0 if the prefix cannot be read.
@_expose(wasm, "sample") @_cdecl("live_module_sample")
public func sample(
  _ prefix: UnsafePointer<UInt8>?, _ count: Int32, _ length: Int32,
  _ temperature: Double
) -> Int32 {
  answer { () throws(LiveError) in
    let sample = try session!.sample(
      continuing: string(prefix, count), length: Int(length),
      temperature: temperature)
    copied = sample.copied.start..<sample.copied.start + sample.copied.length
    bytes = Array(sample.text.utf8)
  }
}

nonisolated(unsafe) private var copied = 0..<0

/// Where the copied part of the last sample begins.
@_expose(wasm, "copiedStart") @_cdecl("live_module_copied_start")
public func copiedStart() -> Int32 { Int32(copied.lowerBound) }

/// How long it is.
@_expose(wasm, "copiedLength") @_cdecl("live_module_copied_length")
public func copiedLength() -> Int32 { Int32(copied.count) }

/// The header of a file of weights comes out.
@_expose(wasm, "header") @_cdecl("live_module_header")
public func header() { bytes = Array(session!.header.utf8) }

/// The numbers behind the header come out, four bytes each.
@_expose(wasm, "weights") @_cdecl("live_module_weights")
public func weights() {
  bytes = session!.weights.withUnsafeBytes { Array($0) }
}

/// Replaces the weights by others, as many as there are.
@_expose(wasm, "load") @_cdecl("live_module_load")
public func load(_ floats: UnsafePointer<Float>?, _ count: Int32) {
  session!.load(
    Array(UnsafeBufferPointer(start: floats, count: Int(count))))
}

/// What two sessions with the same weights have in common.
@_expose(wasm, "checksum") @_cdecl("live_module_checksum")
public func checksum() -> UInt64 { session!.checksum }

/// Calls `body`; what it throws becomes the output.
func answer(_ body: () throws(LiveError) -> Void) -> Int32 {
  do {
    try body()
    return 1
  } catch {
    bytes = Array(error.description.utf8)
    return 0
  }
}

func string(_ start: UnsafePointer<UInt8>?, _ count: Int32) -> String {
  String(
    decoding: UnsafeBufferPointer(start: start, count: Int(count)),
    as: UTF8.self)
}
