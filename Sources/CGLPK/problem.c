#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "guard.h"

int sg_create(int maximise, sg_problem **result) {
  *result = NULL;
  sg_problem *problem = calloc(1, sizeof(sg_problem));
  if (problem == NULL) return SG_MEMORY;
  problem->owner = pthread_self();
  problem->epoch = sg_epoch();
  const int entered = sg_enter(NULL);
  if (entered != SG_OK) {
    free(problem);
    return entered;
  }
  if (setjmp(sg_jump) != 0) {
    free(problem);
    return sg_recover();
  }
  problem->glpk = glp_create_prob();
  glp_set_obj_dir(problem->glpk, maximise ? GLP_MAX : GLP_MIN);
  sg_count_live(1);
  *result = problem;
  return sg_leave(SG_OK);
}

int sg_delete(sg_problem *problem) {
  const int entered = sg_enter(problem);
  if (entered == SG_THREAD || entered == SG_BUSY) return entered;
  int code = entered == SG_STALE ? SG_OK : entered;
  if (entered == SG_OK) {
    if (setjmp(sg_jump) != 0) {
      code = sg_recover();
    } else {
      glp_delete_prob(problem->glpk);
      code = sg_leave(SG_OK);
    }
  }
  free(problem->indices);
  free(problem->values);
  free(problem);
  sg_count_live(-1);
  return code;
}

static int bound_type(double lower, double upper) {
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  if (isinf(upper)) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

/// Copies vector k to the scratch space of the problem, first entry at 1.
static int load_vector(sg_problem *problem, const sg_vectors *vectors, int k) {
  const int start = vectors->starts[k];
  const int length = vectors->starts[k + 1] - start;
  if (!sg_reserve(problem, length)) glp_error("sidereal: out of memory\n");
  for (int e = 0; e < length; e++) {
    problem->indices[e + 1] = vectors->indices[start + e] + 1;
    problem->values[e + 1] = vectors->values[start + e];
  }
  return length;
}

int sg_add_rows(sg_problem *problem, sg_vectors rows) {
  SG_GUARD(problem, {
    if (rows.count > 0) {
      const int first = glp_add_rows(problem->glpk, rows.count);
      for (int k = 0; k < rows.count; k++) {
        const double lower = rows.lower[k], upper = rows.upper[k];
        glp_set_row_bnds(problem->glpk, first + k, bound_type(lower, upper), lower, upper);
        const int length = load_vector(problem, &rows, k);
        glp_set_mat_row(problem->glpk, first + k, length, problem->indices, problem->values);
      }
    }
  });
}

int sg_set_row(sg_problem *problem, int row, sg_vectors entries) {
  SG_GUARD(problem, {
    const int length = load_vector(problem, &entries, 0);
    glp_set_mat_row(problem->glpk, row + 1, length, problem->indices, problem->values);
  });
}

int sg_add_columns(sg_problem *problem, sg_vectors columns, const double *costs) {
  SG_GUARD(problem, {
    if (columns.count > 0) {
      const int first = glp_add_cols(problem->glpk, columns.count);
      for (int k = 0; k < columns.count; k++) {
        const double lower = columns.lower[k], upper = columns.upper[k];
        glp_set_col_bnds(problem->glpk, first + k, bound_type(lower, upper), lower, upper);
        glp_set_obj_coef(problem->glpk, first + k, costs[k]);
        const int length = load_vector(problem, &columns, k);
        glp_set_mat_col(problem->glpk, first + k, length, problem->indices, problem->values);
      }
    }
  });
}

int sg_delete_rows(sg_problem *problem, int count, const int32_t *rows) {
  SG_GUARD(problem, {
    if (!sg_reserve(problem, count)) glp_error("sidereal: out of memory\n");
    for (int k = 0; k < count; k++) problem->indices[k + 1] = rows[k] + 1;
    if (count > 0) glp_del_rows(problem->glpk, count, problem->indices);
  });
}

int sg_delete_columns(sg_problem *problem, int count, const int32_t *columns) {
  SG_GUARD(problem, {
    if (!sg_reserve(problem, count)) glp_error("sidereal: out of memory\n");
    for (int k = 0; k < count; k++) problem->indices[k + 1] = columns[k] + 1;
    if (count > 0) glp_del_cols(problem->glpk, count, problem->indices);
  });
}

int sg_set_column_bounds(sg_problem *problem, int count, const int32_t *columns, const double *lower,
                         const double *upper) {
  SG_GUARD(problem, {
    for (int k = 0; k < count; k++) {
      glp_set_col_bnds(problem->glpk, columns[k] + 1, bound_type(lower[k], upper[k]), lower[k], upper[k]);
    }
  });
}

int sg_set_row_bounds(sg_problem *problem, int count, const int32_t *rows, const double *lower,
                      const double *upper) {
  SG_GUARD(problem, {
    for (int k = 0; k < count; k++) {
      glp_set_row_bnds(problem->glpk, rows[k] + 1, bound_type(lower[k], upper[k]), lower[k], upper[k]);
    }
  });
}

int sg_set_costs(sg_problem *problem, int count, const int32_t *columns, const double *costs) {
  SG_GUARD(problem, {
    for (int k = 0; k < count; k++) glp_set_obj_coef(problem->glpk, columns[k] + 1, costs[k]);
  });
}

int sg_set_objective_constant(sg_problem *problem, double constant) {
  SG_GUARD(problem, glp_set_obj_coef(problem->glpk, 0, constant));
}

int sg_set_kinds(sg_problem *problem, const uint8_t *isInteger) {
  SG_GUARD(problem, {
    const int count = glp_get_num_cols(problem->glpk);
    for (int j = 1; j <= count; j++) {
      glp_set_col_kind(problem->glpk, j, isInteger[j - 1] ? GLP_IV : GLP_CV);
    }
  });
}

int sg_set_column_name(sg_problem *problem, int column, const char *name) {
  SG_GUARD(problem, glp_set_col_name(problem->glpk, column + 1, name));
}
