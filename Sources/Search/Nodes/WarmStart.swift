import GLPKSolver

/// What a lane leaves to lanes that are opened after it, so that they need not begin from nothing: cuts, its
/// last basis, and columns of single units.
struct WarmStart: Sendable {
  /// Of the relaxation; those that hold in a box only, too.
  var cuts: [Cut] = []
  /// Of the relaxation with these cuts; nil: where GLPK failed, a fresh one is safer.
  var basis: Basis?
  /// Of the restricted master.
  var plans: [RestrictedMaster.UnitColumn] = []
}
