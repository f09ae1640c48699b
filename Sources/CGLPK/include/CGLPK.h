/// A guarded face of GLPK 5.0: every call that GLPK would answer by aborting the process returns a code.
///
/// Indices start at 0. Infinite bounds are IEEE infinities. A problem belongs to the thread that created it.
/// After SG_FATAL every problem of the thread is gone (GLPK's memory was freed); their handles answer
/// SG_STALE and still want sg_delete.
#ifndef SIDEREAL_CGLPK_H
#define SIDEREAL_CGLPK_H

#include <stddef.h>
#include <stdint.h>

/// What every guarded call returns.
enum {
  SG_OK = 0,
  /// GLPK would have aborted; sg_message() says why.
  SG_FATAL = -1,
  /// The problem was freed by an earlier SG_FATAL.
  SG_STALE = -2,
  /// The calling thread did not create the problem.
  SG_THREAD = -3,
  /// Called from within an output hook.
  SG_BUSY = -4,
  /// No memory for the shim's own buffers.
  SG_MEMORY = -5,
};

typedef struct sg_problem sg_problem;

/// A flag that one thread sets and another polls.
typedef struct sg_flag sg_flag;
sg_flag *_Nullable sg_flag_create(void);
void sg_flag_free(sg_flag *_Nonnull flag);
void sg_flag_set(sg_flag *_Nonnull flag, int value);
int sg_flag_get(const sg_flag *_Nonnull flag);

/// The text of the thread's last fatal error, one line; empty if there was none.
const char *_Nonnull sg_message(void);
/// Whether the last fatal error was the memory limit or a failed allocation.
int sg_message_is_memory(void);

/// GLPK's text goes to `hook` (nothing is ever printed); NULL: nowhere. Per thread.
void sg_set_output(void (*_Nullable hook)(void *_Nullable context, const char *_Nonnull text),
                   void *_Nullable context);
/// Megabytes of GLPK memory on this thread, until its last problem is deleted; 0: no limit.
int sg_set_memory_limit(int megabytes);
/// Bytes of GLPK memory in use on this thread.
size_t sg_memory_in_use(void);
/// Problems of this thread that were not deleted yet.
int sg_live_problems(void);

int sg_create(int maximise, sg_problem *_Nullable *_Nonnull result);
/// Frees the problem. With the thread's last problem GLPK's memory of the thread is freed.
/// On another thread (SG_THREAD) nothing is freed.
int sg_delete(sg_problem *_Nonnull problem);

/// Entries of vector k are starts[k] ..< starts[k + 1] of `indices` and `values`.
typedef struct {
  int count;
  const double *_Nullable lower;
  const double *_Nullable upper;
  const int32_t *_Nullable starts;
  const int32_t *_Nullable indices;
  const double *_Nullable values;
} sg_vectors;

int sg_add_rows(sg_problem *_Nonnull problem, sg_vectors rows);
int sg_set_row(sg_problem *_Nonnull problem, int row, sg_vectors entries);
int sg_add_columns(sg_problem *_Nonnull problem, sg_vectors columns, const double *_Nullable costs);
int sg_delete_rows(sg_problem *_Nonnull problem, int count, const int32_t *_Nullable rows);
int sg_delete_columns(sg_problem *_Nonnull problem, int count, const int32_t *_Nullable columns);
int sg_set_column_bounds(sg_problem *_Nonnull problem, int count, const int32_t *_Nullable columns,
                         const double *_Nullable lower, const double *_Nullable upper);
int sg_set_row_bounds(sg_problem *_Nonnull problem, int count, const int32_t *_Nullable rows,
                      const double *_Nullable lower, const double *_Nullable upper);
int sg_set_costs(sg_problem *_Nonnull problem, int count, const int32_t *_Nullable columns,
                 const double *_Nullable costs);
int sg_set_objective_constant(sg_problem *_Nonnull problem, double constant);
/// isInteger holds one value for each column.
int sg_set_kinds(sg_problem *_Nonnull problem, const uint8_t *_Nonnull isInteger);
int sg_set_column_name(sg_problem *_Nonnull problem, int column, const char *_Nonnull name);

