package dev.bailiwick.workstation.vault;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.core.text.JsonReader;
import java.util.Optional;

/// A member of what a secrets manager keeps.
public final class Fields {
  private Fields() {}

  /// The member of that name, or what stands there itself where none is asked for.
  ///
  /// @param text what is kept: any text, or a JSON object
  public static Vault.Answer of(String text, String field) {
    if (field.isEmpty()) {
      return new Vault.Found(SecretValue.of(text));
    }
    return JsonReader.read(text, JsonReader.Limits.EVENT)
            instanceof JsonReader.Parsed(Json.Obj kept)
        ? of(kept, field)
        : new Vault.Absent("what is kept there is no JSON object, so it has no member " + field);
  }

  /// The member of that name; the only one where none is asked for.
  public static Vault.Answer of(Json.Obj kept, String field) {
    var name =
        field.isEmpty() && kept.members().size() == 1
            ? kept.members().keySet().iterator().next()
            : field;
    if (name.isEmpty()) {
      return new Vault.Absent("several members are kept there; name one behind #");
    }
    return kept.get(name)
        .flatMap(Fields::text)
        .<Vault.Answer>map(value -> new Vault.Found(SecretValue.of(value)))
        .orElseGet(() -> new Vault.Absent("no member " + name + " is kept there"));
  }

  private static Optional<String> text(Json value) {
    return switch (value) {
      case Json.Str(String text, Json.Span _) -> Optional.of(text);
      case Json.Null _ -> Optional.empty();
      case Json.Bool _, Json.Num _, Json.Obj _, Json.Arr _ -> Optional.of(value.write());
    };
  }
}
