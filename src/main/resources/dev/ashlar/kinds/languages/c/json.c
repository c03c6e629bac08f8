#include "{{root}}/api/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 1 << 16, DEPTH_MAX = 2000 };

struct json {
  json_kind kind;
  int64_t number;
  const char *text;
  size_t length; /* of the text */
  size_t size;
  size_t room;
  const json **items;
  const char **names;
};

typedef struct block {
  struct block *next;
  size_t used;
  size_t room;
} block;

static block *store;

void *json_alloc(size_t size) {
  size = (size + 15) & ~(size_t)15;
  if (store == NULL || store->room - store->used < size) {
    size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    block *fresh = malloc(sizeof(block) + 16 + room);
    if (fresh == NULL) {
      fputs("out of memory\n", stderr);
      exit(1);
    }
    fresh->next = store;
    fresh->used = 0;
    fresh->room = room;
    store = fresh;
  }
  char *data = (char *)(((uintptr_t)(store + 1) + 15) & ~(uintptr_t)15);
  void *found = data + store->used;
  store->used += size;
  return memset(found, 0, size);
}

void json_empty_store(void) {
  while (store != NULL) {
    block *next = store->next;
    free(store);
    store = next;
  }
}

static json *fresh(json_kind kind) {
  json *value = json_alloc(sizeof(json));
  value->kind = kind;
  value->text = "";
  return value;
}

static const json nothing = {JSON_NULL, 0, "", 0, 0, 0, NULL, NULL};

json *json_null(void) { return fresh(JSON_NULL); }

json *json_bool(bool value) {
  json *made = fresh(JSON_BOOL);
  made->number = value;
  return made;
}

json *json_int(int64_t value) {
  json *made = fresh(JSON_INT);
  made->number = value;
  return made;
}

static const char *copy(const char *text, size_t length) {
  char *made = json_alloc(length + 1);
  memcpy(made, text, length);
  return made;
}

json *json_text_of(const char *value, size_t length) {
  json *made = fresh(JSON_TEXT);
  made->text = copy(value, length);
  made->length = length;
  return made;
}

json *json_text(const char *value) { return json_text_of(value, strlen(value)); }

json *json_array(void) { return fresh(JSON_ARRAY); }

json *json_object(void) { return fresh(JSON_OBJECT); }

static void grow(json *value) {
  if (value->size < value->room) return;
  size_t room = value->room == 0 ? 4 : value->room * 2;
  const json **items = json_alloc(room * sizeof(*items));
  const char **names = json_alloc(room * sizeof(*names));
  if (value->size > 0) {
    memcpy(items, value->items, value->size * sizeof(*items));
    memcpy(names, value->names, value->size * sizeof(*names));
  }
  value->items = items;
  value->names = names;
  value->room = room;
}

json *json_push(json *array, const json *item) {
  grow(array);
  array->items[array->size] = item;
  array->names[array->size] = "";
  array->size++;
  return array;
}

json *json_set(json *object, const char *name, const json *value) {
  for (size_t i = 0; i < object->size; i++) {
    if (strcmp(object->names[i], name) == 0) {
      object->items[i] = value;
      return object;
    }
  }
  json_push(object, value);
  object->names[object->size - 1] = copy(name, strlen(name));
  return object;
}

json *json_ok(const json *value) { return json_set(json_object(), "ok", value); }

json *json_error(const char *code) {
  return json_set(json_object(), "error", json_set(json_object(), "code", json_text(code)));
}

json *json_error_of(json *answer) { return (json *)json_get(answer, "error"); }

json_kind json_kind_of(const json *value) { return value->kind; }

size_t json_size(const json *value) { return value->size; }

const json *json_at(const json *array, size_t index) {
  return index < array->size ? array->items[index] : &nothing;
}

const char *json_name_at(const json *object, size_t index) {
  return index < object->size ? object->names[index] : "";
}

static const json *find(const json *object, const char *name) {
  if (object->kind != JSON_OBJECT) return NULL;
  for (size_t i = 0; i < object->size; i++) {
    if (strcmp(object->names[i], name) == 0) return object->items[i];
  }
  return NULL;
}

bool json_has(const json *object, const char *name) { return find(object, name) != NULL; }

const json *json_get(const json *object, const char *name) {
  const json *found = find(object, name);
  return found == NULL ? &nothing : found;
}

