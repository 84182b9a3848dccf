/* The hook client: an event on standard input, the daemon's answer on standard output.
 *
 * It must never be the reason that a tool runs unjudged. Nothing is printed before the whole answer
 * is there and checked; on every doubt it ends with 2, which the assistants take for "do not run".
 * Where 2 would keep a finished turn going (HARMLESS), it ends with 0 and a note.
 *
 * Paths, version and the daemon's environment come in at compile time (client.h, written by
 * NativeClient.java): the environment of a call belongs to the assistant, and an untrusted
 * repository may have set it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#ifndef TIMEOUT_MS
#define TIMEOUT_MS 5000
#endif
#define INPUT_LIMIT (8 << 20)
#define ANSWER_LIMIT (16 << 20)
#define HEAD_LIMIT 16384

static const char *const HARMLESS[] = {"Stop", "SubagentStop", "StopFailure", "SessionEnd",
    "Notification", "AfterAgent", "agentStop", "subagentStop", "sessionEnd", "stop", 0};

static char *event;
static size_t event_length;
static int event_whole;
static long long deadline;

static long long now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Skips the string that starts at s[i] == '"'; the index behind it, or 0 where it has no end. */
static size_t behind_string(const char *s, size_t n, size_t i) {
  for (i++; i < n; i++) {
    if (s[i] == '\\') i++;
    else if (s[i] == '"') return i + 1;
  }
  return 0;
}

/* True where the outermost object names, once, an event that must not be answered with 2. A nested
 * object (a tool's own input) may carry the same name and means nothing. */
static int is_harmless(void) {
  static const char key[] = "\"hook_event_name\"";
  int depth = 0, found = 0;
  if (!event_whole) return 0;
  for (size_t i = 0; i < event_length;) {
    char c = event[i];
    if (c == '{' || c == '[') depth++;
    if (c == '}' || c == ']') depth--;
    if (c != '"') {
      i++;
      continue;
    }
    size_t end = behind_string(event, event_length, i);
    if (!end) return 0;
    if (depth == 1 && end - i == sizeof key - 1 && !memcmp(event + i, key, sizeof key - 1)) {
      size_t v = end;
      while (v < event_length && strchr(" \t\r\n:", event[v]) && event[v]) v++;
      if (v == end || v >= event_length || event[v] != '"') return 0;
      size_t value_end = behind_string(event, event_length, v);
      if (!value_end || found++) return 0;
      int known = 0;
      for (int k = 0; HARMLESS[k]; k++)
        known |= strlen(HARMLESS[k]) == value_end - v - 2 &&
                 !memcmp(HARMLESS[k], event + v + 1, value_end - v - 2);
      if (!known) return 0;
      end = value_end;
    }
    i = end;
  }
  return found == 1;
}

static void doubt(const char *format, ...) {
  char line[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  int harmless = is_harmless();
  fprintf(stderr, "bailiwick: %s: %s\n",
      harmless ? "not recorded" : "no verdict, so the call is blocked", line);
  _exit(harmless ? 0 : 2);
}

static void read_event(void) {
  size_t room = 65536;
  event = malloc(room);
  for (;;) {
    if (!event) doubt("out of memory");
    ssize_t n = read(0, event + event_length, room - event_length);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) doubt("cannot read the event: %s", strerror(errno));
    if (n == 0) break;
    event_length += (size_t)n;
    if (event_length > INPUT_LIMIT) doubt("the event is over %d MiB", INPUT_LIMIT >> 20);
    if (event_length == room) event = realloc(event, room *= 2);
  }
  event_whole = 1;
  if (!event_length) doubt("the event is empty");
}

static int wait_for(int fd, short what) {
  for (;;) {
    long long left = deadline - now_ms();
    if (left <= 0) doubt("no answer from the daemon within %d ms", TIMEOUT_MS);
    struct pollfd p = {fd, what, 0};
    int n = poll(&p, 1, (int)left);
    if (n > 0) return 1;
    if (n < 0 && errno != EINTR) doubt("cannot wait for the daemon: %s", strerror(errno));
  }
}

