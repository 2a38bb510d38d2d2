// swift-tools-version: 6.2
import Foundation
import PackageDescription

// MARK: - The processor to build for

// The kernels are built for the processor of this machine. To build for
// another one, name it: RNN_CPU=x86-64-v3 swift build
let environment = ProcessInfo.processInfo.environment

/// The clang name of the processor, or nothing for the compiler's default.
let cpu: String? = {
  if let name = environment["RNN_CPU"] { return name.isEmpty ? nil : name }
  #if arch(x86_64)
    return "native"
  #else
    return nil  // every arm64 processor has the 128-bit NEON registers
  #endif
}()

/// Whether the processor has the 32 registers of 16 floats of AVX-512.
let hasWideRegisters: Bool = {
  switch cpu {
  case nil: return false
  case "native":
    let info = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    return info?.contains("avx512f") ?? false
  case let name?: return name == "x86-64-v4" || name.contains("avx512")
  }
}()

var engine: [SwiftSetting] = hasWideRegisters ? [.define("AVX512")] : []
if let cpu { engine.append(.unsafeFlags(["-Xcc", "-march=\(cpu)"])) }

// `swift run` builds for debugging, and the course must be fast as it is
// typed: the engine, the layers, and the module that reads files of weights byte
// by byte, are optimised in every configuration. The kernels also leave out
// overflow and bounds checks; what calls them checks.
// A module is compiled as a whole, so that functions are inlined across files;
// with one thread a debug build still gets the output for each file it expects.
let wholeModule = [
  "-wmo", "-num-threads", "1", "-disable-batch-mode", "-suppress-remarks",
]
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"] + wholeModule)]
let kernels = engine + [.unsafeFlags(["-Ounchecked"] + wholeModule)]
let tensors = engine + optimized

