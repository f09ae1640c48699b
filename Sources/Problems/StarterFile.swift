/// What `sidereal init` prints.
package enum StarterFile {
  /// A commented problem to start from: sound, without warnings, neither hopeless nor certain.
  package static let text = """
    # A problem for Sidereal: who should work on what, so that all of it is finished before the deadline?
    # Change the numbers to your own, then: sidereal solve FILE. `sidereal check FILE` only looks for mistakes.

    title: A first research programme
    notes: >
      Two groups, five pieces of work and a deadline that nobody knows.

    # Boundaries lie at the start and every `step` after it (in years, or `6 months`).
    # Nothing later than `horizon` years after the start is looked at.
    time:
      start: 2026
      step: 1
      horizon: 30

    # What you believe about the deadline. Also possible: one year (2052), an interval with its 5 % and 95 %
    # points (2035 to 2070), or years with chances that sum to 1 ({2040: 30%, 2055: 50%, never: 20%}).
    deadline:
      by: {2032: 10%, 2040: 40%, 2050: 70%}   # cumulative; what is left, here 30 %, is never

    # Groups of interchangeable people. `correct`: the chance that one attempt of theirs is right.
    # `pace`: the share of their time that goes into the work itself. Both are 1 unless you say otherwise.
    # Where you are not sure write an interval with its 5 % and 95 % points, such as `10% to 30%` here, or `3 to 8`
    # for years and count: the plan is then made for a sample of 64 worlds, and the report says how far that carries.
    pools:
      researchers:
        headcount: {2026: 30, 2030: 45}       # from these years on
        correct: 20%
        pace: 0.8
      specialists:
        headcount: 6
        correct: 50%

    # Work to be finished. `years` are serial: more people make more attempts, and no attempt is quicker for it.
    chunks:
      foundations:
        years: 4
        pools: [specialists]                  # who may try; without it: everybody
      observations:
        count: 6                              # six such pieces of two years each
        years: 2
        credit: pooled                        # any right attempt delivers one that is still missing;
                                              # `separate`: each piece needs a right attempt of its own
      theory:
        years: 5
        after: foundations                    # starts when that is finished
        pools:
          specialists:
          researchers: {correct: 10%}         # what differs for them here
      instruments:
        years: 3
        team: 2                               # people an attempt
        joining: relay                        # a slow pace needs more people instead of more time
      synthesis:
        years: 2
        after: [theory, observations]

    # Where money decides who is there, state it: take the first # off each line, and change the numbers.
    # A pool may have a `cost` per person-year too. Grants bring people for money; how many, and when, the plan decides.
    # budgets:
    #   money: {per-year: 2M}                 # or an amount for the whole time, or {2026: 5M, 2028: 8M}
    # grants:
    #   fellowships: {cost: 1M, adds: {specialists: 3}, lag: 1, lasts: 8, max: 2, award: [2026, 2028]}
    # Work that brings the deadline nearer says so in its chunk: `hastens: 0.01` (years a person-year) or
    # `hastens: {chance: 5%, years: 2}` (a leak, once it is attempted).

    """
}
