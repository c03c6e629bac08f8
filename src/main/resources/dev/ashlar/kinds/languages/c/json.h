/* JSON values: what modules are given and answer. Numbers are whole.
 *
 * Values are made from one store that the driver empties after each answer, so nothing is freed by hand, and nothing
 * may be kept from one answer to the next. Looking is lenient, so that code that walks a value needs no checks: what
 * is not there is the null value, never a null pointer. */
#ifndef {{ROOT}}_API_JSON_H
#define {{ROOT}}_API_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct json json;

typedef enum { JSON_NULL, JSON_BOOL, JSON_INT, JSON_TEXT, JSON_ARRAY, JSON_OBJECT } json_kind;

/* Making. Texts are UTF-8 and are copied. */
json *json_null(void);
json *json_bool(bool value);
json *json_int(int64_t value);
json *json_text(const char *value);
json *json_text_of(const char *value, size_t length);
json *json_array(void);
json *json_object(void);

/* Adds to an array or an object that this module made, and gives it back. */
json *json_push(json *array, const json *item);
json *json_set(json *object, const char *name, const json *value);

/* The answer of a module that could do its work, and of one that could not; add more members to the inner object
 * with json_set(json_error_of(answer), ...) if the contract asks for them. */
json *json_ok(const json *value);
json *json_error(const char *code);
json *json_error_of(json *answer);

/* Looking. */
json_kind json_kind_of(const json *value);
size_t json_size(const json *value);                       /* items or members, else 0 */
const json *json_at(const json *array, size_t index);      /* an item, or a member's value */
const char *json_name_at(const json *object, size_t index); /* a member's name, or "" */
bool json_has(const json *object, const char *name);
const json *json_get(const json *object, const char *name);
const json *json_pluck(const json *array, const char *name); /* that member of all items that have one */
bool json_as_bool(const json *value);                      /* or false */
int64_t json_as_int(const json *value);                    /* or 0 */
const char *json_as_text(const json *value);               /* or ""; ends with a zero byte */
size_t json_length(const json *value);                     /* bytes of a text, else 0 */
bool json_is_text(const json *value, const char *text);    /* whether it is just that text */
bool json_equal(const json *a, const json *b);             /* members in any order */

/* Memory from the same store, zeroed; ends the program when there is none left. */
void *json_alloc(size_t size);
void json_empty_store(void);

/* Reading gives a null pointer if the text is not one JSON value. Writing gives one line without its end. */
json *json_read(const char *text, size_t length);
const char *json_write(const json *value);

#endif
