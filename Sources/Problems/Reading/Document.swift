import Yams

/// The reader of documents: turns bytes into items with places: YAML, of which JSON is nearly a part.
///
/// Whatever the bytes, it ends soon and with a place: text is looked at before the parser sees it, and
/// limits end what aliases and nesting make of it.
struct DocumentReader {
  /// Of a file: minutes for the parser, far beyond any problem.
  static let mostBytes = 16_000_000
  /// Levels of values; a problem has six.
  static let deepest = 100
  /// Values that are there by aliases, each counted as often as it is reached.
  static let mostAliased = 10_000
  /// Nesting at which the YAML parser is not even started.
  static let hopeless = 1_000

  /// Where the text ends. The parser supposes a line break there, and puts what it misses into a line that is none.
  private let end: Place
  /// Places of values: one that comes again comes by an alias.
  private var seen: Set<Place> = []
  /// How often a value came again.
  private var aliased = 0
  private var faults: [Diagnostic] = []
  /// From the parser's text back to the file's, where escapes of JSON were replaced.
  private var joined: Rewriting?
  /// The same, where keys were marked; nil: none are equal, as far as is known.
  private var marks: KeyMarks?
  /// Set where a limit ends reading: nothing else is said then.
  private var limit: Diagnostic?

  private init(_ text: String) { end = SourceText(text).end }

  /// Reads a file.
  ///
  /// - Returns: the root mapping, nil where there is none to work with; the text; what is wrong.
  static func read(_ bytes: [UInt8]) -> (root: Item?, text: String, faults: [Diagnostic]) {
    if bytes.count > mostBytes { return (nil, "", [.at(Place(line: 1, column: 1), path: "", .fileTooLarge)]) }
    // What is no text gets no further.
    if let fault = Encoding.fault(bytes) { return (nil, Encoding.shown(bytes), [fault]) }
    var text = String(decoding: bytes, as: UTF8.self)
    // A byte order mark is no character of the text.
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    if let fault = NestingGuard.fault(text) { return (nil, text, [fault]) }
    var reader = DocumentReader(text)
    // JSON's escapes for characters beyond U+FFFF are two of YAML's.
    let isJSON = text.first { !$0.isWhitespace } == "{"
    if isJSON { reader.joined = SurrogatePairs.joined(text) }
    let root = reader.compose(reader.joined?.text ?? text)
    if let limit = reader.limit { return (nil, text, [limit]) }
    return (root, text, reader.faults)
  }

  /// Parses the text; where keys are equal, once more with marked ones, since the parser does not say where
  /// they stand.
  private mutating func compose(_ source: String) -> Item? {
    do {
      return try root(source)
    } catch YamlError.duplicatedKeysInMapping(let names, let context) {
      marks = KeyMarks(source)
      if let marks, let root = try? root(marks.rewriting.text) { return root }
      marks = nil
      faults = [.at(place(context.mark, 1), path: "", .duplicateKey(names.first ?? ""))]
    } catch {
      faults.append(fault(of: error, source))
    }
    return nil
  }

  /// The root as an item; nil, with a fault, where it is no mapping.
  private mutating func root(_ text: String) throws -> Item? {
    guard let node = try Yams.compose(yaml: text, .basic) else {
      faults.append(.at(Place(line: 1, column: 1), path: "", .empty))
      return nil
    }
    guard node.mapping != nil else {
      faults.append(.at(place(node), path: "", .notMapping))
      return nil
    }
    return item(node, path: "", key: nil, depth: 1)
  }

  // MARK: - Places

  /// The parser's errors with their places, some of them in words of ours.
  private func fault(of error: any Error, _ source: String) -> Diagnostic {
    guard let error = error as? YamlError else {
      return .at(Place(line: 1, column: 1), path: "", .broken("the text cannot be read"))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = place(mark, 1)
      // Told apart by the parser's own words: it has no codes.
      if problem.contains("another document") { return .at(place, path: "", .severalDocuments) }
      if problem.contains("nesting level") { return .at(place, path: "", .tooDeep) }
      // The parser gives up on a key of more than 1,000 characters, and blames what follows.
      if let key = LongKey.place(source, line: mark.line) {
        return .at(original(key), path: "", .badName("is longer than 200 characters"))
      }
      let around = context.map { $0.text + ", " } ?? ""
      return .at(place, path: "", .broken(problem.contains("yaml_") ? "it cannot be read" : around + problem))
    case .reader(let problem, _, _, _): return .at(Place(line: 1, column: 1), path: "", .broken(problem))
    default: return .at(Place(line: 1, column: 1), path: "", .broken("the text cannot be read as YAML"))
    }
  }

  /// A place of the parser's text in the file's.
  private func original(_ place: Place) -> Place {
    let marked = marks?.rewriting.original(place) ?? place
    return joined?.original(marked) ?? marked
  }

  /// Places count from 1, and have some length.
  private func place(_ mark: Mark, _ length: Int) -> Place {
    mark.line > end.line
      ? end : original(Place(line: max(1, mark.line), column: max(1, mark.column), length: max(1, length)))
  }

