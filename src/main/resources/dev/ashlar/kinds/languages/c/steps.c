#include "drivers/steps.h"

const json *call(asked module, const json *input, const json **stopped) {
  if (*stopped != NULL) return json_null();
  const json *answer = module(input);
  if (!json_has(answer, "ok")) *stopped = answer;
  return json_get(answer, "ok");
}

const json *each(asked module, const json *items, const json **stopped) {
  json *all = json_array();
  for (size_t i = 0; i < json_size(items) && *stopped == NULL; i++) {
    json_push(all, call(module, json_at(items, i), stopped));
  }
  return all;
}

const json *fold(asked module, const json *start, const json *items, const json **stopped) {
  const json *state = start;
  json *out = json_array();
  for (size_t i = 0; i < json_size(items) && *stopped == NULL; i++) {
    json *input = json_set(json_object(), "state", state);
    const json *next = call(module, json_set(input, "event", json_at(items, i)), stopped);
    const json *more = json_get(next, "out");
    state = json_get(next, "state");
    for (size_t j = 0; j < json_size(more); j++) json_push(out, json_at(more, j));
  }
  return json_set(json_set(json_object(), "state", state), "out", out);
}
