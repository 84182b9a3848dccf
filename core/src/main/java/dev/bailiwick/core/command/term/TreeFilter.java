package dev.bailiwick.core.command.term;

import dev.bailiwick.core.command.model.Model;
import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.List;

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
    if (field.told()) {
      var glob = negated ? field.text().substring(1) : field.text();
      (isOnly && !negated ? only : skip).add(glob.substring(glob.lastIndexOf('/') + 1));
    }
  }
}