  /// Where a node stands; of a text as long as its first line.
  private func place(_ node: Node) -> Place {
    let mark =
      switch node {
      case .scalar(let scalar): scalar.mark
      case .mapping(let mapping): mapping.mark
      case .sequence(let sequence): sequence.mark
      case .alias(let alias): alias.mark
      }
    var length = 1
    if case .scalar(let scalar) = node {
      let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
      length = written(scalar).prefix { !$0.isNewline }.count + quotes
    }
    return mark.map { place($0, length) } ?? Place(line: 1, column: 1, length: max(1, length))
  }

  // MARK: - Items

  /// A text as its author wrote it, without marks.
  private func written(_ scalar: Node.Scalar) -> String {
    marks?.removed(from: scalar.string) ?? scalar.string
  }

  /// Whether a value is written without quotes and not said to be text: then `true` is true and `~` nothing.
  /// Not for keys: the parser tags them itself.
  private static func isPlain(_ scalar: Node.Scalar) -> Bool {
    let isText = ["!", "tag:yaml.org,2002:str"].contains(scalar.tag.description)
    return (scalar.style == .plain || scalar.style == .any) && !isText
  }

  /// The tags of what a problem has, as YAML itself calls them; others ask for something else.
  private static let plainTags: Set<String> = Set(
    ["str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value"].map {
      "tag:yaml.org,2002:" + $0
    } + ["", "!"])

  /// A tag that means nothing here is a mistake, since its author expects something of it.
  private mutating func checkTag(of node: Node, at place: Place, path: String) {
    let tag =
      switch node {
      case .scalar(let scalar): scalar.tag.description
      case .mapping(let mapping): mapping.tag.description
      case .sequence(let sequence): sequence.tag.description
      case .alias: ""
      }
    if !tag.isEmpty, !Self.plainTags.contains(tag) { faults.append(.at(place, path: path, .customTag(tag))) }
  }

  /// A node as an item, with everything below it; nil where a limit struck.
  ///
  /// - Parameters:
  ///   - path: JSON Pointer.
  ///   - key: where its key stands, for what cannot be reported at the value.
  private mutating func item(_ node: Node, path: String, key: Place?, depth: Int) -> Item? {
    if limit != nil { return nil }
    let place = place(node)
    if !seen.insert(place).inserted { aliased += 1 }
    // Once beyond a limit nothing more is made.
    if aliased > Self.mostAliased {
      limit = .at(key ?? place, path: path, .tooManyAliases)
    } else if depth > Self.deepest {
      limit = .at(place, path: path, .tooDeep)
    }
    if limit != nil { return nil }
    checkTag(of: node, at: place, path: path)
    switch node {
    case .scalar(let scalar):
      return Item(.scalar(written(scalar), isPlain: Self.isPlain(scalar)), place)
    case .sequence(let sequence):
      let items = sequence.enumerated().compactMap {
        item($1, path: "\(path)/\($0)", key: key, depth: depth + 1)
      }
      return Item(.sequence(items), place)
    case .mapping(let mapping): return item(mapping, at: place, path: path, depth: depth)
    case .alias: return nil
    }
  }

  /// A mapping as an item: duplicate keys reported, merge keys resolved.
  private mutating func item(_ mapping: Node.Mapping, at place: Place, path: String, depth: Int) -> Item {
    var entries: [Item.Entry] = []
    var names: Set<String> = []
    var merged: [Item] = []
    var isPartial = false
    for (keyNode, value) in mapping {
      let keyPlace = self.place(keyNode)
      // Keys are text; others have no name to be looked up by.
      guard case .scalar(let scalar) = keyNode else {
        faults.append(.at(keyPlace, path: path, .keyNotText))
        continue
      }
      let name = written(scalar)
      let here = path + Cursor.pointer(name)
      // The first of equal keys is read on; the mapping is partial then, and sums over it are not judged.
      let isFirst = names.insert(name).inserted
      if !isFirst {
        isPartial = true
        faults.append(.at(keyPlace, path: here, .duplicateKey(name)))
      }
      if let value = item(value, path: here, key: keyPlace, depth: depth + 1), isFirst {
        if name == "<<", scalar.style == .plain || scalar.style == .any {
          merged += bases(of: value, key: keyPlace, path: here)
        } else {
          entries.append(Item.Entry(key: name, place: keyPlace, value: value))
        }
      }
    }
    // What the mapping says itself counts more than what it takes over.
    for base in merged {
      guard case .mapping(let others) = base.kind else { continue }
      entries += others.filter { names.insert($0.key).inserted }
      isPartial = isPartial || base.isPartial
    }
    return Item(.mapping(entries), place, isPartial: isPartial)
  }

  /// What a merge key takes over: a mapping, or several of which the first wins.
  private mutating func bases(of value: Item, key: Place, path: String) -> [Item] {
    var bases = [value]
    if case .sequence(let items) = value.kind { bases = items }
    for base in bases {
      if case .mapping = base.kind { continue }
      faults.append(.at(key, path: path, .mergeOfNoMapping))
    }
    return bases
  }
}
