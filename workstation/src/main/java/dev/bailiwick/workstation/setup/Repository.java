package dev.bailiwick.workstation.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a repository itself should hold, whichever assistant works in it: the policy, the ignore
/// files, the commit hook.
public final class Repository {

  /// As the guide prints them.
  private static final List<String> GIT_IGNORED =
      List.of(".env", ".env.*", "*.pem", "*.key", "secrets/", "config/local.json");

  private static final List<String> CLAUDE_IGNORED =
      List.of(
          ".env*",
          "secrets/",
          "*.pem",
          "*.key",
          "**/credentials*",
          "config/production.json",
          "!.env.example",
          "!.env.sample",
          "!.env.template");

  /// Files of this machine only: they name a port and a token.
  private static final List<String> OURS =
      List.of(".claude/settings.local.json", ".claude/audit.log*");

  /// Templates that are meant to be committed.
  private static final Set<String> TEMPLATES =
      Set.of(".env.example", ".env.sample", ".env.template", ".env.dist");

  private static final Pattern KEY_LIKE =
      Pattern.compile(
          "(?i)(^|/)(\\.env(\\..+)?|.*\\.(pem|key|p12|pfx|jks|keystore)|id_(rsa|dsa|ecdsa|ed25519)"
              + "|\\.npmrc|\\.netrc|\\.pypirc|credentials(\\.json)?)$");

  private static final int SHOWN = 10;

  private final GitRepository git;

  public Repository(GitRepository git) {
    this.git = git;
  }

  /// @param policy the starter policy's text
  /// @param launcher the `bailiwick` that the commit hook calls
  /// @param notes takes what could not be done, a line each
  public List<Wish> wishes(String policy, Path launcher, List<String> notes) {
    var root = git.root();
    var ignored = new ArrayList<>(GIT_IGNORED);
    TEMPLATES.stream()
        .sorted()
        .filter(name -> Files.exists(root.resolve(name)))
        .forEach(name -> ignored.add("!" + name));
    ignored.addAll(OURS);
    var wishes = new ArrayList<Wish>();
    wishes.add(new Wish.Whole(root.resolve("bailiwick.yaml"), Bytes.fromUnicode(policy)));
    wishes.add(new Wish.Patterns(root.resolve(".claudeignore"), CLAUDE_IGNORED));
    wishes.add(new Wish.Patterns(root.resolve(".gitignore"), ignored));
    hook(launcher, notes, wishes);
    return wishes;
  }

  private void hook(Path launcher, List<String> notes, List<Wish> wishes) {
    try {
      var hook = git.hooks().resolve("pre-commit");
      var line = quoted(launcher) + " commit-check || exit 1";
      if (!hook.startsWith(git.root()) && !hook.startsWith(git.common())) {
        notes.add(
            hook + " serves other repositories too (core.hooksPath); add this line there: " + line);
      } else if (isForeign(hook)) {
        notes.add(hook + " is no shell script; let it run: " + line);
      } else {
        wishes.add(new Wish.Script(hook, List.of(line)));
      }
    } catch (IOException e) {
      notes.add("no commit hook: " + e.getMessage());
    }
  }

  private static boolean isForeign(Path hook) {
    var text = Bytes.read(hook);
    return text != null
        && !text.matches("(?s)#!\\s*(/\\S*/)?(env\\s+)?(\\S*/)?(ba|da|z|k)?sh\\b.*");
  }

  private static String quoted(Path program) {
    return "'" + program.toString().replace("'", "'\\''") + "'";
  }

  /// Files that look like keys or environments and that git knows or would add; the first ten.
  public List<Sight> sights() {
    var sights = new ArrayList<Sight>();
    try {
      for (var name : git.tracked().stream().filter(secretive()).limit(SHOWN).toList()) {
        sights.add(
            new Sight(
                name + " is in git", "rotate what it holds, then `git rm --cached " + name + "`"));
      }
      for (var name : git.unignored().stream().filter(secretive()).limit(SHOWN).toList()) {
        sights.add(new Sight(name + " is not ignored by git", "add it to .gitignore"));
      }
    } catch (IOException e) {
      sights.add(new Sight("git did not answer: " + e.getMessage(), "run `git status` here"));
    }
    return sights;
  }

  private static Predicate<String> secretive() {
    return name ->
        KEY_LIKE.matcher(name).find()
            && !TEMPLATES.contains(name.substring(name.lastIndexOf('/') + 1));
  }
}
