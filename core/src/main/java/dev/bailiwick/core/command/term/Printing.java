package dev.bailiwick.core.command.term;

import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.List;

/// What `echo` and `printf` put out.
public final class Printing {
  private Printing() {}

  public static Flow echoed(List<Field> rest) {
    var words = new ArrayList<>(rest);
    boolean newline = true;
    boolean escapes = false;
    while (!words.isEmpty() && words.getFirst().text().matches("-[neE]+")) {
      var option = words.removeFirst().text();
      newline &= !option.contains("n");
      escapes |= option.contains("e");
    }
    if (words.stream().anyMatch(field -> !field.told())) {
      return words.size() == 1 && words.getFirst().within() instanceof Target tree
          ? new Flow.Names(tree)
          : Flow.ANY;
    }
    if (length(words) > Flow.LONGEST) {
      return Flow.ANY;
    }
    var text = String.join(" ", words.stream().map(Field::text).toList());
    return new Flow.Text((escapes ? unescaped(text) : text) + (newline ? "\n" : ""));
  }

  private static long length(List<Field> words) {
    return words.stream().mapToLong(word -> word.text().length() + 1L).sum();
  }

  private static String unescaped(String text) {
    return text.indexOf('\\') < 0 ? text : Escapes.expanded(text);
  }

  /// @param rest the format and what goes into it
  public static Flow printed(List<Field> rest) {
    boolean told = rest.stream().allMatch(Field::told);
    if (rest.isEmpty() || !told || length(rest) > Flow.LONGEST) {
      return Flow.ANY;
    }
    var format = unescaped(rest.getFirst().text());
    var words = rest.subList(1, rest.size()).stream().map(Field::text).toList();
    if (!format.contains("%")) {
      return new Flow.Text(format);
    }
    if (format.replaceAll("%[sb]", "").contains("%") || format.split("%[sb]", -1).length != 2) {
      return format.equals("%s") && words.isEmpty() ? Flow.NONE : Flow.ANY;
    }
    var out = new StringBuilder();
    for (var word : words) {
      out.append(format.replace("%s", word).replace("%b", unescaped(word)));
    }
    return new Flow.Text(out.toString());
  }
}
