/// `even`: fewest people of this pool started on it in this step.
///
/// Whoever has least comes next, so people are spread evenly over what is open, step by step.
struct EvenRank: Rank {
  func rank(_ candidate: Candidate, books: ExpectedCredit, after more: Int) -> Double {
    -Double((books.attemptsNow[candidate.slot] + more) * candidate.people)
  }
}

/// `by-size`: largest (round·count − credit)·years·team / (1 + teams started on it in this step).
///
/// Person-years that are missing, shared among the teams that have just been sent there.
struct SizeRank: Rank {
  func rank(_ candidate: Candidate, books: ExpectedCredit, after more: Int) -> Double {
    let credit = books.credit(of: candidate.unit) + Double(more) * candidate.correct
    let missing = Double(books.round) * candidate.count - credit
    return missing * candidate.years * candidate.team / Double(1 + books.teamsNow[candidate.unit] + more)
  }
}

/// `parallel-first` and `serial-first`: by serial years, falling or rising.
///
/// What is picked first is picked until it has its credit or does not fit.
struct SerialRank: Rank {
  /// 1: the longest first; −1: the shortest.
  let sign: Double
  static var isConstant: Bool { true }
  func rank(_ candidate: Candidate, books: ExpectedCredit, after more: Int) -> Double {
    sign * candidate.years
  }
}
