#include "guard.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

_Thread_local jmp_buf sg_jump;

static _Thread_local int ready;
static _Thread_local int busy;
static _Thread_local int live;
static _Thread_local unsigned long epoch;
static _Thread_local char message[512];
static _Thread_local void (*output)(void *context, const char *text);
static _Thread_local void *output_context;

struct sg_flag {
  int value;
};

sg_flag *sg_flag_create(void) { return calloc(1, sizeof(sg_flag)); }

void sg_flag_free(sg_flag *flag) { free(flag); }

void sg_flag_set(sg_flag *flag, int value) { __atomic_store_n(&flag->value, value, __ATOMIC_RELEASE); }

int sg_flag_get(const sg_flag *flag) { return __atomic_load_n(&flag->value, __ATOMIC_ACQUIRE); }

const char *sg_message(void) { return message; }

int sg_message_is_memory(void) {
  return strstr(message, "memory") != NULL || strstr(message, "glp_alloc") != NULL ||
         strstr(message, "glp_realloc") != NULL;
}

/// GLPK writes a fatal error's text here before it calls the error hook: keep the last lines.
static int on_text(void *info, const char *text) {
  (void)info;
  const size_t room = sizeof(message) - 1;
  size_t used = strlen(message);
  size_t length = strlen(text);
  if (length > room) length = room;
  if (used + length > room) used = 0;
  memcpy(message + used, text, length);
  message[used + length] = '\0';
  if (output != NULL) output(output_context, text);
  return 1;
}

static void on_error(void *info) {
  (void)info;
  longjmp(sg_jump, 1);
}

void sg_set_output(void (*hook)(void *context, const char *text), void *context) {
  output = hook;
  output_context = context;
}

int sg_enter(sg_problem *problem) {
  if (busy) return SG_BUSY;
  if (problem != NULL) {
    if (!pthread_equal(problem->owner, pthread_self())) return SG_THREAD;
    if (problem->epoch != epoch) return SG_STALE;
  }
  busy = 1;
  message[0] = '\0';
  if (!ready) {
    glp_init_env();
    glp_term_hook(on_text, NULL);
    glp_error_hook(on_error, NULL);
    ready = 1;
  }
  return SG_OK;
}

int sg_leave(int code) {
  busy = 0;
  return code;
}

int sg_recover(void) {
  glp_error_hook(NULL, NULL);
  glp_free_env();
  ready = 0;
  epoch += 1;
  for (char *c = message; *c != '\0'; c++) {
    if (*c == '\n') *c = ' ';
  }
  return sg_leave(SG_FATAL);
}

unsigned long sg_epoch(void) { return epoch; }

int sg_live_problems(void) { return live; }

void sg_count_live(int change) {
  live += change;
  if (live == 0 && ready) {
    glp_free_env();
    ready = 0;
  }
}

int sg_set_memory_limit(int megabytes) {
  SG_GUARD(NULL, glp_mem_limit(megabytes > 0 ? megabytes : INT_MAX));
}

size_t sg_memory_in_use(void) {
  size_t total = 0;
  if (ready) glp_mem_usage(NULL, NULL, &total, NULL);
  return total;
}

int sg_reserve(sg_problem *problem, int count) {
  if (count + 1 <= problem->capacity) return 1;
  const size_t capacity = 2 * ((size_t)count + 1);
  int *indices = realloc(problem->indices, capacity * sizeof(int));
  if (indices == NULL) return 0;
  problem->indices = indices;
  double *values = realloc(problem->values, capacity * sizeof(double));
  if (values == NULL) return 0;
  problem->values = values;
  problem->capacity = (int)capacity;
  return 1;
}