/* The folder and the socket must be ours and closed to others, the process behind it ours too. */
static int connected(void) {
  struct stat s;
  if (lstat(RUNTIME, &s)) return -1;
  if (!S_ISDIR(s.st_mode) || s.st_uid != geteuid() || (s.st_mode & 077))
    doubt("%s must be a folder of yours with mode 0700", RUNTIME);
  if (lstat(SOCKET, &s)) return -1;
  if (!S_ISSOCK(s.st_mode) || s.st_uid != geteuid() || (s.st_mode & 077))
    doubt("%s must be a socket of yours with mode 0600", SOCKET);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (fd < 0) doubt("no socket: %s", strerror(errno));
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  fcntl(fd, F_SETFL, O_NONBLOCK);
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (sizeof SOCKET > sizeof address.sun_path) doubt("the path of the socket is too long");
  memcpy(address.sun_path, SOCKET, sizeof SOCKET);
  if (connect(fd, (struct sockaddr *)&address, sizeof address)) {
    close(fd);
    return -1;
  }
#ifdef SO_PEERCRED
  struct ucred peer;
  socklen_t size = sizeof peer;
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) || peer.uid != geteuid())
    doubt("the daemon runs as another user");
#else
  uid_t user;
  gid_t group;
  if (getpeereid(fd, &user, &group) || user != geteuid()) doubt("the daemon runs as another user");
#endif
  return fd;
}

static void make_folder(void) {
  char path[] = RUNTIME;
  for (char *slash = path + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
    *slash = 0;
    mkdir(path, 0700);
  }
  mkdir(path, 0700);
}

