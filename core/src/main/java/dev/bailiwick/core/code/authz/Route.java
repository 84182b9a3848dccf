package dev.bailiwick.core.code.authz;

import dev.bailiwick.core.code.ir.Span;
import dev.bailiwick.core.code.value.CodeFile;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A way into the program.
///
/// @param method `GET` and the like, or `ANY`
/// @param url as it is written, or empty
public record Route(CodeFile file, Span span, String method, String url, Guard guard) {
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

  /// What everybody may do: sign in and up, be called back, be asked for health.
  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)log_?in|log_?out|sign_?(in|up|out)|register|auth|token|oauth|callback|webhook|hook|health|ping"
              + "|forgot|reset|verify|confirm|public|contact|subscribe|search|graphql|csp|session|captcha|metrics|refresh");

  /// What shows a program's insides.
  private static final Pattern INTERNAL =
      Pattern.compile(
          "(?i)(^|/)(metrics|actuator|heap_?dump|thread_?dump|logs?|log_?files?|backups?|dumps?|phpinfo|server-status|\\.git"
              + "|ftp|(encryption_?|private_?)keys?)(?![\\w-])");

  public Route {
    method = method.toUpperCase(Locale.ROOT);
  }

  /// The line in which it stands, counted from 1.
  public int line() {
    int line = 1;
    var source = file.source();
    for (int i = 0; i < Math.min(span.start(), source.length); i++) {
      line += source[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /// Whether it shows what runs inside, such as logs.
  boolean isInternal() {
    return !CHANGING.contains(method) && INTERNAL.matcher(url).find();
  }

  /// Whether it changes what is there already.
  boolean isReplacing() {
    return isChange() && !method.equals("POST");
  }

  /// Whether it changes something that is not meant for everybody.
  boolean isChange() {
    return CHANGING.contains(method) && !OPEN.matcher(url).find();
  }
}
