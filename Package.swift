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
// typed: the engine, the layers and the model that is made of them, prediction,
// and the module that reads files of weights byte by byte, are optimised in
// every configuration. The kernels also leave out overflow and bounds checks;
// what calls them checks.
// A module is compiled as a whole, so that functions are inlined across files;
// with one thread a debug build still gets the output for each file it expects.
let wholeModule = [
  "-wmo", "-num-threads", "1", "-disable-batch-mode", "-suppress-remarks",
]
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"] + wholeModule)]
let kernels = engine + [.unsafeFlags(["-Ounchecked"] + wholeModule)]
let tensors = engine + optimized

/// The folder of what the module of the page that trains has instead of the
/// files in `Native`.
let embedded = ["Embedded"]

/// The engine and the sections, each of which another package can depend on;
/// `Course` stands for all of them. `Kernels` is not among them: it works on
/// pointers, without checks, and is for the modules above it alone.
let sections = [
  "Basics", "Concise", "Corpora", "GradClip", "LanguageModels", "Layers",
  "NGrams", "OneHot", "Optimizers", "Params", "Plotting", "Predict",
  "RNNCell", "SafeTensors", "SequenceModels", "Tensors", "TextData",
  "ThroughTime", "Training",
]

let package = Package(
  name: "rnn-from-scratch",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Course", targets: ["Course"]),
    .executable(name: "exercises", targets: ["ExerciseProgram"]),
  ]
    + sections.map { .library(name: $0, targets: [$0]) },
  targets: [
    // MARK: - The engine
    .target(name: "Basics", exclude: embedded, swiftSettings: optimized),
    .target(
      name: "Kernels", dependencies: ["Basics"],
      exclude: embedded + ["RoundedTwice"], swiftSettings: kernels),
    .target(
      name: "Tensors", dependencies: ["Basics", "Kernels"], exclude: embedded,
      swiftSettings: tensors),

    // MARK: - What models are made of
    .target(name: "Optimizers", dependencies: ["Basics", "Tensors"]),
    .target(
      name: "Layers", dependencies: ["Basics", "Kernels", "Tensors"],
      swiftSettings: optimized),
    .target(
      name: "LayerChecks", dependencies: ["Basics", "Layers", "Tensors"]),
    .target(
      name: "SafeTensors", dependencies: ["Basics", "OutputFiles", "Tensors"],
      swiftSettings: optimized),

    // MARK: - The sections
    .target(
      name: "SequenceModels",
      dependencies: ["Basics", "Layers", "Optimizers", "Tensors"]),
    .target(
      name: "TextData", dependencies: ["Basics"], exclude: embedded,
      swiftSettings: optimized),
    .target(name: "NGrams", dependencies: ["Basics", "TextData"]),
    .target(name: "Corpora", dependencies: ["Basics", "TextData"]),
    .target(name: "LanguageModels", dependencies: ["Tensors", "TextData"]),
    .target(name: "OneHot", dependencies: ["Basics", "Tensors", "TextData"]),
    .target(name: "Params", dependencies: ["Basics", "Tensors"]),
    .target(
      name: "RNNCell",
      dependencies: [
        "Basics", "LanguageModels", "OneHot", "Params", "Tensors", "TextData",
      ]
    ),
    .target(
      name: "Predict",
      dependencies: [
        "Basics", "LanguageModels", "RNNCell", "Tensors", "TextData",
      ],
      swiftSettings: optimized),
    .target(name: "GradClip", dependencies: ["Basics", "Tensors"]),
    .target(
      name: "Training",
      dependencies: [
        "Basics", "GradClip", "LanguageModels", "Optimizers", "Tensors",
        "TextData",
      ]),
    .target(
      name: "ThroughTime",
      dependencies: [
        "Basics", "OneHot", "Params", "RNNCell", "Tensors", "TextData",
      ]),

    .target(
      name: "Concise",
      dependencies: [
        "Basics", "LanguageModels", "Layers", "RNNCell", "Tensors", "TextData",
      ],
      swiftSettings: optimized),

    .target(
      name: "Experiments",
      dependencies: [
        "Basics", "Concise", "GradClip", "LanguageModels", "Layers", "NGrams",
        "OneHot", "Optimizers", "RNNCell", "Tensors", "TextData", "Training",
      ]),

    .target(
      name: "WholeNovel",
      dependencies: ["Basics", "Concise", "Layers", "Tensors", "TextData"],
      swiftSettings: optimized),

    .target(
      name: "ManyProcesses",
      dependencies: [
        "Basics", "Console", "GradClip", "LanguageModels", "Optimizers",
        "Tensors", "TextData", "Training",
      ],
      swiftSettings: optimized),

    .target(
      name: "Solutions",
      dependencies: [
        "Basics", "Concise", "Experiments", "GradClip", "Kernels",
        "LanguageModels", "Layers", "ManyProcesses", "Museum", "MuseumLogs",
        "NGrams", "OneHot", "Optimizers", "Params", "Predict", "RNNCell",
        "SequenceModels", "Tensors", "TextData", "ThroughTime", "Training",
      ]),

    .target(
      name: "Exercises",
      dependencies: ["NGrams", "Params", "RNNCell", "Tensors", "TextData"]),

    .target(
      name: "ExerciseChecks",
      dependencies: [
        "Basics", "Exercises", "NGrams", "Params", "RNNCell", "Solutions",
        "Tensors", "TextData", "Training",
      ]),

    .target(
      name: "Museum",
      dependencies: [
        "Basics", "GradClip", "LanguageModels", "Optimizers", "Tensors",
        "TextData", "Training",
      ]),
    .target(
      name: "MuseumLogs",
      dependencies: [
        "Basics", "LanguageModels", "Museum", "TextData", "Training",
        "TrainingLogs",
      ]),

    .target(
      name: "Course",
      dependencies: [
        "Basics", "Concise", "Corpora", "GradClip", "LanguageModels", "Layers",
        "NGrams", "OneHot", "Optimizers", "Params", "Plotting", "Predict",
        "RNNCell", "SafeTensors", "SequenceModels", "Tensors", "TextData",
        "ThroughTime", "Training",
      ]),

    .target(
      name: "SavedModels",
      dependencies: [
        "Checkpoints", "Concise", "LanguageModels", "Layers", "Params",
        "RNNCell", "SafeTensors", "Tensors", "TextData",
      ]),

    // MARK: - The tools
    .target(name: "Console"),
    .target(name: "OutputFiles"),
    .target(name: "Plotting", dependencies: ["Basics", "OutputFiles"]),
    .target(name: "CommandLineOptions", dependencies: ["Basics", "Console"]),
    .target(
      name: "Chapter",
      dependencies: [
        "Basics", "CommandLineOptions", "Console", "Corpora", "Kernels",
        "TextData", "Transcripts",
      ]),
    .target(
      name: "TrainingLogs",
      dependencies: ["Corpora", "OutputFiles", "TextData", "Training"]),
    .target(
      name: "Checkpoints",
      dependencies: [
        "Basics", "Corpora", "Optimizers", "OutputFiles", "SafeTensors",
        "Tensors", "TextData",
        "TrainingLogs",
      ]),
    .target(
      name: "TrainingProgram",
      dependencies: [
        "Basics", "Chapter", "Checkpoints", "CommandLineOptions", "Console",
        "Corpora",
        "Kernels", "LanguageModels", "NGrams", "Optimizers", "OutputFiles",
        "Plotting", "Predict", "SafeTensors", "Tensors", "TextData", "Training",
        "TrainingLogs",
      ]),
    .target(name: "Transcripts"),
    .target(name: "ChildProcesses"),
    .target(
      name: "BookSite", dependencies: ["ChildProcesses", "OutputFiles"],
      exclude: ["Assets"]),
    .target(
      name: "BookTool",
      dependencies: [
        "ChildProcesses", "CommandLineOptions", "Corpora", "OutputFiles",
        "Transcripts",
      ]),

    // MARK: - The page that trains
    .target(
      name: "LiveModule",
      dependencies: [
        "Basics", "Concise", "LanguageModels", "Layers", "Museum", "NGrams",
        "Optimizers", "Predict", "RNNCell", "Tensors", "TextData", "Training",
      ], exclude: embedded),
    .target(name: "LiveRuntime", exclude: ["webassembly.c"]),
    .target(
      name: "LivePage", dependencies: ["ChildProcesses", "Corpora"],
      exclude: ["Assets"]),

    // MARK: - The chapters
    .executableTarget(
      name: "Chapter00_BeforeYouStart",
      dependencies: [
        "Basics", "Chapter", "ChildProcesses", "CommandLineOptions", "Minimal",
        "Plotting", "Tensors", "TextData",
      ], path: "Chapters/Chapter00_BeforeYouStart"),
    .executableTarget(
      name: "Chapter01_SequenceModels",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "Plotting",
        "SequenceModels", "Tensors", "TextData",
      ], path: "Chapters/Chapter01_SequenceModels"),
    .executableTarget(
      name: "Chapter01b_LookingAhead",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "Optimizers", "Plotting",
        "SafeTensors", "SequenceModels", "Tensors", "TextData",
      ], path: "Chapters/Chapter01b_LookingAhead"),
    .executableTarget(
      name: "Chapter02_TextData",
      dependencies: ["Chapter", "CommandLineOptions", "Corpora", "TextData"],
      path: "Chapters/Chapter02_TextData"),
    .executableTarget(
      name: "Chapter02b_Minibatches",
      dependencies: ["Basics", "Chapter", "Plotting", "Tensors", "TextData"],
      path: "Chapters/Chapter02b_Minibatches"),
    .executableTarget(
      name: "Chapter02c_Counting",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "NGrams", "Plotting",
        "Tensors", "TextData",
      ],
      path: "Chapters/Chapter02c_Counting"),
    .executableTarget(
      name: "Chapter02d_Perplexity",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "NGrams", "Plotting",
        "TextData",
      ],
      path: "Chapters/Chapter02d_Perplexity"),
    .executableTarget(
      name: "Chapter03_OneHot",
      dependencies: [
        "Basics", "Chapter", "OneHot", "Plotting", "Tensors", "TextData",
      ],
      path: "Chapters/Chapter03_OneHot"),
    .executableTarget(
      name: "Chapter04_Params",
      dependencies: ["Basics", "Chapter", "OneHot", "Params", "Tensors"],
      path: "Chapters/Chapter04_Params"),
    .executableTarget(
      name: "Chapter05_RNNCell",
      dependencies: [
        "Basics", "Chapter", "OneHot", "Params", "Plotting", "RNNCell",
        "Tensors", "TextData",
      ],
      path: "Chapters/Chapter05_RNNCell"),
    .executableTarget(
      name: "Chapter06_Predict",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "Predict", "RNNCell",
        "SavedModels", "Tensors", "TextData",
      ], path: "Chapters/Chapter06_Predict"),
    .executableTarget(
      name: "Chapter07_GradClip",
      dependencies: ["Basics", "Chapter", "GradClip", "Plotting", "Tensors"],
      path: "Chapters/Chapter07_GradClip"),
    .executableTarget(
      name: "Chapter08_Training",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "NGrams", "Optimizers",
        "Plotting", "RNNCell", "Tensors", "TextData", "Training",
        "TrainingProgram",
      ], path: "Chapters/Chapter08_Training"),
    .executableTarget(
      name: "Chapter09_ThroughTime",
      dependencies: [
        "Basics", "Chapter", "Params", "RNNCell", "Tensors", "TextData",
        "ThroughTime",
      ], path: "Chapters/Chapter09_ThroughTime"),
    .executableTarget(
      name: "Chapter09b_Fading",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "GradClip", "Params",
        "Plotting", "RNNCell", "Tensors", "TextData", "ThroughTime", "Training",
      ], path: "Chapters/Chapter09b_Fading"),
    .executableTarget(
      name: "Minimal", path: "Chapters/Minimal",
      swiftSettings: optimized),  // its loops are the engine
    .executableTarget(
      name: "Chapter10_Layer",
      dependencies: [
        "Basics", "Chapter", "LayerChecks", "Layers", "OneHot", "Plotting",
        "Tensors", "TextData",
      ], path: "Chapters/Chapter10_Layer"),
    .executableTarget(
      name: "Chapter10b_Gates",
      dependencies: [
        "Basics", "Chapter", "LayerChecks", "Layers", "Plotting", "Tensors",
      ], path: "Chapters/Chapter10b_Gates"),
    .executableTarget(
      name: "Chapter10c_Concise",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "Concise", "Kernels",
        "LanguageModels", "Layers", "NGrams", "Optimizers",
        "OutputFiles", "Params", "Plotting", "Predict", "RNNCell",
        "SafeTensors", "SavedModels", "Tensors", "TextData", "Training",
        "TrainingProgram",
      ], path: "Chapters/Chapter10c_Concise", exclude: ["weights.py"]),
    .executableTarget(
      name: "Chapter11_Experiments",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "Concise", "Corpora",
        "Experiments", "Layers", "Museum", "MuseumLogs", "NGrams",
        "OutputFiles", "Plotting",
        "Predict", "RNNCell", "Tensors", "TextData", "Training",
        "TrainingLogs",
      ], path: "Chapters/Chapter11_Experiments"),
    .executableTarget(
      name: "Chapter12_WholeNovel",
      dependencies: [
        "Basics", "Chapter", "CommandLineOptions", "Concise", "Experiments",
        "Kernels", "Layers", "NGrams", "OutputFiles", "Plotting", "Predict",
        "Tensors", "TextData", "Training", "TrainingProgram", "WholeNovel",
      ], path: "Chapters/Chapter12_WholeNovel"),
    .executableTarget(
      name: "Chapter13_ManyMachines",
      dependencies: [
        "Basics", "Chapter", "ChildProcesses", "CommandLineOptions", "Concise",
        "Experiments", "Kernels", "Layers", "ManyProcesses", "Optimizers",
        "OutputFiles", "Plotting", "SafeTensors", "Tensors", "TextData",
        "Training", "TrainingProgram",
      ], path: "Chapters/Chapter13_ManyMachines",
      exclude: ["distributed.py", "records"]),
    .executableTarget(
      name: "ChapterA_Tape",
      dependencies: ["Basics", "Chapter", "Plotting", "Tensors"],
      path: "Chapters/ChapterA_Tape"),
    .executableTarget(
      name: "ChapterA2_InsideTheTape",
      dependencies: ["Basics", "Chapter", "Tensors"],
      path: "Chapters/ChapterA2_InsideTheTape"),
    .executableTarget(
      name: "ChapterB_Kernel",
      dependencies: ["Basics", "Chapter", "Kernels", "Tensors"],
      path: "Chapters/ChapterB_Kernel",
      swiftSettings: kernels),  // what it times is built like the engine
    .executableTarget(
      // Not named like its product: some file systems would take its folder
      // for that of the library Exercises.
      name: "ExerciseProgram",
      dependencies: [
        "Basics", "ChildProcesses", "CommandLineOptions", "Console",
        "ExerciseChecks",
      ], path: "Chapters/exercises"),
    .executableTarget(
      name: "Benchmark",
      dependencies: [
        "Basics", "BookSite", "Chapter", "ChildProcesses", "CommandLineOptions",
        "Concise", "Console", "Corpora", "Kernels", "LanguageModels", "Layers",
        "LivePage", "Optimizers", "OutputFiles", "Plotting", "Predict",
        "RNNCell",
        "Tensors", "TextData", "Training",
      ], path: "Chapters/Benchmark",
      exclude: ["peers", "records"]),
    .executableTarget(
      name: "book",
      dependencies: [
        "Basics", "Benchmark", "BookSite", "BookTool",
        "Chapter00_BeforeYouStart",
        "Chapter01_SequenceModels", "Chapter01b_LookingAhead",
        "Chapter02_TextData", "Chapter02b_Minibatches", "Chapter02c_Counting",
        "Chapter02d_Perplexity", "Chapter03_OneHot", "Chapter04_Params",
        "Chapter05_RNNCell", "Chapter06_Predict", "Chapter07_GradClip",
        "Chapter08_Training", "Chapter09_ThroughTime", "Chapter09b_Fading",
        "Chapter10_Layer", "Chapter10b_Gates", "Chapter10c_Concise",
        "Chapter11_Experiments", "Chapter12_WholeNovel",
        "Chapter13_ManyMachines", "ChapterA_Tape",
        "ChapterA2_InsideTheTape", "ChapterB_Kernel", "CommandLineOptions",
        "Console", "ExerciseProgram", "LivePage",
      ],
      path: "Chapters/book"),

    // MARK: - The tests
    .target(name: "BuiltPrograms", path: "Tests/BuiltPrograms"),
    .testTarget(
      name: "ConsoleTests",
      dependencies: [
        "Benchmark", "BuiltPrograms", "Chapter00_BeforeYouStart",
        "Chapter01_SequenceModels", "Chapter01b_LookingAhead",
        "Chapter02_TextData", "Chapter02b_Minibatches", "Chapter02c_Counting",
        "Chapter02d_Perplexity", "Chapter03_OneHot", "Chapter04_Params",
        "Chapter05_RNNCell", "Chapter06_Predict", "Chapter07_GradClip",
        "Chapter08_Training", "Chapter09_ThroughTime", "Chapter09b_Fading",
        "Chapter10_Layer", "Chapter10b_Gates", "Chapter10c_Concise",
        "Chapter11_Experiments", "Chapter12_WholeNovel",
        "Chapter13_ManyMachines", "ChapterA_Tape",
        "ChapterA2_InsideTheTape", "ChapterB_Kernel", "ChildProcesses",
        "Console", "ExerciseProgram", "book",
      ]),
    .testTarget(name: "PackageTests", dependencies: ["Basics"]),
    .testTarget(
      name: "BookSiteTests",
      dependencies: [
        "Basics", "BookSite", "BuiltPrograms", "ChildProcesses", "Layers",
        "Tensors", "book",
      ]),
    .testTarget(
      name: "BenchmarkTests",
      dependencies: ["Benchmark", "BuiltPrograms", "Chapter", "ChildProcesses"]
    ),
    .testTarget(
      name: "LiveModuleTests",
      dependencies: [
        "Basics", "LiveModule", "Museum", "MuseumLogs", "RNNCell", "TextData",
        "Training", "TrainingLogs",
      ]),
    .testTarget(name: "LiveRuntimeTests", dependencies: ["LiveRuntime"]),
    .testTarget(
      name: "LivePageTests",
      dependencies: [
        "BookSite", "BuiltPrograms", "Chapter06_Predict", "ChildProcesses",
        "LiveModule", "LivePage", "Museum",
      ],
      exclude: ["Bits", "Module"]),
    .testTarget(name: "BasicsTests", dependencies: ["Basics"]),
    .testTarget(
      name: "CorporaTests", dependencies: ["Basics", "Corpora", "TextData"]),
    .testTarget(
      name: "NGramsTests",
      dependencies: ["Basics", "NGrams", "Tensors", "TextData"]),
    .testTarget(
      name: "TextDataTests",
      dependencies: ["Basics", "Corpora", "NGrams", "Tensors", "TextData"]),
    .testTarget(
      name: "KernelsTests",
      dependencies: ["Chapter", "ChapterB_Kernel", "Kernels"]),
    .testTarget(
      name: "TensorsTests", dependencies: ["Basics", "Kernels", "Tensors"]),
    .testTarget(name: "ChildProcessesTests", dependencies: ["ChildProcesses"]),
    .testTarget(
      name: "OutputFilesTests", dependencies: ["ChildProcesses", "OutputFiles"]
    ),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
    .testTarget(
      name: "CommandLineOptionsTests", dependencies: ["CommandLineOptions"]),
    .testTarget(
      name: "BeforeYouStartTests",
      dependencies: ["Chapter00_BeforeYouStart"]),
    .testTarget(
      name: "MinimalTests",
      dependencies: [
        "BuiltPrograms", "ChildProcesses", "Minimal", "Params", "RNNCell",
        "Tensors", "TextData",
      ]),
    .testTarget(
      name: "SequenceModelsTests",
      dependencies: [
        "Basics", "BuiltPrograms", "Chapter01_SequenceModels",
        "Chapter01b_LookingAhead", "ChildProcesses", "Layers", "Optimizers",
        "SequenceModels", "Tensors",
      ]),
    .testTarget(
      name: "OneHotTests",
      dependencies: ["Basics", "BookTool", "OneHot", "Tensors", "TextData"]),
    .testTarget(
      name: "ParamsTests",
      dependencies: ["Basics", "BookTool", "Params", "Tensors"]),
    .testTarget(
      name: "RNNCellTests",
      dependencies: [
        "Basics", "BookTool", "OneHot", "Params", "RNNCell", "Tensors",
        "TextData",
      ]),
    .testTarget(
      name: "PredictTests",
      dependencies: [
        "Basics", "BookTool", "LanguageModels", "Params", "Predict", "RNNCell",
        "Tensors", "TextData",
      ]),
    .testTarget(
      name: "GradClipTests",
      dependencies: ["Basics", "BookTool", "GradClip", "Tensors"]),
    .testTarget(
      name: "OptimizersTests",
      dependencies: ["Basics", "Layers", "Optimizers", "Tensors"]
    ),
    .testTarget(
      name: "LayersTests",
      dependencies: [
        "Basics", "Kernels", "LayerChecks", "Layers", "Tensors",
      ]),
    .testTarget(
      name: "ConciseTests",
      dependencies: [
        "Basics", "Chapter", "Chapter10c_Concise", "Concise", "Layers",
        "Params",
        "Predict", "RNNCell", "SafeTensors", "Tensors", "TextData", "Training",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ExercisesTests",
      dependencies: [
        "Basics", "BuiltPrograms", "ChildProcesses", "ExerciseChecks",
        "ExerciseProgram", "NGrams", "Params", "RNNCell", "Solutions",
        "Tensors",
      ]),
    .testTarget(
      name: "SafeTensorsTests",
      dependencies: [
        "Basics", "Layers", "OutputFiles", "SafeTensors", "Tensors",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "SavedModelsTests",
      dependencies: [
        "Basics", "BuiltPrograms", "Checkpoints", "ChildProcesses", "Concise",
        "LanguageModels", "Layers", "Optimizers", "Predict", "RNNCell",
        "SafeTensors", "SavedModels", "Tensors", "TextData", "TrainingLogs",
        "Chapter02_TextData", "Chapter02b_Minibatches", "Chapter02c_Counting",
        "Chapter02d_Perplexity", "Chapter06_Predict", "Chapter08_Training",
        "Chapter10c_Concise", "Chapter12_WholeNovel",
      ]),
    .testTarget(
      name: "TrainingTests",
      dependencies: [
        "Basics", "Concise", "Corpora", "GradClip", "Kernels", "LanguageModels",
        "Layers", "NGrams", "Optimizers", "Predict", "RNNCell", "Tensors",
        "TextData", "Training",
      ]),
    .testTarget(
      name: "TrainingProgramTests",
      dependencies: [
        "Basics", "BuiltPrograms", "Chapter", "Chapter08_Training",
        "Chapter10c_Concise", "Chapter12_WholeNovel", "Checkpoints",
        "ChildProcesses",
        "CommandLineOptions", "Concise",
        "LanguageModels", "Layers", "Optimizers", "RNNCell", "SafeTensors",
        "SequenceModels", "Tensors", "TextData", "Training", "TrainingLogs",
        "TrainingProgram",
      ]),
    .testTarget(
      name: "ThroughTimeTests",
      dependencies: [
        "Basics", "Chapter", "Chapter09b_Fading", "Params", "RNNCell",
        "Tensors", "TextData", "ThroughTime",
      ]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Basics", "Chapter", "Chapter11_Experiments", "Experiments", "Layers",
        "NGrams",
        "Tensors", "TextData", "Training",
      ]),
    .testTarget(
      name: "MuseumTests",
      dependencies: [
        "Basics", "Concise", "LanguageModels", "Layers", "Museum", "MuseumLogs",
        "RNNCell",
        "Tensors", "TextData", "Training", "TrainingLogs",
      ]),
    .testTarget(
      name: "ReferenceTests",
      dependencies: [
        "Basics", "Concise", "GradClip", "Layers", "Optimizers", "Params",
        "RNNCell",
        "Tensors", "TextData", "Training",
      ],
      exclude: ["Values", "training_values.py"]),
    .testTarget(
      name: "ManyProcessesTests",
      dependencies: [
        "Basics", "BuiltPrograms", "Chapter13_ManyMachines", "ChildProcesses",
        "Concise", "Layers", "ManyProcesses", "Optimizers", "RNNCell",
        "Tensors", "TextData", "Training",
      ]),
    .testTarget(
      name: "WholeNovelTests",
      dependencies: [
        "Basics", "BuiltPrograms", "Chapter12_WholeNovel", "ChildProcesses",
        "Concise", "Layers", "Tensors", "TextData", "WholeNovel",
      ]),
    .testTarget(
      name: "SolutionsTests",
      dependencies: [
        "Basics", "Concise", "Corpora", "Experiments", "GradClip", "Layers",
        "ManyProcesses", "NGrams", "OneHot", "Params", "Predict", "RNNCell",
        "SequenceModels", "Solutions", "Tensors", "TextData", "ThroughTime",
        "Training",
      ]),
    .testTarget(
      name: "BookToolTests",
      dependencies: [
        "BookTool", "BuiltPrograms", "Chapter", "Chapter08_Training",
        "ChildProcesses", "Corpora", "Transcripts", "book",
      ]),
  ]
)

