// swift-tools-version: 6.2
import PackageDescription

/// Language mode 6 checks concurrency completely. No unsafe flags: a package that has them cannot be depended on by
/// version.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// A module of the house: its own imports are stated here and checked by `Tests/HouseTests`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// A target of the fuzzer: `LLVMFuzzerTestOneInput` in a file of its name.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies + ["FuzzSupport"], path: "Tests/Fuzzing/\(name)",
    swiftSettings: strict)
}

let package = Package(
  name: "Sidereal",
  products: [
    .library(name: "Sidereal", targets: ["Sidereal"]),
    .executable(name: "sidereal", targets: ["SiderealCommand"]),
    .executable(name: "sidereal-page", targets: ["SiderealPage"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk")]),
    // What work on several threads under a limit of time shares; knows nothing of problems.
    module("Threads"),
    // Files that are written whole or not at all, and digests; knows nothing of problems.
    module(
      "Files",
      [
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    // Laws and statistics; knows nothing of problems.
    module("Probability"),
    module("Modelling"),
    module("GLPKSolver", ["CGLPK", "Modelling"]),
    module("Problems", ["Probability", .product(name: "Yams", package: "Yams")]),
    module("Allocation", ["Problems", "Probability", "Threads"]),
    module("Formulation", ["Allocation", "Probability", "Modelling"]),
    module("Scheduling", ["Allocation"]),
    // What is found out about a problem, as values: each modelled once, for whoever finds it and whoever tells it.
    module("Answers", ["Allocation", "Probability"]),
    module(
      "Search",
      ["Probability", "Answers", "Formulation", "Scheduling", "GLPKSolver", "Problems", "Threads"]),
    module("Allocators", ["Probability", "Answers", "Allocation", "Search", "Threads"]),
    module("Simulation", ["Answers", "Allocation", "Problems", "Probability", "Threads"]),
    module(
      "Analysis",
      [
        "Probability", "Problems", "Allocation", "Answers", "Modelling", "Formulation", "Search",
        "Allocators",
        "Threads",
      ]),
    module("Reporting", ["Answers", "Allocation", "Files", "Problems", "Threads"]),
    // Drawings as values, and as SVG; knows nothing of problems.
    module("Charts"),
    // Results read back, as pages with charts.
    module("Report", ["Charts", "Files", "Reporting"]),
    module(
      "Sidereal",
      [
        "Problems", "Modelling", "Allocation", "Answers", "Search", "Allocators", "Analysis", "Simulation",
        "Reporting", "Threads", "Files",
      ]),
    // Many files: jobs, the folder of their results, and the workers that solve them. Solves nothing itself.
    module(
      "Batch",
      [
        "Problems", "Reporting", "Files", "Threads",
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    // The server of the page: passes text between a browser and workers. Knows no problem, and holds no solver.
    .target(
      name: "LocalPage",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      resources: [.embedInCode("Page"), .embedInCode("Examples")], swiftSettings: strict),
    .executableTarget(
      name: "SiderealPage",
      dependencies: ["LocalPage", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .executableTarget(
      name: "SiderealCommand",
      dependencies: [
        "Sidereal", "Allocation", "Analysis", "Batch", "Charts", "Files", "Formulation", "Report", "Threads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    // What benchmarks ask of the inside: `make benchmark` builds it. No product holds it.
    .executableTarget(
      name: "sidereal-bench",
      dependencies: [
        "Allocation", "Allocators", "Formulation", "GLPKSolver", "Modelling", "Problems", "Probability",
        "Search",
        "Sidereal",
      ], path: "Benchmarks/Sources/SiderealBench", swiftSettings: strict),
    // What tests share: generators, brute force, arithmetic without rounding. No product holds it.
    .target(
      name: "Support", dependencies: ["Problems", "Allocation", "Formulation"], path: "Tests/Support",
      swiftSettings: strict),
    tests("SupportTests", ["Support", "Formulation"]),
    tests("ProbabilityTests", ["Probability", "Support"]),
    tests("ThreadsTests", ["Threads", "Support"]),
    tests("ModellingTests", ["Modelling", "Support"]),
    tests("ProblemsTests", ["Problems", .product(name: "Yams", package: "Yams")]),
    tests("AllocationTests", ["Allocation", "Problems", "Support"]),
    tests(
      "FormulationTests",
      ["Formulation", "GLPKSolver", "Modelling", "Allocation", "Problems", "Probability", "Support"]),
    tests(
      "SearchTests",
      [
        "Search", "Scheduling", "Formulation", "GLPKSolver", "Modelling", "Allocation", "Problems", "Threads",
        "Support",
      ]),
    tests("SchedulingTests", ["Scheduling", "Search", "Allocation", "Problems", "Threads", "Support"]),
    tests("GLPKSolverTests", ["GLPKSolver", "Modelling", "CGLPK", "Support"]),
    tests("AllocatorsTests", ["Allocators", "Answers", "Allocation", "Probability", "Problems"]),
    tests("AnswersTests", ["Answers", "Allocation", "Problems"]),
    tests(
      "AnalysisTests",
      ["Analysis", "Allocators", "Allocation", "Probability", "Sidereal", "Support", "Threads"]),
    tests("SiderealTests", ["Allocation", "Formulation", "Sidereal"]),
    tests("ChartsTests", ["Charts"]),
    tests("ReportTests", ["Charts", "Report", "Reporting"], exclude: ["Samples", "Golden"]),
    tests("ReportingTests", ["Reporting", "Answers", "Allocation", "Files", "Problems", "Support"]),
    tests(
      "CommandTests",
      [
        "SiderealCommand", "Allocation", "Analysis", "Formulation", "Sidereal", "Simulation", "Support",
        "Threads",
      ]),
    tests(
      "SimulationTests",
      ["Simulation", "Answers", "Allocators", "Search", "Allocation", "Problems", "Threads"]),
    tests("FilesTests", ["Files"]),
    tests("LocalPageTests", ["LocalPage", .product(name: "NIOHTTP1", package: "swift-nio")]),
    tests("BatchTests", ["Batch", "Problems", "Reporting"]),
    tests("HouseTests", []),
    tests("ProblemLibraryTests", ["Allocation", "Allocators", "Problems", "Reporting", "Sidereal"]),
  ]
)

// They link only under the fuzzer's own flags, so nobody else sees them: `make fuzz`.
if Context.environment["SIDEREAL_FUZZ"] != nil {
  package.targets += [
    .target(
      name: "FuzzSupport", dependencies: ["Problems"], path: "Tests/Fuzzing/FuzzSupport",
      swiftSettings: strict),
    fuzzer("FuzzProblem", ["Problems", "Allocation"]),
    fuzzer("FuzzTable", ["Batch", "Problems"]),
    fuzzer("FuzzPlan", ["Allocation", "Answers", "Problems", "Reporting"]),
    fuzzer("FuzzResult", ["Charts", "Report", "Reporting"]),
    fuzzer("FuzzProtocol", ["Batch", "Files", "Report", "Reporting"]),
  ]
}
