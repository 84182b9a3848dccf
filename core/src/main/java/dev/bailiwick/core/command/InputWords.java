package dev.bailiwick.core.command;

import dev.bailiwick.core.command.model.Call;
import dev.bailiwick.core.command.term.Field;
import dev.bailiwick.core.command.term.Flow;
import dev.bailiwick.core.effect.Effect.Place;
import dev.bailiwick.core.effect.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Words that a program takes from its standard input (`xargs`).
record InputWords(Flow input, Place place) {
  private static final Set<String> MARKS = Set.of("-I", "-i", "--replace");

  /// The command with what standard input adds to it.
  List<Field> appended(Call call, List<Field> words) {
    var mark =
        call.options().stream()
            .filter(seen -> seen.option().spellings().stream().anyMatch(MARKS::contains))
            .findFirst()
            .map(seen -> seen.value().orElse("{}"));
    var result = new ArrayList<Field>();
    if (mark.isEmpty()) {
      result.addAll(words);
      result.addAll(items());
      return result;
    }
    for (var word : words) {
      if (word.text().contains(mark.get())) {
        items().forEach(item -> result.add(replaced(word, mark.get(), item)));
      } else {
        result.add(word);
      }
    }
    return result;
  }

  private static Field replaced(Field word, String mark, Field item) {
    if (item.told()) {
      return word.withText(word.text().replace(mark, item.text()));
    }
    var prefix = word.text().substring(0, word.text().indexOf(mark));
    var within = word.text().equals(mark) ? item.within() : null;
    return new Field(prefix, false, within, word.place());
  }

  List<Field> items() {
    return switch (input) {
      case Flow.Text(String text) when text.isBlank() -> List.of();
      case Flow.Text(String text) ->
          List.of(text.strip().split("[\\s\\x00]+")).stream()
              .map(word -> Field.told(word, place))
              .toList();
      case Flow.Names(Target tree) -> List.of(new Field("", false, tree, place));
      case Flow.Any _ -> List.of(Field.untold(place));
    };
  }
}
