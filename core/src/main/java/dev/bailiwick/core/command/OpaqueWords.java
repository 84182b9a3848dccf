package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a program that may do anything with them: the hosts they name are reached, and code
/// that they name outside of the repository is nothing an allow line can answer for.
final class OpaqueWords {
  private static final int LONGEST = 1 << 16;
  private static final Pattern URL =
      Pattern.compile("(?i)[a-z][a-z0-9+.-]{1,20}://[^\\s'\"<>,;|`]*");
  private static final Pattern REPOSITORY_SCHEME = Pattern.compile("^(?i)(?:git|hg|svn|bzr)\\+");
  private static final Pattern PARTS = Pattern.compile("[=,:@]");
  private static final Set<String> CODE =
      Set.of(
          "py", "ipynb", "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "go", "java", "jar",
          "class", "jsh", "kts", "groovy", "gradle", "rb", "php", "sh", "bash", "pl", "lua", "exs",
          "so", "dylib", "dll", "cmake", "mk");

  private final Evaluation evaluation;
  private final Scope scope;
  private final Hosts hosts;

  OpaqueWords(Evaluation evaluation, Scope scope) {
    this.evaluation = evaluation;
    this.scope = scope;
    this.hosts = new Hosts(evaluation);
  }

  void judge(List<Field> words) {
    for (var word : words) {
      var text = word.text();
      if (text.length() > LONGEST || text.indexOf('/') < 0) {
        continue;
      }
      if (text.contains("://")) {
        addresses(word);
      } else {
        code(word);
      }
    }
  }

  private void addresses(Field word) {
    var matcher = URL.matcher(word.text());
    while (matcher.find()) {
      hosts.url(word.withText(REPOSITORY_SCHEME.matcher(matcher.group()).replaceFirst("")));
    }
  }

  private void code(Field word) {
    for (var part : PARTS.split(word.text())) {
      boolean path = part.startsWith("/") || part.startsWith("../") || part.contains("/../");
      if (path && CODE.contains(part.substring(part.lastIndexOf('.') + 1))) {
        for (var file : scope.absolute(part)) {
          if (!GitWords.isInRepository(Scope.cleaned(file), scope, evaluation.world())) {
            evaluation.unknown("code from outside the repository", word.place());
          }
        }
      }
    }
  }
}
