package dev.bailiwick.workstation.vault.onepassword;

import dev.bailiwick.core.text.Json;
import dev.bailiwick.workstation.vault.JsonHttp;
import dev.bailiwick.workstation.vault.Program;
import dev.bailiwick.workstation.vault.SecretReference;
import dev.bailiwick.workstation.vault.SecretValue;
import dev.bailiwick.workstation.vault.Vault;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `op://VAULT/ITEM/[SECTION/]FIELD`, as 1Password writes references; a blank in a name is `%20`.
///
/// By its Connect server where `OP_CONNECT_HOST` and `OP_CONNECT_TOKEN` are set, else by its
/// program `op`. Source of fact: 1Password, "Connect server API reference" (v1).
public final class Items implements Vault {
  private final Map<String, String> environment;
  private final Program program;
  private final JsonHttp http;

  public Items(Map<String, String> environment, Program program, JsonHttp http) {
    this.environment = Map.copyOf(environment);
    this.program = program;
    this.http = http;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("op");
  }

  @Override
  public Answer read(SecretReference reference) {
    List<String> names;
    try {
      names =
          Arrays.stream(reference.location().split("/", -1))
              .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
              .toList();
    } catch (IllegalArgumentException e) {
      return new Failed("the reference holds a broken % escape");
    }
    if (names.size() < 3 || names.size() > 4 || names.contains("")) {
      return new Failed("the reference must be op://VAULT/ITEM/FIELD");
    }
    return environment.getOrDefault("OP_CONNECT_HOST", "").isEmpty()
        ? ofProgram(names)
        : ofServer(names);
  }

  private Answer ofProgram(List<String> names) {
    var words = List.of("op", "read", "--no-newline", "op://" + String.join("/", names));
    return switch (program.run(words, new byte[0])) {
      case Program.Printed printed -> new Found(new SecretValue(printed.out()));
      case Program.Ended(int status) ->
          new Failed("op ended with " + status + "; is it signed in, and is the name right?");
      case Program.NotRun(String why) -> new Failed("no OP_CONNECT_HOST, and " + why);
    };
  }

  private Answer ofServer(List<String> names) {
    var vault = named("/v1/vaults?filter=" + filter("name", names.getFirst()));
    if (!(vault instanceof Found(SecretValue vaultId))) {
      return vault;
    }
    var items = "/v1/vaults/" + vaultId.environmentText() + "/items";
    var item = named(items + "?filter=" + filter("title", names.get(1)));
    if (!(item instanceof Found(SecretValue itemId))) {
      return item;
    }
    return switch (get(items + "/" + itemId.environmentText())) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() ->
          field(answered.body(), names.size() == 4 ? names.get(2) : "", names.getLast())
              .<Answer>map(value -> new Found(SecretValue.of(value)))
              .orElseGet(() -> new Absent("the item has no such field"));
      case JsonHttp.Answered answered -> JsonHttp.refused(answered.status(), "OP_CONNECT_TOKEN");
    };
  }

  private static String filter(String key, String name) {
    var text = key + " eq \"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonHttp.Reply get(String path) {
    var host = JsonHttp.address("OP_CONNECT_HOST", environment.getOrDefault("OP_CONNECT_HOST", ""));
    var token = environment.getOrDefault("OP_CONNECT_TOKEN", "");
    return http.send(
        JsonHttp.Request.get(URI.create(host + path), Map.of("Authorization", "Bearer " + token)));
  }

  /// The id of the one thing that a list holds.
  private Answer named(String path) {
    return switch (get(path)) {
      case JsonHttp.Failed(String why) -> new Failed(why);
      case JsonHttp.Answered answered when answered.isGood() -> {
        var ids =
            answered.json() instanceof Json.Arr list
                ? list.elements().stream().flatMap(one -> id(one).stream()).toList()
                : List.<String>of();
        yield ids.size() == 1
            ? new Found(SecretValue.of(ids.getFirst()))
            : new Absent(
                ids.isEmpty() ? "no vault or item of that name" : "the name is not unique");
      }
      case JsonHttp.Answered answered -> JsonHttp.refused(answered.status(), "OP_CONNECT_TOKEN");
    };
  }

  private static Optional<String> id(Json one) {
    return one instanceof Json.Obj object
        ? object.string("id").filter(id -> id.matches("[A-Za-z0-9]+"))
        : Optional.empty();
  }

  private static Optional<String> field(Json.Obj item, String section, String name) {
    var sections =
        item.array("sections").stream()
            .filter(one -> one instanceof Json.Obj s && isNamed(s, section))
            .flatMap(one -> id(one).stream())
            .toList();
    return item.array("fields").stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .filter(one -> isNamed(one, name))
        .filter(one ->
            section.isEmpty()
                || one.object("section")
                    .flatMap(s -> s.string("id"))
                    .filter(id -> id.equals(section) || sections.contains(id))
                    .isPresent())
        .flatMap(one -> one.string("value").stream())
        .findFirst();
  }

  private static boolean isNamed(Json.Obj one, String name) {
    return one.string("label").filter(name::equals).isPresent()
        || one.string("id").filter(name::equals).isPresent();
  }
}
