package dev.bailiwick.core.command.term;

import dev.bailiwick.core.command.model.Model;
import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which files of a tree a call takes in, as its options say.
public final class TreeFilter {
  private final List<String> only = new ArrayList<>();
  private final List<String> skip = new ArrayList<>();
  private boolean hidden;
  private boolean ignored;
  private boolean overrides;

  public TreeFilter(Model.Walk walk) {
    only.addAll(walk.files());
    hidden = walk.hidden();
    ignored = walk.ignored();
  }

  public Target.Tree tree() {
    return new Target.Tree(only, skip, hidden, ignored);
  }

  public void hidden() {
    hidden = true;
  }

  public void ignored() {
    ignored = true;
  }

  /// Nothing that git ignores is in it.
  public void tracked() {
    ignored = false;
  }

  /// A pattern that names files to take in overrides what is passed over.
  public void overrides() {
    overrides = true;
  }

  /// The value of an option that keeps a search to a kind of file.
  public void type(Field field) {
    only.addAll(FileTypes.globs(field.told() ? field.text() : ""));
  }

  public void only(List<String> globs) {
    only.addAll(globs);
  }

  public void without(List<String> globs) {
    only.removeAll(globs);
  }

  /// The value of an option that takes names in (`isOnly`) or leaves them out; `!` turns it round.
  public void add(Field field, boolean isOnly) {
    boolean negated = field.text().startsWith("!");
    boolean unhides = overrides && !(field.told() && negated);
    hidden |= unhides;
    ignored |= unhides;
    if (!field.told()) {
      return;
    }
    var glob = negated ? field.text().substring(1) : field.text();
    if (isOnly && !negated) {
      only.add(glob.substring(glob.lastIndexOf('/') + 1));
    } else {
      leftOut(glob).ifPresent(skip::add);
    }
  }

  /// The name that a pattern leaves out wherever it stands; empty for one that means a single
  /// place, since the same name elsewhere is taken in.
  public static Optional<String> leftOut(String glob) {
    var name = glob.startsWith("**/") ? glob.substring(3) : glob;
    name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    return name.isEmpty() || name.indexOf('/') >= 0 ? Optional.empty() : Optional.of(name);
  }
}
