package dev.bailiwick.core.pipeline.disclosure;

import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Looks for secrets in all texts of a JSON value, and masks them where they must not be seen; the
/// shape stays. One thread, one value.
final class MaskedJson {
  /// A longer value has its context in itself; in UTF-16 units.
  private static final int SHORT = 512;

  private final SecretSearch search;
  private final List<Secret> masked = new ArrayList<>();

  MaskedJson(SecretSearch search) {
    this.search = search;
  }

  /// The value with its secrets masked; the same object where there are none.
  Json of(Json json) {
    return of(json, "");
  }

  /// What was masked so far, in the order of the value.
  List<Secret> masked() {
    return masked;
  }

  private Json of(Json json, String name) {
    return switch (json) {
      case Json.Str(var text, var span) -> {
        var shown = text(text, name);
        yield shown.equals(text) ? json : new Json.Str(shown, span);
      }
      case Json.Arr(var elements, var span) -> {
        var shown = elements.stream().map(element -> of(element, name)).toList();
        yield isSame(shown, elements) ? json : new Json.Arr(shown, span);
      }
      case Json.Obj object -> members(object);
      case Json.Num _, Json.Bool _, Json.Null _ -> json;
    };
  }

  private Json members(Json.Obj object) {
    var shown = new LinkedHashMap<String, Json>();
    boolean same = true;
    for (var member : object.members().entrySet()) {
      var name = text(member.getKey(), "");
      var value = of(member.getValue(), member.getKey());
      same &= name.equals(member.getKey()) && value == member.getValue();
      shown.put(name, value);
    }
    return same ? object : new Json.Obj(shown, object.span());
  }

  private static boolean isSame(List<Json> shown, List<Json> elements) {
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i) != elements.get(i)) {
        return false;
      }
    }
    return true;
  }

  private String text(String text, String name) {
    var found = found(text, name).stream().filter(Secret::isMasked).toList();
    masked.addAll(found);
    return found.isEmpty() ? text : MaskedText.of(text, found);
  }

  /// A short value is read behind its name, as it would stand in a file: `"password": "…"`.
  private List<Secret> found(String text, String name) {
    if (name.isEmpty() || text.length() > SHORT || text.indexOf('\n') >= 0) {
      return search.in(text);
    }
    var lead = name + "=\"";
    return search.in(lead + text + "\"").stream()
        .filter(secret ->
            secret.start() >= lead.length() && secret.end() <= lead.length() + text.length())
        .map(secret ->
            new Secret(
                secret.finding(),
                secret.start() - lead.length(),
                secret.end() - lead.length(),
                secret.vendor(),
                secret.general()))
        .toList();
  }
}
