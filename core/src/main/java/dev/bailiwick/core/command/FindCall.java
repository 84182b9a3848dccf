package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `find`'s own language: starting points, then tests and actions (GNU findutils 4.9, BSD find).
final class FindCall {
  private static final Set<String> TEXT =
      Set.of(
          "-name",
          "-iname",
          "-path",
          "-ipath",
          "-wholename",
          "-iwholename",
          "-regex",
          "-iregex",
          "-lname",
          "-ilname",
          "-type",
          "-xtype",
          "-maxdepth",
          "-mindepth",
          "-mtime",
          "-atime",
          "-ctime",
          "-mmin",
          "-amin",
          "-cmin",
          "-size",
          "-user",
          "-group",
          "-uid",
          "-gid",
          "-perm",
          "-links",
          "-inum",
          "-newer",
          "-anewer",
          "-cnewer",
          "-samefile",
          "-fstype",
          "-printf",
          "-regextype",
          "-used",
          "-context",
          "-D",
          "-newermt",
          "-newerat",
          "-newerct",
          "-Bmin",
          "-Btime",
          "-flags");
  private static final Set<String> ALONE =
      Set.of(
          "-print",
          "-print0",
          "-ls",
          "-prune",
          "-quit",
          "-depth",
          "-d",
          "-follow",
          "-mount",
          "-xdev",
          "-x",
          "-daystart",
          "-ignore_readdir_race",
          "-noignore_readdir_race",
          "-noleaf",
          "-warn",
          "-nowarn",
          "-empty",
          "-executable",
          "-readable",
          "-writable",
          "-nouser",
          "-nogroup",
          "-true",
          "-false",
          "-a",
          "-and",
          "-o",
          "-or",
          "-not",
          "!",
          "(",
          ")",
          ",",
          "-E",
          "-X",
          "-s",
          "-L",
          "-H",
          "-P",
          "-O0",
          "-O1",
          "-O2",
          "-O3",
          "-help",
          "-version",
          "--help",
          "--version");
  private static final Set<String> SHELLS =
      Set.of(
          "sh", "bash", "dash", "zsh", "ksh", "python", "python3", "perl", "ruby", "node", "env");
  private static final Set<String> EXEC = Set.of("-exec", "-execdir", "-ok", "-okdir");

  private final Evaluation evaluation;
  private final Roles roles;
  private final Scope scope;

  FindCall(Evaluation evaluation, Roles roles, Scope scope) {
    this.evaluation = evaluation;
    this.roles = roles;
    this.scope = scope;
  }

  /// Collects the effects; what comes out is the names found.
  Flow read(List<Field> words) {
    int at = 0;
    var starts = new ArrayList<Field>();
    while (at < words.size() && !begins(words.get(at).text())) {
      starts.add(words.get(at++));
    }
    var expression = words.subList(at, words.size());
    if (expression.stream().anyMatch(word -> !word.told() && word.text().isEmpty())
            && hasBareUntold(expression)
        || starts.stream()
            .anyMatch(word -> !word.told() && word.within() == null && word.text().isEmpty())) {
      evaluation.unknown("a word of find that may be any action", words.getFirst().place());
    }
    var filter = filter(expression);
    var targets = new ArrayList<Target>();
    if (starts.isEmpty()) {
      scope.absolute("").forEach(path -> targets.add(new Target(path, filter)));
    }
    for (var start : starts) {
      if (start.told()) {
        scope.absolute(start.text()).forEach(path -> targets.add(new Target(path, filter)));
      } else if (start.within() instanceof Target tree) {
        targets.add(tree);
      }
    }
    actions(expression, targets);
    boolean prints =
        expression.stream()
            .noneMatch(word -> EXEC.contains(word.text()) || word.text().equals("-printf"));
    return prints && targets.size() == 1 ? new Flow.Names(targets.getFirst()) : Flow.ANY;
  }

  private static boolean begins(String text) {
    return text.length() > 1 && text.startsWith("-") && !text.matches("-[HLPEXdsx]+|-O[0-3]")
        || text.equals("!")
        || text.equals("(")
        || text.equals(")");
  }

  private static boolean hasBareUntold(List<Field> expression) {
    for (int i = 0; i < expression.size(); i++) {
      if (!expression.get(i).told() && (i == 0 || !TEXT.contains(expression.get(i - 1).text()))) {
        return true;
      }
    }
    return false;
  }

  /// Names one of which every found file must have; empty where the expression does not say.
  private static Target.Tree filter(List<Field> expression) {
    var only = new ArrayList<String>();
    var skip = new ArrayList<String>();
    boolean everyAlternative = true;
    boolean named = false;
    boolean negated = false;
    boolean pruned = false;
    for (int i = 0; i < expression.size(); i++) {
      var text = expression.get(i).text();
      if (text.equals("-o") || text.equals("-or") || text.equals(",")) {
        everyAlternative &= named || pruned;
        named = false;
        pruned = false;
      }
      pruned |= text.equals("-prune");
      if ((text.equals("-name") || text.equals("-iname"))
          && i + 1 < expression.size()
          && expression.get(i + 1).told()) {
        (negated ? skip : only).add(expression.get(i + 1).text());
        named |= !negated;
      }
      negated = text.equals("!") || text.equals("-not");
    }
    everyAlternative &= named || pruned;
    return new Target.Tree(everyAlternative ? only : List.of(), skip, true, true);
  }

  private void actions(List<Field> expression, List<Target> targets) {
    for (int i = 0; i < expression.size(); i++) {
      var field = expression.get(i);
      var text = field.text();
      if (TEXT.contains(text) || text.startsWith("-newer")) {
        i++;
      } else if (EXEC.contains(text)) {
        i = executed(expression, i + 1, targets);
      } else if (text.equals("-delete")) {
        targets.forEach(target -> evaluation.add(new Effect.Deletes(target, field.place())));
      } else if (text.equals("-fprint")
          || text.equals("-fprint0")
          || text.equals("-fls")
          || text.equals("-fprintf")) {
        i++;
        if (i < expression.size()) {
          roles.apply("write", expression.get(i));
        }
        i += text.equals("-fprintf") ? 1 : 0;
      } else if (text.equals("-files0-from")) {
        i++;
        evaluation.unknown("starting points from a file", field.place());
      } else if (!ALONE.contains(text) && field.told()) {
        evaluation.unknown("find's " + text, field.place());
      }
    }
  }

  /// The command of an `-exec`, with `{}` as a file that was found; the index of its end.
  private int executed(List<Field> expression, int from, List<Target> targets) {
    int end = from;
    while (end < expression.size() && !isEnd(expression, end)) {
      end++;
    }
    var command = new ArrayList<Field>();
    for (var word : expression.subList(from, Math.min(end, expression.size()))) {
      if (!word.text().contains("{}")) {
        command.add(word);
      } else if (word.text().equals("{}")) {
        targets.forEach(target -> command.add(new Field("", false, target, word.place())));
      } else {
        command.add(
            new Field(
                word.text().substring(0, word.text().indexOf("{}")), false, null, word.place()));
      }
    }
    if (!command.isEmpty() && SHELLS.contains(command.getFirst().text())) {
      evaluation.unknown("a shell that find starts", command.getFirst().place());
    }
    roles.command(command);
    return end;
  }

  private static boolean isEnd(List<Field> expression, int at) {
    var text = expression.get(at).text();
    return text.equals(";") || text.equals("+") && expression.get(at - 1).text().equals("{}");
  }
}
