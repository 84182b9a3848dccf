/* The load for the measurements: a keep-alive HTTP client and a starter of processes.
 *   load latency PORT TOKENFILE EVENT ROUNDS     hooks/claude against echo, in turn, blocks of 20
 *   load rate    PORT TOKENFILE EVENT THREADS SECONDS
 *   load spawn   EVENT ROUNDS -- CMD [ARG…] -- CMD [ARG…] …   each once a round, in turn
 *   load crowd   EVENT COUNT  CMD [ARG…]         all at once; wall time until the last is done
 * A wrong answer ends the run: a figure for wrong answers is none. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;
static char event[1 << 20], token[256];
static size_t event_length;
static int port;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}
static void die(const char *why) {
  fprintf(stderr, "load: %s\n", why);
  exit(3);
}
static size_t slurp(const char *path, char *into, size_t room) {
  FILE *f = fopen(path, "r");
  if (!f) die(path);
  size_t n = fread(into, 1, room - 1, f);
  fclose(f);
  into[n] = 0;
  return n;
}
static int dial(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd, (struct sockaddr *)&a, sizeof a)) die("cannot connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return fd;
}
static double ask(int fd, const char *path) {
  char out[(1 << 16) + 1024], in[1 << 17];
  int n = snprintf(out, sizeof out,
      "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n"
      "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
      path, port, token, event_length, event);
  double start = now();
  if (write(fd, out, (size_t)n) != n) die("short write");
  size_t got = 0;
  for (;;) {
    ssize_t r = read(fd, in + got, sizeof in - 1 - got);
    if (r <= 0) die("connection closed");
    got += (size_t)r;
    in[got] = 0;
    char *end = strstr(in, "\r\n\r\n"), *length = strcasestr(in, "content-length:");
    if (end && length && got >= (size_t)(end + 4 - in) + (size_t)atol(length + 15)) break;
  }
  if (strncmp(in, "HTTP/1.1 200", 12)) die(in);
  return now() - start;
}
static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}
static void told(const char *name, double *t, size_t n) {
  qsort(t, n, sizeof *t, by_value);
  printf("%-44s n=%zu min %.3f p50 %.3f p90 %.3f p99 %.3f ms\n", name, n, t[0], t[n / 2],
      t[n * 9 / 10], t[n * 99 / 100]);
}
static void latency(int rounds) {
  static double hook[1000000], echo[1000000];
  int fd = dial(), n = 0;
  for (int i = 0; i < 2000; i++) ask(fd, i % 2 ? "/v1/echo" : "/v1/hooks/claude");
  for (int r = 0; r < rounds; r++) {
    for (int i = 0; i < 20; i++) echo[n + i] = ask(fd, "/v1/echo");
    for (int i = 0; i < 20; i++) hook[n + i] = ask(fd, "/v1/hooks/claude");
    n += 20;
  }
  told("keep-alive, bare echo", echo, (size_t)n);
  told("keep-alive, hook", hook, (size_t)n);
}
static volatile int over;
static void *hammer(void *count) {
  int fd = dial();
  while (!over) {
    ask(fd, "/v1/hooks/claude");
    ++*(long *)count;
  }
  return 0;
}
static void rate(int threads, int seconds) {
  pthread_t t[512];
  long counts[512] = {0}, all = 0;
  double start = now();
  for (int i = 0; i < threads; i++) pthread_create(&t[i], 0, hammer, &counts[i]);
  sleep((unsigned)seconds);
  over = 1;
  for (int i = 0; i < threads; i++) pthread_join(t[i], 0), all += counts[i];
  printf("%d in flight: %.0f decisions/s\n", threads, all / ((now() - start) / 1e3));
}
static pid_t launch(const char *in, char **command) {
  posix_spawn_file_actions_t a;
  pid_t pid;
  posix_spawn_file_actions_init(&a);
  posix_spawn_file_actions_addopen(&a, 0, in, O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&a, 1, "/dev/null", O_WRONLY, 0);
  if (posix_spawnp(&pid, command[0], &a, 0, command, environ)) die(command[0]);
  posix_spawn_file_actions_destroy(&a);
  return pid;
}
static void done(pid_t pid, const char *name) {
  int status;
  if (waitpid(pid, &status, 0) < 0 || status) die(name);
}
static void spawn(const char *in, int rounds, int count, char **words) {
  char **commands[16];
  int n = 0;
  for (int i = 0; i < count; i++)
    if (!strcmp(words[i], "--")) words[i] = 0, commands[n++] = words + i + 1;
  double *times = calloc((size_t)(n * rounds), sizeof *times);
  for (int r = 0; r < rounds; r++)
    for (int c = 0; c < n; c++) {
      double start = now();
      done(launch(in, commands[c]), commands[c][0]);
      times[c * rounds + r] = now() - start;
    }
  for (int c = 0; c < n; c++) told(commands[c][0], times + c * rounds, (size_t)rounds);
}
int main(int n, char **a) {
  if (n < 5) die("see the first lines of load.c");
  if (!strcmp(a[1], "spawn")) return spawn(a[2], atoi(a[3]), n - 4, a + 4), 0;
  if (!strcmp(a[1], "crowd")) {
    int count = atoi(a[3]);
    pid_t *pids = calloc((size_t)count, sizeof *pids);
    double start = now();
    for (int i = 0; i < count; i++) pids[i] = launch(a[2], a + 4);
    for (int i = 0; i < count; i++) done(pids[i], a[4]);
    printf("%d hooks at once: all right after %.0f ms\n", count, now() - start);
    return 0;
  }
  port = atoi(a[2]);
  token[slurp(a[3], token, sizeof token) ? strcspn(token, "\n") : 0] = 0;
  event_length = slurp(a[4], event, 1 << 16);
  if (!strcmp(a[1], "latency")) latency(atoi(a[5]));
  if (!strcmp(a[1], "rate")) rate(atoi(a[5]), atoi(a[6]));
  return 0;
}
