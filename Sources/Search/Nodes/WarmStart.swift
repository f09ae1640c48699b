import GLPKSolver

/// What a lane leaves to later ones: cuts, its last basis, and plans of single units.
struct WarmStart: Sendable {
  var cuts: [Cut] = []
  var basis: Basis?
  var plans: [RestrictedMaster.UnitColumn] = []
}
