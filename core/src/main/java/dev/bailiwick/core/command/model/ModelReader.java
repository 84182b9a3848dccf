package dev.bailiwick.core.command.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads a model from its YAML text; a mistake in it is an [IllegalArgumentException] that names
/// the tool.
final class ModelReader {
  private static final List<String> KNOWN =
      List.of(
          "tool",
          "about",
          "source",
          "like",
          "operands",
          "lastOperand",
          "unless",
          "options",
          "flags",
          "others",
          "long",
          "endOfOptions",
          "optionsEnd",
          "keys",
          "atFile",
          "effects",
          "tree",
          "commands",
          "command",
          "risky",
          "plain",
          "does",
          "bare",
          "operandsFrom",
          "standardInput",
          "inFolder",
          "aside",
          "help",
          "bareAs");

  private final Function<String, Optional<Model>> others;

  /// @param others finds the model a `like` names
  ModelReader(Function<String, Optional<Model>> others) {
    this.others = others;
  }

  Model read(String name, String text) {
    var settings =
        LoadSettings.builder().setLabel(name + ".yaml").setMaxAliasesForCollections(20).build();
    for (Object document : new Load(settings).loadAllFromString(text)) {
      return model(name, map(name, document), Map.of());
    }
    throw new IllegalArgumentException(name + ": empty model");
  }

  private Model model(String name, Map<?, ?> yaml, Map<String, Model> siblings) {
    for (var key : yaml.keySet()) {
      if (!KNOWN.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(name + ": unknown key " + key);
      }
    }
    if (yaml.get("like") instanceof String twin) {
      var model = siblings.containsKey(twin) ? Optional.of(siblings.get(twin)) : others.apply(twin);
      return model.orElseThrow(() -> new IllegalArgumentException(name + ": like unknown " + twin));
    }
    return new Model(
        name,
        operands(strings(yaml.get("operands"))),
        Optional.ofNullable(yaml.get("lastOperand")).map(String::valueOf),
        unless(yaml.get("unless")),
        options(name, yaml),
        others(name, yaml.get("others")),
        new Model.Syntax(
            "single-dash".equals(yaml.get("long")),
            !Boolean.FALSE.equals(yaml.get("endOfOptions")),
            "first-operand".equals(yaml.get("optionsEnd"))),
        texts(name, yaml.get("keys")),
        spellings(strings(yaml.get("atFile"))),
        effects(name, yaml.get("effects")),
        walk(name, yaml.get("tree")),
        commands(name, yaml.get("commands")),
        !"optional".equals(yaml.get("command")),
        new Model.Prefixes(strings(yaml.get("risky")), strings(yaml.get("plain"))),
        strings(yaml.get("does")),
        strings(yaml.get("bare")),
        yaml.containsKey("operandsFrom"),
        Optional.ofNullable(yaml.get("standardInput")).map(String::valueOf),
        spellings(strings(yaml.get("inFolder"))),
        spellings(strings(yaml.get("aside"))),
        "anywhere".equals(yaml.get("help")),
        strings(yaml.get("bareAs")));
  }

  private static Model.Others others(String name, @Nullable Object yaml) {
    return switch (String.valueOf(yaml)) {
      case "null", "unknown" -> Model.Others.UNKNOWN;
      case "harmless" -> Model.Others.HARMLESS;
      case "flags" -> Model.Others.FLAGS;
      case "operands" -> Model.Others.OPERANDS;
      default -> throw new IllegalArgumentException(name + ": others: " + yaml);
    };
  }

  private static Model.Operands operands(List<String> roles) {
    var plain = new ArrayList<String>();
    boolean repeated = false;
    for (var role : roles) {
      repeated = role.endsWith("*");
      plain.add(repeated ? role.substring(0, role.length() - 1) : role);
    }
    return new Model.Operands(plain, repeated);
  }

  private static List<Model.Unless> unless(@Nullable Object yaml) {
    var all = yaml instanceof List<?> list ? list : yaml == null ? List.of() : List.of(yaml);
    var result = new ArrayList<Model.Unless>();
    for (var one : all) {
      var map = map("unless", one);
      result.add(
          new Model.Unless(
              spellings(strings(map.get("options"))),
              operands(strings(map.get("operands"))),
              map.containsKey("does") ? Optional.of(strings(map.get("does"))) : Optional.empty()));
    }
    return result;
  }

