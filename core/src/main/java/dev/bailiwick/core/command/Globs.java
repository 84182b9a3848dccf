package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Path globs against the real tree, as bash expands them; `**` walks, as zsh and globstar do.
///
/// Over [#MATCHES] matches or [#VISITS] looked-at names the field becomes untold, within the folder
/// the glob starts in.
final class Globs {
  private static final int MATCHES = 500;
  private static final int VISITS = 4_000;

  /// Units that the list of a folder costs.
  private static final int FOLDER = 10;

  private final Evaluation evaluation;
  private final World world;

  Globs(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.world = evaluation.world();
  }

  static boolean isGlob(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  static void escape(String text, StringBuilder pattern) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("*?[]\\!(){}|@+".indexOf(c) >= 0) {
        pattern.append('\\');
      }
      pattern.append(c);
    }
  }

  /// The names the glob finds; the text itself where it finds none.
  List<Field> expand(Field field, String pattern, Scope scope) {
    if (hasGroup(pattern)) {
      return within(field, pattern, scope);
    }
    var found = new ArrayList<Field>();
    var bases = pattern.startsWith("/") ? List.of("/") : List.copyOf(scope.folders());
    if (bases.isEmpty()) {
      return List.of(Field.untold(field.place()));
    }
    for (var base : bases) {
      var walk = new Walk(pattern.startsWith("/") ? "/" : "");
      walk.from(base, walk.shown, List.of(pattern.split("/+")), pattern.startsWith("/") ? 1 : 0);
      if (walk.over) {
        return List.of(new Field("", false, new Target(base, tree(pattern)), field.place()));
      }
      walk.found.forEach(path -> found.add(field.withText(path)));
    }
    if (found.isEmpty()) {
      return List.of(field);
    }
    return found;
  }

  /// Extended globs and zsh's qualifiers are not expanded: any file of the folder may be meant.
  private static boolean hasGroup(String pattern) {
    return pattern.replaceAll("\\\\.", "").indexOf('(') >= 0;
  }

  private static List<Field> within(Field field, String pattern, Scope scope) {
    var prefix = pattern.substring(0, pattern.lastIndexOf('/', pattern.indexOf('(')) + 1);
    var folders = isGlob(prefix) ? List.<String>of() : scope.absolute(prefix);
    return folders.size() == 1
        ? List.of(new Field("", false, Target.tree(folders.getFirst()), field.place()))
        : List.of(Field.untold(field.place()));
  }

  private static Target.Tree tree(String pattern) {
    var last = pattern.substring(pattern.lastIndexOf('/') + 1);
    var only = last.equals("*") || last.equals("**") ? List.<String>of() : List.of(last);
    return new Target.Tree(only, List.of(), last.startsWith("."), true);
  }

  private final class Walk {
    private final String shown;
    private final List<String> found = new ArrayList<>();
    private int visits;
    private boolean over;

    Walk(String shown) {
      this.shown = shown;
    }

    void from(String folder, String prefix, List<String> parts, int at) {
      if (over || at >= parts.size()) {
        return;
      }
      var part = parts.get(at);
      boolean last = at == parts.size() - 1;
      if (part.equals("**") && !last) {
        from(folder, prefix, parts, at + 1);
        each(folder, prefix, "*", (path, name) -> from(path, name + "/", parts, at));
        return;
      }
      if (!isGlob(part.replaceAll("\\\\.", ""))) {
        var name = part.replaceAll("\\\\(.)", "$1");
        var path = join(folder, name);
        if (!last) {
          from(path, prefix + name + "/", parts, at + 1);
        } else if (stands(path)) {
          hit(prefix + name);
        }
        return;
      }
      each(
          folder,
          prefix,
          part.equals("**") ? "*" : part,
          (path, name) -> {
            if (last) {
              hit(name);
            } else {
              from(path, name + "/", parts, at + 1);
            }
          });
    }

    private void each(
        String folder,
        String prefix,
        String glob,
        java.util.function.BiConsumer<String, String> use) {
      var regex = regex(glob);
      evaluation.spend(FOLDER);
      for (var name : world.names(folder, VISITS)) {
        evaluation.spend(1);
        if (++visits > VISITS) {
          over = true;
          return;
        }
        if ((!name.startsWith(".") || glob.startsWith(".") || glob.startsWith("\\."))
            && regex.matcher(name).matches()) {
          use.accept(join(folder, name), prefix + name);
        }
      }
    }

    private boolean stands(String path) {
      evaluation.spend(1);
      return world.kind(path) != World.Kind.MISSING;
    }

    private void hit(String path) {
      found.add(path);
      over |= found.size() > MATCHES;
    }
  }

  private static String join(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  /// A glob of one path component as a regular expression. Each stretch between two stars is taken
  /// where it is first found and never given back, which loses no match, since all its characters
  /// are of fixed number; so the work stays within text length times pattern length.
  static Pattern regex(String glob) {
    var out = new StringBuilder();
    var stretch = new StringBuilder();
    boolean star = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> {
          taken(stretch, star, out);
          star = true;
        }
        case '?' -> stretch.append('.');
        case '\\' -> {
          if (i + 1 < glob.length()) {
            stretch.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
          }
        }
        case '[' -> i = bracket(glob, i, stretch);
        default -> stretch.append(Pattern.quote(String.valueOf(c)));
      }
    }
    out.append(star ? ".*" : "").append(stretch);
    try {
      return Pattern.compile(out.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException _) {
      return Pattern.compile(".*", Pattern.DOTALL);
    }
  }

  private static void taken(StringBuilder stretch, boolean star, StringBuilder out) {
    if (!stretch.isEmpty()) {
      out.append(star ? "(?>.*?" + stretch + ")" : stretch);
      stretch.setLength(0);
    }
  }

  private static int bracket(String glob, int start, StringBuilder out) {
    int end = glob.indexOf(']', start + 2);
    if (end < 0) {
      out.append("\\[");
      return start;
    }
    var set = glob.substring(start + 1, end);
    boolean negated = set.startsWith("!") || set.startsWith("^");
    out.append(negated ? "[^" : "[")
        .append(
            (negated ? set.substring(1) : set)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&", "\\&"))
        .append(']');
    return end;
  }
}
