import Answers
import Problems
import Reporting
import Testing

/// Texts that were read and approved; a change of wording shows here.
@Suite struct GoldenTests {
  @Test(arguments: GoldenCases.all.indices)
  func keepsTexts(_ index: Int) {
    let one = GoldenCases.all[index]
    #expect(one.text() == Self.golden[one.name])
  }

  @Test func coloursOnlyWhenAsked() {
    let report = Small.report(Small.toy(), plan: GoldenCases.toyPlan)
    #expect(report.text(isColoured: true).contains("\u{1B}[1mchance 100 %\u{1B}[0m"))
    #expect(!report.text().contains("\u{1B}"))
  }

  @Test(arguments: [40, 52, 80, 200])
  func staysWithinTheWidth(_ width: Int) {
    for line in Small.report(Small.rich, plan: Small.richPlan, allocators: Small.rows).text(width: width)
      .split(separator: "\n")
    {
      #expect(line.count <= width)
    }
  }

  private static let golden: [String: String] = [
    "certain": """
    Toy model
    chance 100 %
    proven: no plan can do better

    who works on what
      chunk        pool         people  attempts  from    to
      observation  researchers       5        20  2026  2046
        4 starts, every 5 years
      theory       researchers       4         4  2026  2051

    assumptions
      - the plan is static: written down at the start and carried out until the
        deadline falls

    """,
    "stopped": """
    chance 81.7 %
    stopped at a limit: the best plan so far; proven: no plan has more than 90.01 %

    who works on what
      chunk   pool              people  attempts  from  to
      survey  field                  6        12     0   3
        3 copies × 4 attempts; 2 starts, every 1.5 years
        survey opens proof at 3
      proof   field                  5         5     3   5
              founders               2         1     4   6
      review  field + founders   4 + 2         2     0   2

    chance by deadline
      deadline      share  chance
      6            50.0 %  81.7 %
      10 or later  50.0 %  81.7 %

    chance by world
      world  credence  chance
      easy     75.0 %  81.9 %
      hard     25.0 %  81.1 %

    chance that each is finished in time
      chunk   in time
      survey   82.4 %
      review   99.0 %
      proof    99.4 %

    what naive allocators lose
      naive allocator  chance  points   odds  years  people
      even             25.0 %    12.5  ×1.75     +2    ×1.3
      random           20.0 %    17.5      –      –       ?
        points: chance lost; odds: of failure, against the best plan's; years: later
          deadline that makes up for it; people: factor on all headcounts that does;
          – no such value; ? not found within the work allowed; random is a mean,
          95 % interval 19.0 % to 21.0 %

    assumptions
      - survey: 1.2 years take 1.5 years in whole steps
      - proof is relay: 2 people hand over at pace 0.5, and serial time is not
        stretched (pool 'founders')
      - review is solo: 1 serial year at pace 0.5 takes 2 years
      - survey has separate credit: each chunk needs a correct attempt of its own,
        since nobody knows who is right
      - the deadline never falls with 25.0 %: then everything has to be finished by
        the horizon, 10
      - the horizon, 10, cuts the deadline's law short by 25.0 %: those deadlines
        count as the horizon
      - attempts are correct or not independently of each other, and nobody can tell
        before they end
      - the plan never learns which world is the real one
      - the plan is static: written down at the start and carried out until the
        deadline falls

    """,
    "narrow": """
    chance 81.68 %
    proven: no plan has more than 81.68 %

    who works on what
      chunk   pool          people  from  to
      survey  field              6     0   3
        3 copies × 4 attempts; 2 starts,
          every 1.5 years
        survey opens proof at 3
      proof   field              5     3   5
              founders           2     4   6
      review  field…unders   4 + 2     0   2
        left out for lack of room: attempts

    chance by deadline
      deadline      share  chance
      6            50.0 %  81.7 %
      10 or later  50.0 %  81.7 %

    chance by world
      world  credence  chance
      easy     75.0 %  81.9 %
      hard     25.0 %  81.1 %

    chance that each is finished in time
      chunk   in time
      survey   82.4 %
      review   99.0 %
      proof    99.4 %

    what naive allocators lose
      naive allocator  chance  points  years
      even             25.0 %    12.5     +2
      random           20.0 %    17.5      –
        points: chance lost; years: later
          deadline that makes up for it; –
          no such value; ? not found within
          the work allowed; random is a
          mean, 95 % interval 19.0 % to
          21.0 %
        left out for lack of room: odds,
          people

    assumptions
      - survey: 1.2 years take 1.5 years in
        whole steps
      - proof is relay: 2 people hand over
        at pace 0.5, and serial time is not
        stretched (pool 'founders')
      - review is solo: 1 serial year at
        pace 0.5 takes 2 years
      - survey has separate credit: each
        chunk needs a correct attempt of its
        own, since nobody knows who is right
      - the deadline never falls with
        25.0 %: then everything has to be
        finished by the horizon, 10
      - the horizon, 10, cuts the deadline's
        law short by 25.0 %: those deadlines
        count as the horizon
      - attempts are correct or not
        independently of each other, and
        nobody can tell before they end
      - the plan never learns which world is
        the real one
      - the plan is static: written down at
        the start and carried out until the
        deadline falls

    """,
    "impossible": """
    Toy model
    chance 0 %
    proven: no plan has any chance
    - 'theory' takes until 2076 at the earliest (pool 'researchers'), 36 years short
      of the last deadline, 2040; that is too late in 100 % of the deadline's law

    nobody works on anything

    assumptions
      - observation is solo: 5 serial years at pace 0.5 take 10 years
      - theory is solo: 25 serial years at pace 0.5 take 50 years
      - pool 'researchers' cannot do theory within the horizon: an attempt takes 50
        years, and there are 40 years
      - the plan is static: written down at the start and carried out until the
        deadline falls

    """,
  ]
}

/// What a report says of uncertain numbers.
@Suite struct SampleWordingTests {
  @Test func words() {
    var problem = Small.rich
    problem.uncertainty = Uncertainty(
      samples: 4, seed: 9, quantities: [.init(.poolPace(0), UncertainNumber(.share, low: 0.1, high: 0.2))])
    var report = Small.report(problem, plan: Small.richPlan)
    report.sample = SampleAnswer(
      samples: 4, seed: 9, fresh: .init(chance: 0.5, interval: 0.45...0.55, draws: 1000),
      lead: .init(estimate: 0.01, found: 0.004, atMost: 0.025, replications: 6))
    let text = report.text(width: 200)
    #expect(
      text.contains(
        "on fresh worlds the plan's chance is 50.0 %, 95 % interval 45.0 % to 55.0 % (1000 draws)"))
    #expect(
      text.contains(
        "at most 2.5 points more, with 95 % confidence (6 samples solved anew; mean 1.0, of which 0.4 found"))
    #expect(text.contains("1 uncertain number, independent of one another, and drawn for 4 worlds (seed 9)"))
    #expect(
      report.json().contains("\"uncertainty\": {\"samples\": 4, \"seed\": 9, \"fresh\": {\"chance\": 0.5,"))
  }
}
