/* The same as bare-calls.mjs: the limit of the file system. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char content[1 << 20];

int main(int argc, char **argv) {
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  if (argc != 3) return 2;
  FILE *list = fopen(argv[1], "r");
  if (list == NULL || chdir(argv[2]) != 0) return 1;
  memset(content, 'x', sizeof content);
  while ((length = getline(&line, &room, list)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    char *first = strchr(line, '\t');
    if (first == NULL) continue;
    *first++ = 0;
    char *second = strchr(first, '\t');
    if (second != NULL) *second++ = 0;
    int failed = 0;
    if (line[0] == 'd') failed = mkdir(first, 0750);
    else if (line[0] == 'h') failed = link(first, second);
    else if (line[0] == 's') failed = symlink(first, second);
    else {
      int file = open(second, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0440);
      long size = atol(first);
      failed = file < 0 || write(file, content, size) != size || close(file) != 0;
    }
    if (failed) {
      perror(line);
      return 1;
    }
  }
  return 0;
}
