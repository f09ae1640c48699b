#include <math.h>

#include "guard.h"

typedef double (*reader)(glp_prob *glpk, int index);

int sg_read(sg_problem *problem, int what, double *values) {
  static const reader readers[] = {glp_get_col_prim, glp_get_col_dual, glp_get_row_prim,
                                   glp_get_row_dual, glp_mip_col_val,  glp_mip_row_val};
  SG_GUARD(problem, {
    const int isRow = what == SG_ROW_PRIMALS || what == SG_ROW_DUALS || what == SG_MIP_ROWS;
    const int count = isRow ? glp_get_num_rows(problem->glpk) : glp_get_num_cols(problem->glpk);
    const reader read = readers[what];
    for (int k = 1; k <= count; k++) values[k - 1] = read(problem->glpk, k);
  });
}

/// By how much a variable of the basis lies above its upper (positive) or below its lower bound (negative), in scaled
/// units; `scale` takes it there.
static double violation(glp_prob *glpk, int k, double *scale) {
  const int m = glp_get_num_rows(glpk);
  const int isRow = k <= m;
  const int j = k - m;
  const double value = isRow ? glp_get_row_prim(glpk, k) : glp_get_col_prim(glpk, j);
  const double lower = isRow ? glp_get_row_lb(glpk, k) : glp_get_col_lb(glpk, j);
  const double upper = isRow ? glp_get_row_ub(glpk, k) : glp_get_col_ub(glpk, j);
  *scale = isRow ? glp_get_rii(glpk, k) : 1 / glp_get_sjj(glpk, j);
  const double by = value > upper ? value - upper : value < lower ? value - lower : 0;
  return by * *scale;
}

static void ray(glp_prob *glpk, int all, double *multipliers) {
  const int m = glp_get_num_rows(glpk);
  int worst = 0;
  double most = 0;
  for (int i = 1; i <= m; i++) multipliers[i] = 0;
  if (!glp_bf_exists(glpk) && glp_factorize(glpk) != 0) return;
  for (int i = 1; i <= m; i++) {
    double scale;
    const double by = violation(glpk, glp_get_bhead(glpk, i), &scale);
    if (fabs(by) < 1e-9) continue;
    if (all) multipliers[i] = by > 0 ? scale : -scale;
    if (fabs(by) > most) {
      most = fabs(by);
      worst = i;
    }
  }
  if (worst == 0) return;
  if (!all) multipliers[worst] = violation(glpk, glp_get_bhead(glpk, worst), &most) > 0 ? 1 : -1;
  glp_btran(glpk, multipliers);
}

int sg_ray(sg_problem *problem, int all, double *multipliers) {
  SG_GUARD(problem, ray(problem->glpk, all, multipliers));
}

int sg_get_basis(sg_problem *problem, uint8_t *columns, uint8_t *rows) {
  SG_GUARD(problem, {
    const int n = glp_get_num_cols(problem->glpk);
    const int m = glp_get_num_rows(problem->glpk);
    for (int j = 1; j <= n; j++) columns[j - 1] = (uint8_t)glp_get_col_stat(problem->glpk, j);
    for (int i = 1; i <= m; i++) rows[i - 1] = (uint8_t)glp_get_row_stat(problem->glpk, i);
  });
}

int sg_set_basis(sg_problem *problem, const uint8_t *columns, const uint8_t *rows) {
  SG_GUARD(problem, {
    const int n = glp_get_num_cols(problem->glpk);
    const int m = glp_get_num_rows(problem->glpk);
    for (int j = 1; j <= n; j++) {
      if (glp_get_col_stat(problem->glpk, j) != columns[j - 1]) {
        glp_set_col_stat(problem->glpk, j, columns[j - 1]);
      }
    }
    for (int i = 1; i <= m; i++) {
      if (glp_get_row_stat(problem->glpk, i) != rows[i - 1]) {
        glp_set_row_stat(problem->glpk, i, rows[i - 1]);
      }
    }
  });
}
