package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.effect.Target;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words that name hosts. The name is taken as it is written; what it stands for (odd spellings of
/// addresses) is for the policy to tell.
final class Hosts {
  private static final Pattern URL =
      Pattern.compile(
          "(?i)([a-z][a-z0-9+.-]*)://(?:[^/?#@]*@)?(\\[[^\\]/]*\\]|[^/?#:@\\[\\]]*)(?::([0-9]{0,5}))?(?:[/?#].*)?",
          Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("(?:[^@/\\s]*@)?(\\[[^\\]/]*\\]|[^/?#:@\\[\\]\\s]+)(?::([0-9]{1,5}))?");
  private static final Pattern REMOTE =
      Pattern.compile("(?:[^@/:\\s]+@)?(\\[[^\\]/]*\\]|[^/:\\s]+):(?!//)(.*)", Pattern.DOTALL);

  private final Evaluation evaluation;

  Hosts(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  void url(Field field) {
    var text = field.text();
    if (text.startsWith("file:")) {
      file(field);
      return;
    }
    if (!text.contains("://")) {
      int slash = text.indexOf('/');
      host(field.withText(slash < 0 ? text : text.substring(0, slash)));
      return;
    }
    var matcher = URL.matcher(text);
    boolean whole = field.told() || text.indexOf('/', text.indexOf("://") + 3) > 0;
    if (!matcher.matches() || !whole || text.indexOf('\\') >= 0 || matcher.group(2).isEmpty()) {
      evaluation.unknown("a URL whose host cannot be told", field.place());
      return;
    }
    reaches(matcher.group(1), matcher.group(2), matcher.group(3), field);
  }

  private void file(Field field) {
    var path = field.text().replaceFirst("^file:(//(localhost)?)?", "");
    if (field.told() && path.startsWith("/") && !path.contains("%")) {
      evaluation.add(new Effect.Reads(Target.file(path), field.place()));
    } else {
      evaluation.unknown("a file: URL", field.place());
    }
  }

  void host(Field field) {
    var matcher = HOST.matcher(field.text());
    if (!field.told() || !matcher.matches()) {
      evaluation.unknown("a host that cannot be told", field.place());
      return;
    }
    reaches("", matcher.group(1), matcher.group(2), field);
  }

  /// `host:path` and URLs; false where the word is a local path.
  boolean remotePath(Field field) {
    if (field.text().contains("://")) {
      url(field);
      return true;
    }
    var matcher = REMOTE.matcher(field.text());
    if (!matcher.matches() || matcher.group(1).startsWith(".") || matcher.group(1).isEmpty()) {
      return false;
    }
    reaches("ssh", matcher.group(1), "", field);
    return true;
  }

  private void reaches(String scheme, String name, @Nullable String port, Field field) {
    var clean = name.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
    clean = clean.endsWith(".") ? clean.substring(0, clean.length() - 1) : clean;
    int number = port == null || port.isEmpty() ? 0 : Integer.parseInt(port);
    evaluation.add(
        new Effect.Reaches(
            new Host(scheme.toLowerCase(Locale.ROOT), clean, number), field.place()));
  }
}