/* The daemon inherits the lock, so that nobody starts a second one while it lives. */
static void start_daemon(int lock) {
  static char *const arguments[] = {LAUNCHER, "daemon", "run", 0};
  static char *const environment[] = {ENVIRONMENT 0};
  pid_t child = fork();
  if (child < 0) doubt("cannot start the daemon: %s", strerror(errno));
  if (child) return;
  setsid();
  signal(SIGHUP, SIG_IGN);
  int null = open("/dev/null", O_RDWR);
  int log = open(LOG, O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(null, 0);
  dup2(log < 0 ? null : log, 1);
  dup2(log < 0 ? null : log, 2);
  for (int fd = 3; fd < 256; fd++)
    if (fd != lock) close(fd);
  if (chdir("/")) _exit(127);
  execve(LAUNCHER, arguments, environment);
  _exit(127);
}

/* A connection, with a daemon started at most once; waits for it by asking every 5 ms. */
static int connection(void) {
  int fd = connected(), lock = -1, started = 0;
  if (fd >= 0) return fd;
  make_folder();
  for (;;) {
    if (!started && lock < 0) lock = open(LOCK, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
    if (!started && lock >= 0 && !flock(lock, LOCK_EX | LOCK_NB)) {
      if ((fd = connected()) >= 0) {
        close(lock);
        return fd;
      }
      start_daemon(lock);
      close(lock);
      started = 1;
    }
    struct timespec pause = {0, 5000000};
    nanosleep(&pause, 0);
    if ((fd = connected()) >= 0) break;
    if (now_ms() >= deadline)
      doubt("no daemon within %d ms; see %s, or run: %s daemon status", TIMEOUT_MS, LOG, LAUNCHER);
  }
  if (!started && lock >= 0) close(lock);
  return fd;
}

static void send_all(int fd, const char *bytes, size_t length) {
  while (length) {
    ssize_t n = send(fd, bytes, length,
#ifdef MSG_NOSIGNAL
        MSG_NOSIGNAL
#else
        0
#endif
    );
    if (n > 0) {
      bytes += n;
      length -= (size_t)n;
    } else if (errno == EAGAIN) {
      wait_for(fd, POLLOUT);
    } else if (errno != EINTR) {
      /* An answer may be there already (a version mismatch, a refusal before the body). */
      return;
    }
  }
}

/* The value of a header in the head, or 0; its length in *length. The head ends with a NUL. */
static const char *header(const char *head, const char *name, size_t *length) {
  size_t n = strlen(name);
  for (const char *line = strstr(head, "\r\n"); line && line[2]; line = strstr(line, "\r\n")) {
    line += 2;
    if (!strncasecmp(line, name, n) && line[n] == ':') {
      const char *value = line + n + 1;
      while (*value == ' ' || *value == '\t') value++;
      const char *end = strstr(value, "\r\n");
      if (!end) return 0;
      *length = (size_t)(end - value);
      return value;
    }
  }
  return 0;
}

/* Content-Length as a number of digits alone; -1 where it is anything else. */
static long body_length(const char *head) {
  size_t n = 0;
  const char *value = header(head, "Content-Length", &n);
  if (!value || !n || n > 8) return -1;
  long length = 0;
  for (size_t i = 0; i < n; i++) {
    if (value[i] < '0' || value[i] > '9') return -1;
    length = length * 10 + (value[i] - '0');
  }
  return length;
}

/* One exchange. 1: the answer is printed. 0: the daemon is of another version. */
static int exchanged(const char *agent) {
  int fd = connection();
  char request[512];
  int n = snprintf(request, sizeof request,
      "POST /v1/hooks/%s HTTP/1.1\r\nHost: localhost\r\nX-Bailiwick: %s\r\n"
      "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n",
      agent, VERSION, event_length);
  send_all(fd, request, (size_t)n);
  send_all(fd, event, event_length);

  size_t room = HEAD_LIMIT, got = 0, body = 0;
  long length = -1;
  int status = 0, same = 0;
  char *answer = malloc(room + 1);
  for (;;) {
    if (!answer) doubt("out of memory");
    if (body && got >= body + (size_t)length) break;
    wait_for(fd, POLLIN);
    ssize_t r = recv(fd, answer + got, room - got, 0);
    if (r < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (r <= 0) doubt("the daemon hung up in the middle of its answer");
    got += (size_t)r;
    answer[got] = 0;
    char *end = body ? 0 : strstr(answer, "\r\n\r\n");
    if (end) {
      body = (size_t)(end - answer) + 4;
      end[2] = 0;
      if (strncmp(answer, "HTTP/1.1 ", 9) || strspn(answer + 9, "0123456789") != 3)
        doubt("what answers at %s is not the daemon", SOCKET);
      status = atoi(answer + 9);
      length = body_length(answer);
      size_t v = 0;
      const char *version = header(answer, "X-Bailiwick", &v);
      if (!version) doubt("what answers at %s is not the daemon", SOCKET);
      same = v == sizeof VERSION - 1 && !memcmp(version, VERSION, v);
      if (status == 409 && !same) {
        close(fd);
        free(answer);
        return 0;
      }
      if (length < 0 || length > ANSWER_LIMIT) doubt("an answer of no known length");
      room = body + (size_t)length;
      if (got > room) doubt("the answer is longer than it says");
      answer = realloc(answer, room + 1);
    } else if (!body && got == room) {
      doubt("what answers at %s is not the daemon", SOCKET);
    }
  }
  if (status != 200) {
    /* Our own daemon's reason, one line of it. */
    answer[body + (size_t)length] = 0;
    doubt("the daemon answers %d: %.300s", status, answer + body);
  }
  if (!same) doubt("the daemon is of another version; run: %s setup", LAUNCHER);
  for (size_t at = body, all = body + (size_t)length; at < all;) {
    ssize_t w = write(1, answer + at, all - at);
    if (w < 0 && errno == EINTR) continue;
    if (w <= 0) doubt("cannot write the answer");
    at += (size_t)w;
  }
  return 1;
}

int main(int count, char **arguments) {
  signal(SIGPIPE, SIG_IGN);
  deadline = now_ms() + TIMEOUT_MS;
  const char *agent = count == 2 ? arguments[1] : "";
  size_t n = strspn(agent, "abcdefghijklmnopqrstuvwxyz0123456789-");
  if (!n || agent[n] || n > 32) doubt("usage: bailiwick-hook AGENT");
  read_event();
  /* Reading may have waited for the assistant; the daemon gets its whole time. */
  deadline = now_ms() + TIMEOUT_MS;
  if (!exchanged(agent) && !exchanged(agent))
    doubt("the daemon is of another version; run: %s setup", LAUNCHER);
  return 0;
}
