package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Call;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.effect.Effect.Invocation;
import dev.bailiwick.core.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The words of a call as rules see them.
final class CallWords {
  private final World world;
  private final Models models;
  private final Call call;
  private final List<Field> fields;

  CallWords(World world, Models models, Call call, List<Field> fields) {
    this.world = world;
    this.models = models;
    this.call = call;
    this.fields = fields;
  }

  Invocation invocation(String name, Set<String> folders) {
    var arguments = fields.subList(1, fields.size());
    var operands = new ArrayList<String>();
    call.models().stream()
        .skip(1)
        .forEach(m -> operands.add(m.name().substring(m.name().lastIndexOf(' ') + 1)));
    int commands = operands.size();
    call.operands().stream()
        .filter(index -> index < arguments.size())
        .forEach(index -> operands.add(arguments.get(index).text()));
    return new Invocation(
        name,
        fields.stream().map(Field::text).toList(),
        call.options().stream().map(seen -> seen.option().spellings()).toList(),
        operands,
        commands,
        List.copyOf(folders),
        new PlainWords(world, models, call, fields, folders).words(),
        named(),
        Optional.empty());
  }

  /// What is an operand too may be read all the same.
  private Set<String> named() {
    var words = new HashSet<String>();
    for (var seen : call.options()) {
      if (seen.told()
          && seen.value().isPresent()
          && seen.option().role().filter("name"::equals).isPresent()) {
        words.add(seen.value().get());
      }
    }
    call.operands().stream()
        .filter(index -> index + 1 < fields.size())
        .forEach(index -> words.remove(fields.get(index + 1).text()));
    int contained = call.model().operands().roles().indexOf("contained-command");
    if (contained >= 0 && contained < call.operands().size()) {
      int from = call.operands().get(contained) + 1;
      fields.subList(from, fields.size()).forEach(field -> words.add(field.text()));
    }
    return words;
  }

  /// A path below the folder of the call, as it is written there.
  static String relative(String word, Set<String> folders) {
    if (folders.size() != 1 || !word.startsWith("/")) {
      return word;
    }
    var folder = folders.iterator().next() + "/";
    return word.length() > folder.length() && word.startsWith(folder)
        ? "./" + word.substring(folder.length())
        : word;
  }
}
