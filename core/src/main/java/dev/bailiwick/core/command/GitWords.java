package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import dev.bailiwick.core.world.World;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Words of git that are more than a path: `REV:path`, a path that may be a revision, a remote's
/// name, `key=value`.
final class GitWords {
  private static final Set<String> HARMLESS =
      Set.of(
          "user.name",
          "user.email",
          "core.quotepath",
          "core.autocrlf",
          "core.safecrlf",
          "core.abbrev",
          "init.defaultbranch",
          "log.date",
          "log.decorate",
          "diff.renames",
          "diff.algorithm",
          "diff.noprefix",
          "diff.renamelimit",
          "merge.conflictstyle",
          "fetch.prune",
          "pull.rebase",
          "pull.ff",
          "push.default",
          "rebase.autosquash",
          "commit.gpgsign",
          "tag.gpgsign",
          "gc.auto",
          "pack.threads",
          "column.ui",
          "core.longpaths",
          "core.ignorecase",
          "core.precomposeunicode",
          "status.short",
          "versionsort.suffix",
          "tag.sort",
          "branch.sort",
          "blame.date",
          "help.autocorrect",
          "protocol.version",
          "http.version",
          "core.filemode",
          "core.bare",
          "push.autosetupremote",
          "rerere.enabled",
          "submodule.recurse",
          "safe.directory");
  private static final Pattern HARMLESS_GROUP = Pattern.compile("(color|advice)\\..*");
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9@][A-Za-z0-9@{}^~_./-]*");
  private static final Pattern REMOTE = Pattern.compile("\\[remote \"([^\"]+)\"\\]");

  private final Evaluation evaluation;
  private final Roles roles;
  private final Scope scope;

  GitWords(Evaluation evaluation, Roles roles, Scope scope) {
    this.evaluation = evaluation;
    this.roles = roles;
    this.scope = scope;
  }

  void apply(String role, Field field) {
    switch (role) {
      case "git-object" -> object(field);
      case "git-path" -> path(field);
      default -> configuration(field);
    }
  }

  /// A revision, `REV:path` (also `:path`, `:0:path`) or a path; a path's content comes out.
  private void object(Field field) {
    if (!field.told()) {
      if (field.within() instanceof Target tree) {
        evaluation.add(new Effect.Reads(tree, field.place()));
      } else if (field.text().contains(":")) {
        evaluation.unknown("a path in a revision that cannot be told", field.place());
      }
      return;
    }
    var text = field.text();
    int colon = text.indexOf(':');
    if (text.startsWith(":(") && text.indexOf(')') > 0) {
      pathspec(field, text);
      return;
    }
    if (colon < 0 || text.startsWith("./") || text.startsWith("/")) {
      revisionOrPath(field);
      return;
    }
    var path = text.substring(colon + 1).replaceFirst("^[0-3]:", "");
    if (!path.isEmpty()) {
      // `REV:path` counts from the top of the repository unless it begins with a dot and a slash.
      var base =
          path.startsWith("./") || path.startsWith("../") ? "" : top().map(t -> t + "/").orElse("");
      roles.apply("read", field.withText(base + path));
    }
  }

  /// Before `--` git takes a word for a path only where such a file stands; what looks like no
  /// revision is one too.
  private void revisionOrPath(Field field) {
    var paths = scope.absolute(field.text());
    boolean stands =
        paths.stream().anyMatch(path -> evaluation.world().kind(path) != World.Kind.MISSING);
    if (stands || paths.isEmpty() || !REVISION.matcher(field.text()).matches()) {
      path(field);
    }
  }

  /// A path behind `--`, deleted files included: its content at some revision comes out.
  private void path(Field field) {
    if (field.told() && field.text().startsWith(":")) {
      pathspec(
          field, field.text().startsWith(":(") ? field.text() : ":()" + field.text().substring(1));
      return;
    }
    boolean folder =
        field.told()
            && scope.absolute(field.text()).stream()
                .anyMatch(path -> evaluation.world().kind(path) == World.Kind.DIRECTORY);
    roles.apply(folder ? "tracked-tree" : "read", field);
  }

  /// `:(top,icase)path`; exclusions read nothing.
  private void pathspec(Field field, String text) {
    var magic = text.substring(2, text.indexOf(')'));
    if (!magic.contains("exclude")) {
      roles.apply("read", field.withText(text.substring(text.indexOf(')') + 1)));
    }
  }

  /// `key=value` of `-c`: keys that run programs cannot be told apart by value, so only known keys
  /// pass.
  private void configuration(Field field) {
    int equals = field.text().indexOf('=');
    var key =
        (equals < 0 ? field.text() : field.text().substring(0, equals)).toLowerCase(Locale.ROOT);
    boolean told = field.told() || equals > 0;
    boolean pager =
        key.startsWith("pager.") || key.equals("core.pager") || key.equals("core.editor");
    boolean quiet = field.text().substring(equals + 1).matches("cat|true|false|:|less");
    if (!told
        || !(HARMLESS.contains(key) || HARMLESS_GROUP.matcher(key).matches() || pager && quiet)) {
      evaluation.unknown("git's setting " + (told ? key : "that cannot be told"), field.place());
    }
  }

  /// A remote: a URL, `host:path`, a folder, or a name from the repository's configuration. A name
  /// that it does not hold reaches nothing: git stops there.
  void repository(Field field, Hosts hosts) {
    var text = field.text();
    if (text.contains("://") || text.startsWith("/") || text.startsWith(".")) {
      if (!text.contains("://")) {
        roles.apply("name", field);
      } else if (!text.startsWith("file:")) {
        hosts.url(field);
      }
      return;
    }
    if (text.contains("::")) {
      evaluation.unknown("a remote helper", field.place());
      return;
    }
    if (hosts.remotePath(field)) {
      return;
    }
    configured(text).ifPresent(url -> repository(field.withText(url), hosts));
  }

  private Optional<String> configured(String name) {
    var text =
        top().flatMap(top -> evaluation.world().text(top + "/.git/config", 1 << 18)).orElse("");
    boolean inside = false;
    for (var line : text.split("\n")) {
      var matcher = REMOTE.matcher(line.strip());
      if (line.strip().startsWith("[")) {
        inside = matcher.matches() && matcher.group(1).equals(name);
      } else if (inside && line.strip().matches("(push)?url\\s*=.*")) {
        return Optional.of(line.substring(line.indexOf('=') + 1).strip());
      }
    }
    return Optional.empty();
  }

  Optional<String> top() {
    return top(scope, evaluation.world());
  }

  /// Whether the path stands in the repository around the current folder, or in the folder itself
  /// where there is none.
  static boolean isInRepository(String path, Scope scope, World world) {
    var top = top(scope, world).or(() -> scope.folders().stream().findFirst()).orElse("/");
    return path.startsWith(top.endsWith("/") ? top : top + "/");
  }

  /// The folder that holds `.git`, at or above the current one.
  static Optional<String> top(Scope scope, World world) {
    return scope.folders().stream().findFirst().flatMap(folder -> top(folder, world));
  }

  /// The folder that holds `.git`, at or above this one.
  static Optional<String> top(String start, World world) {
    for (var folder = start; !folder.isEmpty(); folder = above(folder)) {
      if (world.kind(folder + "/.git") != World.Kind.MISSING) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static String above(String folder) {
    return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
  }
}
