#ifndef SIDEREAL_GUARD_H
#define SIDEREAL_GUARD_H

#include <glpk.h>
#include <pthread.h>
#include <setjmp.h>

#include "CGLPK.h"

struct sg_problem {
  glp_prob *glpk;
  /// The thread's count of fatal errors when this was created: another count, and `glpk` was freed.
  unsigned long epoch;
  pthread_t owner;
  /// Room for one sparse vector in GLPK's layout (first entry at 1).
  int capacity;
  int *indices;
  double *values;
};

/// Where GLPK's error hook jumps to. Only C frames lie between.
extern _Thread_local jmp_buf sg_jump;

/// Checks thread, epoch and re-entry, installs the hooks. `problem` may be NULL.
int sg_enter(sg_problem *problem);
int sg_leave(int code);
/// After the jump: frees GLPK's memory of this thread, returns SG_FATAL.
int sg_recover(void);

void sg_count_live(int change);
unsigned long sg_epoch(void);
/// Makes room for `count` entries. 0 where there is no memory.
int sg_reserve(sg_problem *problem, int count);

/// Runs statements between setjmp and the end of the enclosing function, which then returns.
#define SG_GUARD(problem, ...)                    \
  do {                                            \
    const int entered_ = sg_enter(problem);       \
    if (entered_ != SG_OK) return entered_;       \
    if (setjmp(sg_jump) != 0) return sg_recover(); \
    __VA_ARGS__;                                  \
    return sg_leave(SG_OK);                       \
  } while (0)

#endif