const json *json_pluck(const json *array, const char *name) {
  json *made = json_array();
  for (size_t i = 0; i < array->size; i++) {
    if (json_has(array->items[i], name)) json_push(made, json_get(array->items[i], name));
  }
  return made;
}

bool json_as_bool(const json *value) { return value->kind == JSON_BOOL && value->number != 0; }

int64_t json_as_int(const json *value) { return value->kind == JSON_INT ? value->number : 0; }

const char *json_as_text(const json *value) { return value->text; }

size_t json_length(const json *value) { return value->length; }

bool json_is_text(const json *value, const char *text) {
  return value->kind == JSON_TEXT && strcmp(value->text, text) == 0;
}

bool json_equal(const json *a, const json *b) {
  if (a->kind != b->kind || a->number != b->number || a->size != b->size || a->length != b->length ||
      memcmp(a->text, b->text, a->length) != 0) {
    return false;
  }
  for (size_t i = 0; i < a->size; i++) {
    const json *other = a->kind == JSON_OBJECT ? find(b, a->names[i]) : b->items[i];
    if (other == NULL || !json_equal(a->items[i], other)) return false;
  }
  return true;
}

/* Reading. */

typedef struct {
  const char *at;
  const char *end;
  int depth;
  bool failed;
} reader;

static json *read_value(reader *r);

static void skip_blanks(reader *r) {
  while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\r' || *r->at == '\n')) r->at++;
}

static bool accept(reader *r, char c) {
  skip_blanks(r);
  if (r->at < r->end && *r->at == c) {
    r->at++;
    return true;
  }
  return false;
}

static json *fail(reader *r) {
  r->failed = true;
  return fresh(JSON_NULL);
}