// MARK: - Several machines

// MPI is wanted only by those who train with several processes:
// RNN_MPI=1 swift build --product Chapter13_ManyMachines
if environment["RNN_MPI"] == "1" {
  package.targets.append(
    .systemLibrary(name: "CMPI", pkgConfig: nameOfInstalledMPI()))
  package.targets.first { $0.name == "ManyProcesses" }?
    .dependencies.append("CMPI")
}

/// The name by which pkg-config knows the MPI of this machine. Without one, the
/// manifest ends with a sentence.
func nameOfInstalledMPI() -> String {
  let folders =
    (environment["PKG_CONFIG_PATH"] ?? "").split(separator: ":").map(
      String.init)
    + ["/opt/homebrew", "/usr/local", "/usr"].flatMap { root in
      ["lib", "share", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu"]
        .map { "\(root)/\($0)/pkgconfig" }
    }
  // Open MPI, then MPICH.
  let found = ["ompi-c", "mpich"].first { name in
    folders.contains {
      FileManager.default.fileExists(atPath: "\($0)/\(name).pc")
    }
  }
  guard let found else {
    FileHandle.standardError.write(
      Data(
        """
        RNN_MPI=1 needs MPI, which was not found (no ompi-c.pc or mpich.pc). \
        Install it: apt-get install libopenmpi-dev openmpi-bin pkg-config, or \
        brew install open-mpi. Without RNN_MPI nothing of it is needed.

        """.utf8))
    exit(1)
  }
  return found
}
