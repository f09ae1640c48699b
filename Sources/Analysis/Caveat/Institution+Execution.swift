import Allocation
import Answers

extension Institution {
  /// The plan that comes of a plan in this institution; feasible where that is.
  ///
  /// Step by step, planned attempts that are due start in the order of their planned starts, as many as there are
  /// people for; the others wait for the next step and are dropped once they cannot end in time. People who were
  /// never assigned are free to go anywhere. Of those who are free after an attempt only the share of `inertia`,
  /// rounded down, may go to another bundle than the one they come from; those who stay and those who are new are
  /// taken first. Of each pool every open bundle keeps the share `floor` of the headcount, in whole teams, shares
  /// cut alike where they exceed 1: nobody else gets these people, and those that the plan does not use start
  /// attempts there of their own accord. A gate passes when all that it was to count has ended, and not sooner than
  /// planned; what waits for it waits.
  ///
  /// Until a look there is nothing but the shared stage, in which a gate passes once it may on every branch; then each
  /// branch goes on from there, with what of the shared stage still waits.
  package func carryOut(_ plan: Plan, of instance: Instance) -> Plan {
    if isObedient { return plan.normalised(in: instance) }
    var execution = Execution(plan, of: instance, by: self)
    return execution.run().normalised(in: instance)
  }
}
