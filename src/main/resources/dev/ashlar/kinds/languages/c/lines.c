#include "drivers/lines.h"

#include <stdio.h>
#include <stdlib.h>

/* Reads one line into *line, which grows; its length, or -1 at the end of the input. */
static long next_line(char **line, size_t *room) {
  size_t used = 0;
  int c = getchar();
  if (c == EOF) return -1;
  for (; c != EOF && c != '\n'; c = getchar()) {
    if (used == *room) {
      *room = *room == 0 ? 4096 : *room * 2;
      *line = realloc(*line, *room);
      if (*line == NULL) return -1;
    }
    (*line)[used++] = (char)c;
  }
  return (long)used;
}

int serve(asked ask) {
  char *line = NULL;
  size_t room = 0;
  long length;
  while ((length = next_line(&line, &room)) >= 0) {
    json *input = json_read(line, (size_t)length);
    if (input == NULL) {
      fputs("a line that is not JSON\n", stderr);
      return 1;
    }
    puts(json_write(ask(input)));
    fflush(stdout);
    json_empty_store();
  }
  free(line);
  return 0;
}