let package = Package(
  name: "rnn-from-scratch",
  platforms: [.macOS(.v15)],
  targets: [
    // MARK: - The engine
    .target(name: "Kernels", swiftSettings: kernels),
    .target(name: "Tensors", dependencies: ["Kernels"], swiftSettings: tensors),

    // MARK: - What models are made of
    .target(name: "Optimizers", dependencies: ["Tensors"]),
    .target(
      name: "Layers", dependencies: ["Kernels", "Tensors"],
      swiftSettings: optimized),
    .target(
      name: "SafeTensors", dependencies: ["OutputFiles", "Tensors"],
      swiftSettings: optimized),

    // MARK: - The sections
    .target(
      name: "SequenceModels",
      dependencies: ["Layers", "Optimizers", "Tensors"]),
    .target(name: "TextData", dependencies: ["Tensors"]),
    .target(name: "CorpusDownload"),
    .target(name: "OneHot", dependencies: ["TextData", "Tensors"]),
    .target(name: "Params", dependencies: ["Tensors"]),
    .target(
      name: "RNNCell",
      dependencies: ["OneHot", "Params", "TextData", "Tensors"]
    ),
    .target(name: "Predict", dependencies: ["RNNCell", "TextData", "Tensors"]),
    .target(name: "GradClip", dependencies: ["Tensors"]),
    .target(
      name: "Training",
      dependencies: [
        "GradClip", "Optimizers", "RNNCell", "TextData", "Tensors",
      ]),
    .target(
      name: "ThroughTime",
      dependencies: ["OneHot", "Params", "RNNCell", "TextData", "Tensors"]),

    .target(
      name: "Concise",
      dependencies: ["Layers", "RNNCell", "TextData", "Tensors"]),

    .target(
      name: "Experiments",
      dependencies: [
        "Concise", "GradClip", "Layers", "OneHot", "Optimizers", "RNNCell",
        "Tensors", "TextData", "Training",
      ]),

    .target(
      name: "Solutions",
      dependencies: [
        "Concise", "Experiments", "GradClip", "Kernels", "Layers", "Museum",
        "OneHot", "Optimizers", "Params", "Plotting", "Predict", "RNNCell",
        "SequenceModels", "Tensors", "TextData", "ThroughTime", "Training",
      ]),

    .target(
      name: "Museum",
      dependencies: [
        "GradClip", "Optimizers", "RNNCell", "Tensors", "TextData", "Training",
        "TrainingProgram",
      ]),

    // MARK: - The tools
    .target(name: "Console"),
    .target(name: "OutputFiles"),
    .target(name: "Plotting", dependencies: ["OutputFiles"]),
    .target(name: "CommandLineOptions", dependencies: ["Console"]),
    .target(
      name: "Chapter",
      dependencies: [
        "CommandLineOptions", "Console", "CorpusDownload", "Kernels",
        "TextData", "Transcripts",
      ]),
    .target(
      name: "TrainingProgram",
      dependencies: [
        "Chapter", "CommandLineOptions", "Console", "Kernels", "Optimizers",
        "OutputFiles", "Plotting", "Predict", "RNNCell", "SafeTensors",
        "Tensors", "TextData", "Training",
      ]),
    .target(name: "Transcripts"),
    .target(name: "ChildProcesses"),
    .target(
      name: "BookTool",
      dependencies: [
        "CommandLineOptions",
        "ChildProcesses", "OutputFiles", "TextData", "Transcripts",
      ]),

    // MARK: - The chapters
    .executableTarget(
      name: "Chapter01_SequenceModels",
      dependencies: [
        "Chapter", "CommandLineOptions", "Layers", "Optimizers", "Plotting",
        "SequenceModels", "Tensors",
      ], path: "Chapters/Chapter01_SequenceModels"),
    .executableTarget(
      name: "Chapter02_TextData",
      dependencies: ["Chapter", "Plotting", "TextData", "Tensors"],
      path: "Chapters/Chapter02_TextData"),
    .executableTarget(
      name: "Chapter03_OneHot",
      dependencies: ["Chapter", "OneHot", "Plotting", "TextData", "Tensors"],
      path: "Chapters/Chapter03_OneHot"),
    .executableTarget(
      name: "Chapter04_Params",
      dependencies: ["Chapter", "OneHot", "Params", "Tensors"],
      path: "Chapters/Chapter04_Params"),
    .executableTarget(
      name: "Chapter05_RNNCell",
      dependencies: [
        "Chapter", "Params", "Plotting", "RNNCell", "TextData", "Tensors",
      ],
      path: "Chapters/Chapter05_RNNCell"),
    .executableTarget(
      name: "Chapter06_Predict",
      dependencies: [
        "Chapter", "CommandLineOptions", "Predict", "RNNCell", "TextData",
        "Tensors",
      ], path: "Chapters/Chapter06_Predict"),
    .executableTarget(
      name: "Chapter07_GradClip",
      dependencies: ["Chapter", "GradClip", "Plotting", "Tensors"],
      path: "Chapters/Chapter07_GradClip"),
    .executableTarget(
      name: "Chapter08_Training",
      dependencies: [
        "Chapter", "CommandLineOptions", "RNNCell", "TrainingProgram",
      ], path: "Chapters/Chapter08_Training"),
    .executableTarget(
      name: "Chapter09_Concise",
      dependencies: [
        "Chapter", "CommandLineOptions", "Concise", "Kernels", "Layers",
        "Optimizers", "OutputFiles", "Params", "Plotting", "Predict", "RNNCell",
        "SafeTensors", "TextData", "Tensors", "Training", "TrainingProgram",
      ], path: "Chapters/Chapter09_Concise", exclude: ["weights.py"]),
    .executableTarget(
      name: "Chapter10_ThroughTime",
      dependencies: [
        "Chapter", "CommandLineOptions", "GradClip", "Params", "Plotting",
        "RNNCell", "TextData", "Tensors", "ThroughTime", "Training",
      ], path: "Chapters/Chapter10_ThroughTime"),
    .executableTarget(
      name: "Chapter11_Experiments",
      dependencies: [
        "Chapter", "CommandLineOptions", "Concise", "Experiments", "Layers",
        "Museum", "OutputFiles", "Plotting", "Predict", "RNNCell", "Tensors",
        "TextData", "Training", "TrainingProgram",
      ], path: "Chapters/Chapter11_Experiments"),
    .executableTarget(
      name: "ChapterA_Tape", dependencies: ["Chapter", "Plotting", "Tensors"],
      path: "Chapters/ChapterA_Tape"),
    .executableTarget(
      name: "ChapterB_Kernel",
      dependencies: ["Chapter", "Kernels", "Tensors"],
      path: "Chapters/ChapterB_Kernel",
      swiftSettings: kernels),  // what it times is built like the engine
    .executableTarget(
      name: "Benchmark",
      dependencies: [
        "Chapter", "CommandLineOptions", "Concise", "Console", "Kernels",
        "Layers", "Optimizers", "Predict", "RNNCell", "Tensors", "TextData",
        "Training",
      ], path: "Chapters/Benchmark"),
    .executableTarget(
      name: "book",
      dependencies: [
        "Benchmark", "BookTool", "CommandLineOptions", "Console", "TextData",
        "Chapter01_SequenceModels",
        "Chapter02_TextData", "Chapter03_OneHot", "Chapter04_Params",
        "Chapter05_RNNCell",
        "Chapter06_Predict", "Chapter07_GradClip", "Chapter08_Training",
        "Chapter09_Concise", "Chapter10_ThroughTime", "Chapter11_Experiments",
        "ChapterA_Tape",
        "ChapterB_Kernel",
      ],
      path: "Chapters/book"),

    // MARK: - The tests
    .target(name: "BuiltPrograms", path: "Tests/BuiltPrograms"),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "BuiltPrograms", "Console",
        "Chapter01_SequenceModels", "Chapter02_TextData", "Chapter03_OneHot",
        "Chapter04_Params", "Chapter05_RNNCell", "Chapter06_Predict",
        "Chapter07_GradClip", "Chapter08_Training", "Chapter09_Concise",
        "Chapter10_ThroughTime", "Chapter11_Experiments", "ChapterA_Tape",
        "ChapterB_Kernel", "Benchmark", "book",
      ]),
    .testTarget(name: "KernelsTests", dependencies: ["Kernels"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"]),
    .testTarget(
      name: "OutputFilesTests", dependencies: ["ChildProcesses", "OutputFiles"]
    ),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
    .testTarget(
      name: "CommandLineOptionsTests", dependencies: ["CommandLineOptions"]),
    .testTarget(
      name: "SequenceModelsTests",
      dependencies: [
        "BuiltPrograms", "Chapter01_SequenceModels", "ChildProcesses", "Layers",
        "Optimizers",
        "SequenceModels", "Tensors",
      ]),
    .testTarget(name: "TextDataTests", dependencies: ["TextData", "Tensors"]),
    .testTarget(name: "CorpusDownloadTests", dependencies: ["CorpusDownload"]),
    .testTarget(
      name: "OneHotTests",
      dependencies: ["BookTool", "OneHot", "TextData", "Tensors"]),
    .testTarget(
      name: "ParamsTests", dependencies: ["BookTool", "Params", "Tensors"]),
    .testTarget(
      name: "RNNCellTests",
      dependencies: [
        "BookTool", "OneHot", "Params", "RNNCell", "TextData", "Tensors",
      ]),
    .testTarget(
      name: "PredictTests",
      dependencies: [
        "BookTool", "Params", "Predict", "RNNCell", "TextData", "Tensors",
      ]),
    .testTarget(
      name: "GradClipTests",
      dependencies: ["BookTool", "GradClip", "Tensors"]),
    .testTarget(
      name: "OptimizersTests",
      dependencies: ["Layers", "Optimizers", "Tensors"]
    ),
    .testTarget(
      name: "LayersTests",
      dependencies: ["Chapter09_Concise", "Kernels", "Layers", "Tensors"]),
    .testTarget(
      name: "ConciseTests",
      dependencies: [
        "Chapter09_Concise", "Concise", "Layers", "Params", "Predict",
        "RNNCell", "SafeTensors", "TextData", "Tensors", "Training",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "SafeTensorsTests",
      dependencies: ["Layers", "OutputFiles", "SafeTensors", "Tensors"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "TrainingTests",
      dependencies: [
        "GradClip", "Kernels", "Optimizers", "Predict", "RNNCell", "Training",
        "TextData", "Tensors",
      ]),
    .testTarget(
      name: "TrainingProgramTests",
      dependencies: [
        "BuiltPrograms", "Chapter", "ChildProcesses", "CommandLineOptions",
        "Layers", "Optimizers", "OutputFiles", "RNNCell", "SafeTensors",
        "Tensors", "TextData", "Training", "TrainingProgram",
        "Chapter08_Training",
        "Chapter09_Concise",
      ]),
    .testTarget(
      name: "ThroughTimeTests",
      dependencies: [
        "Params", "RNNCell", "TextData", "Tensors", "ThroughTime",
      ]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Chapter11_Experiments", "Concise", "Experiments", "Layers", "RNNCell",
        "Tensors", "TextData", "Training",
      ]),
    .testTarget(
      name: "MuseumTests",
      dependencies: [
        "Concise", "Layers", "Museum", "RNNCell", "Tensors", "TextData",
        "Training", "TrainingProgram",
      ]),
    .testTarget(
      name: "ReferenceTests",
      dependencies: [
        "GradClip", "Layers", "Optimizers", "Params", "RNNCell", "Training",
        "TextData", "Tensors",
      ],
      exclude: ["Values"]),
    .testTarget(
      name: "SolutionsTests",
      dependencies: [
        "Concise", "Experiments", "GradClip", "Kernels", "Layers", "Museum",
        "OneHot", "Optimizers", "Params", "Plotting", "Predict", "RNNCell",
        "SequenceModels", "Solutions", "Tensors", "TextData", "ThroughTime",
        "Training",
      ]),
    .testTarget(
      name: "BookToolTests",
      dependencies: [
        "BookTool", "BuiltPrograms", "Chapter", "ChildProcesses",
        "CorpusDownload", "TextData", "Transcripts", "Chapter08_Training",
        "book",
      ]),
  ]
)
