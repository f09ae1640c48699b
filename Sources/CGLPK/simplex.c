#include <float.h>
#include <limits.h>
#include <math.h>

#include "guard.h"

sg_simplex_options sg_default_simplex_options(void) {
  sg_simplex_options options = {
      .method = GLP_PRIMAL,
      .pricing = GLP_PT_PSE,
      .ratio_test = GLP_RT_HAR,
      .primal_tolerance = 1e-7,
      .dual_tolerance = 1e-7,
      .pivot_tolerance = 1e-9,
      .objective_lower_limit = -DBL_MAX,
      .objective_upper_limit = DBL_MAX,
      .iteration_limit = INT_MAX,
      .slice = INT_MAX,
      .seconds = INFINITY,
      .exclude_fixed = 1,
      .shift_bounds = 1,
  };
  return options;
}

static void fill(glp_smcp *parameters, const sg_simplex_options *options) {
  glp_init_smcp(parameters);
  parameters->msg_lev = GLP_MSG_OFF;
  parameters->meth = options->method;
  parameters->pricing = options->pricing;
  parameters->r_test = options->ratio_test;
  parameters->tol_bnd = options->primal_tolerance;
  parameters->tol_dj = options->dual_tolerance;
  parameters->tol_piv = options->pivot_tolerance;
  parameters->obj_ll = options->objective_lower_limit;
  parameters->obj_ul = options->objective_upper_limit;
  parameters->presolve = options->presolve ? GLP_ON : GLP_OFF;
  parameters->excl = options->exclude_fixed ? GLP_ON : GLP_OFF;
  parameters->shift = options->shift_bounds ? GLP_ON : GLP_OFF;
}

static void describe(glp_prob *glpk, sg_simplex_answer *answer) {
  answer->status = glp_get_status(glpk);
  answer->primal_status = glp_get_prim_stat(glpk);
  answer->dual_status = glp_get_dual_stat(glpk);
  answer->objective = glp_get_obj_val(glpk);
}

static int milliseconds(double seconds) {
  if (!(seconds < 2e6)) return INT_MAX;
  return seconds > 0 ? (int)ceil(seconds * 1000) : 0;
}

/// Slices of iterations, so that the flag is seen; a presolved run is one slice, for it cannot be resumed.
static void run(glp_prob *glpk, const sg_simplex_options *options, sg_simplex_answer *answer) {
  glp_smcp parameters;
  fill(&parameters, options);
  const double began = glp_time();
  const int first = glp_get_it_cnt(glpk);
  for (;;) {
    if (options->stop != NULL && sg_flag_get(options->stop)) {
      answer->stopped = 1;
      break;
    }
    const int left = options->iteration_limit - answer->iterations;
    const int slice = options->presolve || options->slice > left ? left : options->slice;
    const double seconds = options->seconds - glp_difftime(glp_time(), began);
    parameters.it_lim = slice;
    parameters.tm_lim = milliseconds(seconds);
    answer->code = glp_simplex(glpk, &parameters);
    answer->iterations = glp_get_it_cnt(glpk) - first;
    if (answer->code != GLP_EITLIM || slice == left) break;
  }
}

int sg_simplex(sg_problem *problem, const sg_simplex_options *options, sg_simplex_answer *answer) {
  *answer = (sg_simplex_answer){0};
  SG_GUARD(problem, {
    run(problem->glpk, options, answer);
    describe(problem->glpk, answer);
  });
}

int sg_scale(sg_problem *problem, int flags) {
  SG_GUARD(problem, {
    if (flags == 0) {
      glp_unscale_prob(problem->glpk);
    } else {
      glp_scale_prob(problem->glpk, flags);
    }
  });
}

int sg_standard_basis(sg_problem *problem) { SG_GUARD(problem, glp_std_basis(problem->glpk)); }

int sg_advanced_basis(sg_problem *problem) { SG_GUARD(problem, glp_adv_basis(problem->glpk, 0)); }
