package dev.bailiwick.core.code.authz;

import dev.bailiwick.core.code.ir.Expr;
import dev.bailiwick.core.code.ir.Pattern.Bind;
import dev.bailiwick.core.code.ir.Routine;
import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.ir.Stmt;
import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.run.Found;
import dev.bailiwick.core.code.syntax.Language;
import dev.bailiwick.core.code.value.CodeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one file says of guards beside its routes: guards that nobody mounts, guards in comments,
/// and WebSockets that are opened for everybody.
///
/// Goes by names and by the file alone. A guard that another file may use is none of its findings.
public final class Unguarded {
  /// Where a server takes a WebSocket. A dependency of FastAPI that turns people away.
  private static final Pattern REFUSES =
      Pattern.compile(
          "=\\s*(Header|Cookie|Depends|Security)\\((?s:.*)\\bHTTPException\\((?s:.*?)\\b40[13]");

  private static final Pattern OPENS =
      Pattern.compile(
          "\\.handleUpgrade\\s*\\(|new\\s+(WebSocket\\.Server|WebSocketServer|ws\\.Server)\\s*\\(\\s*\\{(?![^}]*noServer)"
              + "|\\bio\\.on\\(\\s*['\"]connect|\\.ws\\(\\s*['\"]/|@WebSocketGateway\\b"
              + "|@\\w+\\.websocket(_route)?\\(|\\bwebsockets\\.serve\\(|\\b\\w*[uU]pgrader\\.Upgrade\\(|\\bwebsocket\\.Accept\\(");

  /// Texts of which one stands in whatever [#OPENS] finds.
  private static final List<String> OPENING =
      List.of(
          "handleUpgrade",
          "WebSocket",
          "websocket",
          "ws.Server",
          "io.on(",
          ".ws(",
          "pgrader.Upgrade(");

  /// What is said where somebody asks who is there.
  private static final Pattern ASKS =
      Pattern.compile(
          "(?i)auth(?!or\\b)|token|session|jwt|verif|cookie|api_?key|credential|current_?user|log_?in|guard|ticket|\\bpermission");

  private static final Pattern ANY_PAGE =
      Pattern.compile(
          "CheckOrigin\\s*[:=]\\s*func\\([^)]*\\)\\s*bool\\s*\\{\\s*return true\\s*\\}");

  private static final Pattern COMMENTED =
      Pattern.compile(
          "(?m)^[ \\t]*(//|#)["
              + " \\t]*(app|router|server|api|r|\\w+Router)\\.(use|all|get|post|put|delete|patch|Use|addHook)\\(.*"
              + "(?i:auth(?!or\\b)|guard|require_?\\w*(user|login|role|admin)|verify|protect|is_?admin|deny|limiter).*$");

  private static final Pattern COMMENT =
      Pattern.compile("(?s)/\\*.*?\\*/|(?m)(?<![:'\"\\w])//[^\\n]*$|^\\s*#[^\\n]*$");

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^\\s*(import\\b.*|from\\b.*\\bimport\\b.*|(const|let|var)\\b.*\\brequire\\(.*|\"[\\w./-]+\")$");

  private static final Pattern LIMITER = Pattern.compile("(?i)\\w*(limiter|rate_?limit)\\w*");
  private static final Pattern LIMITS = Pattern.compile("(?i)rate_?limit\\w*|slow_?down|limiter");

  private final CodeFile file;
  private final Rules rules;
  private final String source;
  private @Nullable String code;
  private final List<Found> found = new ArrayList<>();

  private Unguarded(CodeFile file, Rules rules) {
    this.file = file;
    this.rules = rules;
    this.source = new String(file.source(), StandardCharsets.ISO_8859_1);
  }

  /// What is wrong in the file.
  ///
  /// @param hasRoutes whether it has any
  public static List<Found> in(CodeFile file, boolean hasRoutes, Rules rules) {
    var looked = new Unguarded(file, rules);
    if (file.language() != Language.JAVA) {
      looked.sockets();
    }
    if (hasRoutes && file.language() != Language.GO) {
      looked.unused();
      looked.commented();
    }
    return List.copyOf(looked.found);
  }

  /// The source without its comments, which few files are asked for.
  private String code() {
    if (code == null) {
      code =
          COMMENT.matcher(source).replaceAll(comment -> comment.group().replaceAll("[^\\n]", " "));
    }
    return code;
  }

  private void report(String weakness, Span span, String what, String message) {
    rules
        .weakness(weakness)
        .ifPresent(one -> found.add(new Found(one, file, span, what, message, null)));
  }

  private void sockets() {
    if (source.contains("CheckOrigin")) {
      anyPage();
    }
    if (OPENING.stream().anyMatch(source::contains)) {
      opened();
    }
  }

  private void anyPage() {
    var any = ANY_PAGE.matcher(code());
    while (any.find()) {
      report(
          "open-websocket",
          new Span(any.start(), any.end()),
          "CheckOrigin",
          "a page of any site may open this WebSocket in a user's name");
    }
  }

  private void opened() {
    var opens = OPENS.matcher(code());
    while (opens.find()) {
      var rest = code().substring(0, opens.start()) + code().substring(opens.end());
      if (!ASKS.matcher(IMPORT.matcher(rest).replaceAll("")).find()) {
        report(
            "open-websocket",
            new Span(opens.start(), opens.end()),
            opens.group().replaceAll("\\s+", " "),
            "");
      }
    }
  }

  private void commented() {
    var comment = COMMENTED.matcher(source);
    while (comment.find()) {
      int start = comment.start(1);
      report(
          "unused-guard",
          new Span(start, comment.end()),
          comment.group().strip(),
          "a guard is taken out by a comment");
    }
  }

  private void unused() {
    for (var statement : file.code().body()) {
      switch (statement) {
        case Stmt.Declared(var routine) -> {
          if (isGuard(routine.name(), routine)) {
            unused(routine.name(), routine.span());
          }
        }
        case Stmt.Declare(Bind(var name, var span), var _, var value, var _, var _) -> {
          boolean isLimiter =
              LIMITER.matcher(name).matches()
                  && value instanceof Expr.Call(var callee, var _, var _, var _)
                  && LIMITS.matcher(RouteCalls.last(callee)).matches();
          if (isLimiter || value instanceof Expr.Lambda(var routine) && isGuard(name, routine)) {
            unused(name, span);
          }
        }
        default -> {}
      }
    }
  }

  /// A middleware, or a decorator or dependency of Python, that is named as a check.
  private boolean isGuard(String name, @Nullable Routine routine) {
    if (routine == null || Guard.of(name) == Guard.UNAUTHENTICATED) {
      return false;
    }
    var parameters = routine.parameters();
    return file.language() == Language.PYTHON
        ? parameters.size() == 1
                && parameters.getFirst().name().matches("f|fn|func|function|view\\w*")
            || REFUSES.matcher(file.text(routine.span())).find()
        : parameters.size() == 3 && parameters.getLast().name().matches("_?next|done");
  }

  private void unused(String name, Span span) {
    var uses = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])").matcher(code());
    if (uses.results().count() == 1) {
      report("unused-guard", span, name, "");
    }
  }
}