static int hex4(reader *r) {
  int code = 0;
  if (r->end - r->at < 4) return -1;
  for (int i = 0; i < 4; i++) {
    char c = *r->at++;
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

static size_t utf8(long code, char *out) {
  unsigned char *o = (unsigned char *)out;
  if (code < 0x80) {
    o[0] = (unsigned char)code;
    return 1;
  }
  if (code < 0x800) {
    o[0] = (unsigned char)(0xC0 | (code >> 6));
    o[1] = (unsigned char)(0x80 | (code & 0x3F));
    return 2;
  }
  if (code < 0x10000) {
    o[0] = (unsigned char)(0xE0 | (code >> 12));
    o[1] = (unsigned char)(0x80 | ((code >> 6) & 0x3F));
    o[2] = (unsigned char)(0x80 | (code & 0x3F));
    return 3;
  }
  o[0] = (unsigned char)(0xF0 | (code >> 18));
  o[1] = (unsigned char)(0x80 | ((code >> 12) & 0x3F));
  o[2] = (unsigned char)(0x80 | ((code >> 6) & 0x3F));
  o[3] = (unsigned char)(0x80 | (code & 0x3F));
  return 4;
}

static size_t escaped(reader *r, char *out) {
  char c = *r->at++;
  long code;
  switch (c) {
    case 'b': out[0] = '\b'; return 1;
    case 'f': out[0] = '\f'; return 1;
    case 'n': out[0] = '\n'; return 1;
    case 'r': out[0] = '\r'; return 1;
    case 't': out[0] = '\t'; return 1;
    case 'u':
      code = hex4(r);
      if (code >= 0xD800 && code < 0xDC00 && r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u') {
        r->at += 2;
        code = 0x10000 + ((code - 0xD800) << 10) + (hex4(r) - 0xDC00);
      }
      if (code < 0) {
        r->failed = true;
        return 0;
      }
      return utf8(code, out);
    default: out[0] = c; return 1;
  }
}

static const char *read_string(reader *r, size_t *length) {
  const char *close = r->at;
  while (close < r->end && *close != '"') close += *close == '\\' ? 2 : 1;
  if (close >= r->end) {
    r->failed = true;
    *length = 0;
    return "";
  }
  char *text = json_alloc((size_t)(close - r->at) + 1);
  size_t used = 0;
  while (r->at < close && !r->failed) {
    if (*r->at == '\\') {
      r->at++;
      used += escaped(r, text + used);
    } else {
      text[used++] = *r->at++;
    }
  }
  r->at = close + 1;
  text[used] = '\0';
  *length = used;
  return text;
}

static json *read_number(reader *r) {
  bool negative = r->at < r->end && *r->at == '-';
  if (negative) r->at++;
  const char *start = r->at;
  uint64_t value = 0;
  while (r->at < r->end && *r->at >= '0' && *r->at <= '9' && r->at - start < 19) {
    value = value * 10 + (uint64_t)(*r->at++ - '0');
  }
  if (r->at == start) return fail(r);
  return json_int(negative ? -(int64_t)value : (int64_t)value);
}

static json *read_array(reader *r) {
  json *made = json_array();
  if (accept(r, ']')) return made;
  do {
    json_push(made, read_value(r));
  } while (!r->failed && accept(r, ','));
  return accept(r, ']') ? made : fail(r);
}

static json *read_object(reader *r) {
  json *made = json_object();
  if (accept(r, '}')) return made;
  do {
    if (!accept(r, '"')) return fail(r);
    size_t length;
    const char *name = read_string(r, &length);
    if (!accept(r, ':')) return fail(r);
    json_set(made, name, read_value(r));
  } while (!r->failed && accept(r, ','));
  return accept(r, '}') ? made : fail(r);
}

static json *read_word(reader *r, const char *word, json *value) {
  size_t length = strlen(word);
  if ((size_t)(r->end - r->at) < length || strncmp(r->at, word, length) != 0) return fail(r);
  r->at += length;
  return value;
}

static json *read_value(reader *r) {
  skip_blanks(r);
  if (r->at >= r->end || r->depth >= DEPTH_MAX) return fail(r);
  json *made;
  r->depth++;
  switch (*r->at) {
    case '{':
      r->at++;
      made = read_object(r);
      break;
    case '[':
      r->at++;
      made = read_array(r);
      break;
    case '"':
      r->at++;
      made = fresh(JSON_TEXT);
      made->text = read_string(r, &made->length);
      break;
    case 't': made = read_word(r, "true", json_bool(true)); break;
    case 'f': made = read_word(r, "false", json_bool(false)); break;
    case 'n': made = read_word(r, "null", json_null()); break;
    default: made = read_number(r); break;
  }
  r->depth--;
  return made;
}

json *json_read(const char *text, size_t length) {
  reader r = {text, text + length, 0, false};
  json *made = read_value(&r);
  skip_blanks(&r);
  return r.failed || r.at < r.end ? NULL : made;
}

/* Writing. */

typedef struct {
  char *text;
  size_t used;
  size_t room;
} writer;

static void put(writer *w, const char *text, size_t length) {
  if (w->room - w->used < length + 1) {
    size_t room = (w->used + length + 1) * 2;
    char *wider = json_alloc(room);
    if (w->used > 0) memcpy(wider, w->text, w->used);
    w->text = wider;
    w->room = room;
  }
  memcpy(w->text + w->used, text, length);
  w->used += length;
  w->text[w->used] = '\0';
}

static void put_quoted(writer *w, const char *text, size_t length) {
  put(w, "\"", 1);
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    char code[8];
    if (c == '"' || c == '\\') {
      code[0] = '\\';
      code[1] = (char)c;
      put(w, code, 2);
    } else if (c < ' ') {
      put(w, code, (size_t)snprintf(code, sizeof code, "\\u%04x", c));
    } else {
      put(w, text + i, 1);
    }
  }
  put(w, "\"", 1);
}

static void put_value(writer *w, const json *value) {
  char digits[24];
  switch (value->kind) {
    case JSON_NULL: put(w, "null", 4); break;
    case JSON_BOOL: put(w, value->number ? "true" : "false", value->number ? 4 : 5); break;
    case JSON_INT: put(w, digits, (size_t)snprintf(digits, sizeof digits, "%lld", (long long)value->number)); break;
    case JSON_TEXT: put_quoted(w, value->text, value->length); break;
    case JSON_ARRAY:
    case JSON_OBJECT:
      put(w, value->kind == JSON_ARRAY ? "[" : "{", 1);
      for (size_t i = 0; i < value->size; i++) {
        if (i > 0) put(w, ",", 1);
        if (value->kind == JSON_OBJECT) {
          put_quoted(w, value->names[i], strlen(value->names[i]));
          put(w, ":", 1);
        }
        put_value(w, value->items[i]);
      }
      put(w, value->kind == JSON_ARRAY ? "]" : "}", 1);
      break;
  }
}

const char *json_write(const json *value) {
  writer w = {NULL, 0, 0};
  put_value(&w, value);
  return w.text;
}