  private static Map<String, Model.Option> options(String name, Map<?, ?> yaml) {
    var result = new LinkedHashMap<String, Model.Option>();
    for (var entry : texts(name, yaml.get("options")).entrySet()) {
      boolean optional = entry.getKey().contains("?");
      var names = spellings(List.of(entry.getKey().replace("?", "").split(",")));
      var role =
          entry.getValue().isEmpty() ? Optional.<String>empty() : Optional.of(entry.getValue());
      names.forEach(spelling -> result.put(spelling, new Model.Option(names, role, optional)));
    }
    for (var spelling : flags(yaml.get("flags"))) {
      result.putIfAbsent(spelling, new Model.Option(List.of(spelling), Optional.empty(), false));
    }
    for (var key : effects(name, yaml.get("effects")).keySet()) {
      result.putIfAbsent(key, new Model.Option(List.of(key), Optional.empty(), false));
    }
    twins(yaml.get("effects"), result);
    return result;
  }

  /// A flag and its long form are one option: two that are named together under `effects`, or a
  /// letter and the only long flag that begins with it. Rules that name one spelling then hold for
  /// the other.
  private static void twins(@Nullable Object effects, Map<String, Model.Option> options) {
    if (effects instanceof Map<?, ?> map) {
      for (var key : map.keySet()) {
        var names = spellings(List.of(String.valueOf(key).replace("?", "").split(",")));
        if (names.size() == 2) {
          join(names, options);
        }
      }
    }
    for (var spelling : List.copyOf(options.keySet())) {
      if (spelling.matches("-[A-Za-z]") && isLonely(spelling, options)) {
        var longs =
            options.keySet().stream()
                .filter(name ->
                    name.startsWith("--" + spelling.substring(1)) && isLonely(name, options))
                .toList();
        if (longs.size() == 1) {
          join(List.of(spelling, longs.getFirst()), options);
        }
      }
    }
  }

  private static boolean isLonely(String spelling, Map<String, Model.Option> options) {
    var option = options.get(spelling);
    return option != null && option.role().isEmpty() && option.spellings().size() == 1;
  }

  private static void join(List<String> names, Map<String, Model.Option> options) {
    if (names.stream().allMatch(name -> isLonely(name, options))) {
      names.forEach(name -> options.put(name, new Model.Option(names, Optional.empty(), false)));
    }
  }

  private static List<String> flags(@Nullable Object yaml) {
    return yaml instanceof String text
        ? spellings(List.of(text.trim().split("[\\s,]+")))
        : spellings(strings(yaml));
  }

  private static Map<String, List<String>> effects(String name, @Nullable Object yaml) {
    var result = new LinkedHashMap<String, List<String>>();
    if (yaml == null) {
      return result;
    }
    for (var entry : map(name, yaml).entrySet()) {
      for (var spelling :
          spellings(List.of(String.valueOf(entry.getKey()).replace("?", "").split(",")))) {
        result.put(spelling, strings(entry.getValue()));
      }
    }
    return result;
  }

  private static Model.Walk walk(String name, @Nullable Object yaml) {
    if (yaml == null) {
      return new Model.Walk(List.of(), List.of(), List.of(), List.of(), true, true);
    }
    var map = map(name, yaml);
    return new Model.Walk(
        spellings(strings(map.get("only"))),
        spellings(strings(map.get("skip"))),
        spellings(strings(map.get("types"))),
        strings(map.get("files")),
        !Boolean.FALSE.equals(map.get("hidden")),
        !Boolean.FALSE.equals(map.get("ignored")));
  }

  private Map<String, Model> commands(String name, @Nullable Object yaml) {
    var result = new LinkedHashMap<String, Model>();
    if (yaml == null) {
      return result;
    }
    var later = new LinkedHashMap<String, Map<?, ?>>();
    for (var entry : map(name, yaml).entrySet()) {
      var command = entry.getValue() == null ? Map.of() : map(name, entry.getValue());
      for (var alias : String.valueOf(entry.getKey()).split(",")) {
        later.put(alias.trim(), command);
      }
    }
    later.forEach((command, body) -> put(name, command, body, result, body.containsKey("like")));
    later.forEach((command, body) -> put(name, command, body, result, !body.containsKey("like")));
    return result;
  }

  private void put(
      String name, String command, Map<?, ?> body, Map<String, Model> result, boolean skip) {
    if (!skip) {
      result.put(command, model(name + " " + command, body, result));
    }
  }

  private static Map<String, String> texts(String name, @Nullable Object yaml) {
    var result = new LinkedHashMap<String, String>();
    if (yaml != null) {
      map(name, yaml)
          .forEach((key, value) ->
              result.put(String.valueOf(key), value == null ? "" : String.valueOf(value)));
    }
    return result;
  }

  private static List<String> spellings(List<String> texts) {
    return texts.stream()
        .flatMap(text -> List.of(text.split("[,\\s]+")).stream())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static List<String> strings(@Nullable Object yaml) {
    return switch (yaml) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(String.valueOf(yaml));
    };
  }

  private static Map<?, ?> map(String name, @Nullable Object yaml) {
    if (yaml instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(name + ": expected a mapping, found " + yaml);
  }
}
