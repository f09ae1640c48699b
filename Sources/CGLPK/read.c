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
