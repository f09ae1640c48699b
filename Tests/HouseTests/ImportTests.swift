import Testing

/// Data walks one way through the house; what a module may import is written here and nowhere else.
struct ImportTests {
  /// What each module may import of the others. A module may also import what these may import.
  static let arrows: [String: Set<String>] = [
    "CGLPK": [],
    "Threads": [],
    "Files": [],
    "Probability": [],
    "Modelling": [],
    "GLPKSolver": ["CGLPK", "Modelling"],
    "Problems": ["Probability"],
    "Allocation": ["Problems", "Threads"],
    "Formulation": ["Allocation", "Modelling"],
    "Scheduling": ["Allocation"],
    // Values alone. Search and naive rules make some of them, so they know them too.
    "Answers": ["Allocation"],
    "Search": ["Answers", "Formulation", "Scheduling", "GLPKSolver", "Threads"],
    "Allocators": ["Answers", "Search", "Threads"],
    "Simulation": ["Answers", "Threads"],
    "Analysis": ["Allocators", "Threads"],
    "Reporting": ["Answers", "Files", "Threads"],
    "Charts": [],
    "Report": ["Charts", "Files", "Reporting"],
    "Sidereal": [
      "Problems", "Allocation", "Formulation", "Search", "Allocators", "Simulation", "Analysis", "Reporting",
      "Threads", "Files",
    ],
    // Solves nothing: what it hands on is solved by processes of their own.
    "Batch": ["Reporting", "Files", "Threads"],
    "SiderealCommand": ["Sidereal", "Batch", "Report"],
    // Passes text on, and knows nothing of what it says.
    "LocalPage": [],
    "SiderealPage": ["LocalPage"],
  ]

  /// Modules of other packages and of the system, and who may import them.
  static let foreign: [String: Set<String>] = [
    "Yams": ["Problems"], "ArgumentParser": ["SiderealCommand", "SiderealPage"],
    "Dispatch": ["SiderealCommand"], "Glibc": ["SiderealCommand"],
    "Crypto": ["Files"], "SystemPackage": ["Files", "Batch", "LocalPage"],
    "Subprocess": ["Batch", "LocalPage"], "NIOCore": ["LocalPage"], "NIOPosix": ["LocalPage"],
    "NIOHTTP1": ["LocalPage"],
  ]

  /// Everything that is reached from a module along the arrows.
  static func reach(of module: String) -> Set<String> {
    var found: Set<String> = []
    var open = Array(arrows[module] ?? [])
    while let next = open.popLast() {
      if found.insert(next).inserted { open += arrows[next] ?? [] }
    }
    return found
  }

  static func isAllowed(_ imported: String, in module: String) -> Bool {
    if imported == "CGLPK" { return module == "GLPKSolver" }
    if arrows[imported] != nil { return reach(of: module).contains(imported) }
    return imported == "Foundation" || foreign[imported]?.contains(module) == true
  }

  @Test func thereAreSources() {
    #expect(SourceFile.all.count > 50)
    #expect(SourceFile.all.contains { $0.imports.contains("CGLPK") })
  }

  @Test(arguments: SourceFile.all)
  func everyImportIsAllowed(file: SourceFile) {
    #expect(Self.arrows[file.module] != nil, "module \(file.module) is not in the table")
    for imported in file.imports {
      #expect(Self.isAllowed(imported, in: file.module), "\(file.path) imports \(imported)")
    }
  }

  @Test(arguments: [
    ("Problems", "Allocation", false), ("Reporting", "Search", false), ("Reporting", "Problems", true),
    ("Search", "CGLPK", false), ("GLPKSolver", "CGLPK", true), ("Modelling", "Problems", false),
    ("Allocation", "Yams", false), ("SiderealCommand", "Search", true), ("Search", "Allocators", false),
    ("Allocators", "Reporting", false), ("Allocation", "Foundation", true), ("Search", "Network", false),
  ])
  func arrowsPointOneWay(module: String, imported: String, isAllowed: Bool) {
    #expect(Self.isAllowed(imported, in: module) == isAllowed)
  }

  /// Simulation checks chances and plans, so it works without what they are made with.
  @Test func simulationSharesNothingWithWhatItChecks() {
    let checked: Set<Substring> = [
      "Evaluation", "PoissonBinomial", "ResourceCalendar", "FreePeople", "MoneyLeft", "violations",
    ]
    let files = SourceFile.all.filter { $0.module == "Simulation" }
    #expect(!files.isEmpty)
    for file in files {
      let words = SourceFile.withoutTexts(file.text).split { !$0.isLetter }
      #expect(checked.isDisjoint(with: words), "\(file.path)")
    }
  }

  @Test func noModuleReachesItself() {
    for module in Self.arrows.keys { #expect(!Self.reach(of: module).contains(module), "\(module)") }
  }

  @Test(arguments: [
    ("import A", ["A"]), ("@_exported import A\npublic import B", ["A", "B"]), ("// import A", []),
    ("let a = \"\"\"\n  import A\n  \"\"\"", []), ("import struct A.B", ["A"]), ("let important = 1", []),
  ])
  func importsAreRead(text: String, expected: [String]) {
    #expect(SourceFile(module: "", path: "", text: text).imports == expected)
  }
}