/// Flags of glp_scale_prob; 0 unscales.
int sg_scale(sg_problem *_Nonnull problem, int flags);
int sg_standard_basis(sg_problem *_Nonnull problem);
int sg_advanced_basis(sg_problem *_Nonnull problem);

typedef struct {
  int method;
  int pricing;
  int ratio_test;
  double primal_tolerance;
  double dual_tolerance;
  double pivot_tolerance;
  /// Only the dual simplex heeds them; -DBL_MAX and DBL_MAX: none.
  double objective_lower_limit;
  double objective_upper_limit;
  /// INT_MAX: none.
  int iteration_limit;
  /// Iterations between two looks at the flag.
  int slice;
  /// Infinity: none.
  double seconds;
  int presolve;
  int exclude_fixed;
  int shift_bounds;
  const sg_flag *_Nullable stop;
} sg_simplex_options;

typedef struct {
  /// glp_simplex's own answer; 0 where a raised flag kept it from being called.
  int code;
  /// Of glp_get_status, glp_get_prim_stat, glp_get_dual_stat.
  int status;
  int primal_status;
  int dual_status;
  int iterations;
  /// The flag was seen set.
  int stopped;
  double objective;
} sg_simplex_answer;

sg_simplex_options sg_default_simplex_options(void);
int sg_simplex(sg_problem *_Nonnull problem, const sg_simplex_options *_Nonnull options,
               sg_simplex_answer *_Nonnull answer);

typedef struct {
  /// glp_intopt's own answer.
  int code;
  int status;
  int nodes;
  int stopped;
  int node_limit_reached;
  /// Of the best point, as its linear program says; whole numbers are not rounded.
  double objective;
  /// Best bound over the open subproblems when the callback last ran.
  double bound;
  int has_bound;
} sg_integer_answer;

typedef struct {
  /// Infinity: none.
  double seconds;
  /// Subproblems; INT_MAX: none.
  int node_limit;
  double relative_gap;
  double integrality_tolerance;
  double objective_tolerance;
  int presolve;
  int cuts;
  const sg_flag *_Nullable stop;
  /// Told how the tree grows, on the same thread; `values`, one for each column, where a better point was just found.
  /// What is not 0 ends the search. It must not call GLPK.
  int (*_Nullable watch)(void *_Nullable context, const sg_integer_answer *_Nonnull so_far,
                         const double *_Nullable values);
  void *_Nullable context;
} sg_integer_options;

int sg_intopt(sg_problem *_Nonnull problem, const sg_integer_options *_Nonnull options,
              sg_integer_answer *_Nonnull answer);

/// What to copy out: one double for each column or row.
enum {
  SG_COLUMN_PRIMALS = 0,
  SG_COLUMN_DUALS = 1,
  SG_ROW_PRIMALS = 2,
  SG_ROW_DUALS = 3,
  SG_MIP_COLUMNS = 4,
  SG_MIP_ROWS = 5,
};
int sg_read(sg_problem *_Nonnull problem, int what, double *_Nonnull values);

/// Row multipliers that may prove that nothing satisfies the program: with y the result, y·Ax = (Aᵀy)·x for every x, and
/// bounds of rows and columns may say that the two sides never meet. They charge the basic variables whose bounds the
/// basis breaks: all of them, as the first phase of the primal simplex does, or the one that breaks them most.
/// Row i's stands at i + 1; zeros where there are none.
int sg_ray(sg_problem *_Nonnull problem, int all, double *_Nonnull multipliers);

/// One status of 1 ... 5 for each column and each row.
int sg_get_basis(sg_problem *_Nonnull problem, uint8_t *_Nonnull columns, uint8_t *_Nonnull rows);
int sg_set_basis(sg_problem *_Nonnull problem, const uint8_t *_Nonnull columns,
                 const uint8_t *_Nonnull rows);

#endif
