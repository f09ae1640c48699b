extension WrongFile {
  static let intervals: [WrongFile] = [
    .chunks(
      "years that fall", "{theory: {years: 20 to 5}}", 26, says: "write the smaller end first: 5 to 20"),
    .chunks("years that stay", "{theory: {years: 5 to 5}}", 26, says: "does not rise"),
    .chunks("years from 0", "{theory: {years: 0 to 5}}", 26, says: "the 5 % point of years"),
    .chunks("years from a word", "{theory: {years: few to 5}}", 26, says: "few"),
    .chunks("years to nowhere", "{theory: {years: '5 to '}}", 26, says: "the 95 % point of years"),
    .chunks("three ends", "{theory: {years: 1 to 2 to 3}}", 26, says: "the 95 % point"),
    .chunks("endless years", "{theory: {years: 5 to .inf}}", 26, says: ".inf"),
    .chunks("years in shares", "{theory: {years: 5% to 20%}}", 26, says: "5%", messages: 2),
    .chunks(
      "count from a half", "{theory: {years: 1, count: 0.5 to 2, credit: pooled}}", 36,
      says: "a whole number from 1"),
    .chunks("count of no interval's end", "{theory: {years: 1, count: 2 to 1e7}}", 36, says: "1e7"),
    .chunks("team as an interval", "{theory: {years: 1, team: 1 to 3}}", 35, says: "only years, correct"),
    .chunks(
      "credit of an uncertain count", "{theory: {years: 1, count: 2 to 3, pools: {field: {correct: 10%}}}}",
      10, says: "credit: pooled"),
    .chunks(
      "credit of an uncertain share", "{theory: {years: 1, count: 2, pools: {field: {correct: 10% to 20%}}}}",
      10, says: "credit: pooled"),
    .pools("shares that fall", "{field: {headcount: 3, correct: 20% to 5%}}", 40, says: "5% to 20%"),
    .pools("share from 0", "{field: {headcount: 3, correct: 0 to 5%}}", 40, says: "above 0"),
    .pools("share from 5", "{field: {headcount: 3, correct: 5 to 20%}}", 40, says: "5% or 0.05"),
    .pools("share up to 1", "{field: {headcount: 3, pace: 50% to 100%}}", 37, says: "99%"),
    .pools("headcount as an interval", "{field: {headcount: 3 to 5}}", 28, says: "only years, correct"),
    .pools(
      "two mistakes in one interval", "{field: {headcount: 3, pace: -1 to 2}}", 37, says: "-1", messages: 2),
    .more("no samples", "uncertainty: {samples: 0}", 24, says: "from 1 to 10000"),
    .more("too many samples", "uncertainty: {samples: 10001}", 24, says: "10001"),
    .more("half a sample", "uncertainty: {samples: 1.5}", 24, says: "1.5"),
    .more("negative seed", "uncertainty: {seed: -1}", 21, says: "-1"),
    .more("seed in words", "uncertainty: {seed: lucky}", 21, says: "lucky"),
    .more("unknown key of uncertainty", "uncertainty: {sample: 64}", 15, says: "did you mean 'samples'?"),
    .more("uncertainty as a number", "uncertainty: 64", 14, says: "a mapping"),
    .more(
      "an uncertain credence", "worlds: {a: {credence: 10% to 20%}, b: {credence: 80%}}", 24,
      says: "write one number"),
    .more(
      "an uncertain number of a world that falls",
      "worlds: {a: {credence: 100%, chunks: {theory: {years: 9 to 2}}}}", 55, says: "does not rise"),
    WrongFile(
      "more samples than fit", 5, 1, says: "at most 1,000,000",
      Sample.text(
        pools: "{" + (0..<101).map { "p\($0): {headcount: 1, pace: 50% to 60%}" }.joined(separator: ", ")
          + "}",
        more: "uncertainty: {samples: 10000}")),
  ]
}
