package dev.bailiwick.core.command;

import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.Set;

/// What symbolic links say: it counts from the folder that the link is in. Whoever writes to a link
/// writes to what it leads to, so that both are touched.
record LinkWords(Set<String> actions, Evaluation evaluation, Scope scope, Roles roles) {

  /// Whether the word is what a link will say, which counts from a folder that is named behind it.
  boolean waits(Field source) {
    return actions.contains("links")
        && !actions.contains("from-here")
        && source.told()
        && !source.text().startsWith("/");
  }

  /// @param name of the link, or the folder that it is put in
  void made(Field name, List<Field> sources) {
    var text = name.text();
    boolean folder =
        text.endsWith("/")
            || scope.absolute(text).stream()
                .anyMatch(path -> evaluation.world().kind(path) == World.Kind.DIRECTORY);
    var above =
        folder ? text.replaceAll("/+$", "") + "/" : text.substring(0, text.lastIndexOf('/') + 1);
    sources.stream()
        .filter(this::waits)
        .map(source -> new Field(above + source.text(), name.told(), null, source.place()))
        .forEach(source -> roles.apply("edit-tree", source));
  }
}
