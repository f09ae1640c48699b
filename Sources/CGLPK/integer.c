#include <limits.h>
#include <math.h>

#include "guard.h"

typedef struct {
  sg_problem *problem;
  const sg_integer_options *options;
  sg_integer_answer *answer;
  /// The objective of the point that was told last, once one was.
  double told;
  int has_told;
} observer;

/// The columns of a point that is new since the last call; NULL where there is none. GLPK calls back for a point that a
/// relaxation gave (GLP_IBINGO), but not for one that its own rounding found: so any call may be the first to see one.
static const double *better_point(glp_tree *tree, observer *seen) {
  if (seen->options->watch == NULL) return NULL;
  glp_prob *glpk = glp_ios_get_prob(tree);
  if (glp_mip_status(glpk) != GLP_FEAS && glp_mip_status(glpk) != GLP_OPT) return NULL;
  const double objective = glp_mip_obj_val(glpk);
  if (seen->has_told && objective == seen->told) return NULL;
  const int count = glp_get_num_cols(glpk);
  if (!sg_reserve(seen->problem, count)) return NULL;
  for (int j = 1; j <= count; j++) seen->problem->values[j - 1] = glp_mip_col_val(glpk, j);
  seen->has_told = 1;
  seen->told = seen->answer->objective = objective;
  return seen->problem->values;
}

/// Polls flag and node limit; keeps the bound, for the tree is gone when glp_intopt returns.
static void on_tree(glp_tree *tree, void *info) {
  observer *seen = info;
  int nodes = 0;
  glp_ios_tree_size(tree, NULL, NULL, &nodes);
  seen->answer->nodes = nodes;
  const int best = glp_ios_best_node(tree);
  if (best != 0) {
    const double bound = glp_ios_node_bound(tree, best);
    // A root that was not solved yet is bounded by plus or minus DBL_MAX.
    if (fabs(bound) < 1e300) {
      seen->answer->bound = bound;
      seen->answer->has_bound = 1;
    }
  }
  const double *values = better_point(tree, seen);
  const int is_enough = seen->options->watch != NULL &&
                        seen->options->watch(seen->options->context, seen->answer, values) != 0;
  if (is_enough || (seen->options->stop != NULL && sg_flag_get(seen->options->stop))) {
    seen->answer->stopped = 1;
    glp_ios_terminate(tree);
  } else if (nodes > seen->options->node_limit) {
    seen->answer->node_limit_reached = 1;
    glp_ios_terminate(tree);
  }
}

int sg_intopt(sg_problem *problem, const sg_integer_options *options, sg_integer_answer *answer) {
  *answer = (sg_integer_answer){0};
  SG_GUARD(problem, {
    observer seen = {problem, options, answer, 0, 0};
    glp_iocp parameters;
    glp_init_iocp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.cb_func = on_tree;
    parameters.cb_info = &seen;
    parameters.presolve = options->presolve ? GLP_ON : GLP_OFF;
    parameters.mip_gap = options->relative_gap;
    parameters.tol_int = options->integrality_tolerance;
    parameters.tol_obj = options->objective_tolerance;
    const int cuts = options->cuts ? GLP_ON : GLP_OFF;
    parameters.gmi_cuts = parameters.mir_cuts = parameters.cov_cuts = parameters.clq_cuts = cuts;
    const double seconds = options->seconds;
    parameters.tm_lim = !(seconds < 2e6) ? INT_MAX : seconds > 0 ? (int)ceil(seconds * 1000) : 0;
    answer->code = glp_intopt(problem->glpk, &parameters);
    answer->status = glp_mip_status(problem->glpk);
    answer->objective = glp_mip_obj_val(problem->glpk);
  });
}
