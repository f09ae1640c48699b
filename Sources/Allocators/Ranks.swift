/// `even`: fewest people of this pool started on it in this step.
struct EvenRank: Rank {
  func rank(_ candidate: Candidate, books: ExpectedCredit, after more: Int) -> Double {
    -Double((books.attemptsNow[candidate.slot] + more) * candidate.people)
  }
}

/// `by-size`: largest (round·count − credit)·years·team / (1 + teams started on it in this step).
struct SizeRank: Rank {
  func rank(_ candidate: Candidate, books: ExpectedCredit, after more: Int) -> Double {
    let credit = books.credit(of: candidate.unit) + Double(more) * candidate.correct
    let missing = Double(books.round) * candidate.count - credit
    return missing * candidate.years * candidate.team / Double(1 + books.teamsNow[candidate.unit] + more)
  }
}

/// `parallel-first` and `serial-first`: by serial years, falling or rising.
struct SerialRank: Rank {
  /// 1: the longest first; −1: the shortest.
  let sign: Double
  static var isConstant: Bool { true }
  func rank(_ candidate: Candidate, books: ExpectedCredit, after more: Int) -> Double {
    sign * candidate.years
  }
}
