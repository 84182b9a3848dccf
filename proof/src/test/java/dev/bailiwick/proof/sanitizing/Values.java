package dev.bailiwick.proof.sanitizing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// Fills the holes of snippets with generated values and remembers those that must not survive.
final class Values {
  static final String TERM = "Project Falcon";

  private static final List<String> TOKENS =
      List.of(
          "sk_" + "live_{{alnum:24}}",
          "gh" + "p_{{alnum:36}}",
          "AK" + "IA{{base32:16}}",
          "xo" + "xb-{{digit:12}}-{{digit:13}}-{{alnum:24}}",
          "gl" + "pat-{{alnum:20}}",
          "SG" + ".{{alnum:22}}.{{alnum:43}}",
          "AI" + "za{{alnum:35}}",
          "np" + "m_{{alnum:36}}",
          "dop" + "_v1_{{hex:64}}",
          "sk-" + "ant-api03-{{alnum:93}}AA",
          "ey" + "J{{alnum:30}}.ey" + "J{{alnum:60}}.{{alnum:43}}");
  private static final List<String> PASSWORDS =
      List.of(
          "{{lower:5}}{{digit:3}}",
          "{{alpha:9}}{{digit:2}}!",
          "{{alnum:7}}{{digit:1}}-{{alnum:8}}",
          "{{alnum:15}}{{digit:1}}",
          "{{alpha:6}}.{{digit:2}}_{{alpha:4}}",
          "{{hex:31}}7");
  private static final List<String> URLS =
      List.of("postgres", "mysql", "mongodb+srv", "redis", "amqp", "https");
  private static final Map<String, String> TERMS = new HashMap<>();
  private static final Pattern HOLE = Pattern.compile("@(t[CPSUKFA]|[SPUHEKT])(?![a-z])");

  static {
    TERMS.put("T", TERM);
    TERMS.put("tC", "projectFalcon");
    TERMS.put("tP", "ProjectFalcon");
    TERMS.put("tS", "project_falcon");
    TERMS.put("tU", "PROJECT_FALCON");
    TERMS.put("tK", "project-falcon");
    TERMS.put("tF", "projectfalcon");
    TERMS.put("tA", "PROJECT FALCON");
  }

  private final Random random;
  private final Drawn template;
  private final List<String> secrets = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private int number;

  Values(Random random) {
    this.random = random;
    this.template = new Drawn(random);
  }

  /// Secrets that were put in since the beginning: whole values, the password of a connection
  /// string, the lines of a key.
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  /// Hosts and addresses that were put in.
  List<String> others() {
    return List.copyOf(others);
  }

  String token() {
    return secret(template.fill(any(TOKENS)));
  }

  String filled(String snippet) {
    number++;
    var lines = new ArrayList<String>();
    for (var line : snippet.split("\n", -1)) {
      lines.add(line(line.replace("§", Integer.toString(number))));
    }
    return String.join("\n", lines);
  }

  private String line(String line) {
    return HOLE.matcher(line)
        .replaceAll(hole ->
            java.util.regex.Matcher.quoteReplacement(
                value(hole.group(1), line.substring(0, hole.start()))));
  }

  private String value(String hole, String before) {
    return switch (hole) {
      case "S" -> token();
      case "P" -> secret(template.fill(any(PASSWORDS)));
      case "U" -> {
        var password = secret(template.fill("{{alnum:9}}{{digit:2}}"));
        yield any(URLS) + "://app:" + password + "@db.acme.io:5432/shop";
      }
      case "H" -> other(template.fill("{{lower:6}}.acme.") + any(List.of("internal", "corp")));
      case "E" -> other(template.fill("{{lower:4}}.{{lower:6}}@acme.io"));
      case "K" -> key(before);
      default -> TERMS.getOrDefault(hole, TERM);
    };
  }

  private String key(String before) {
    var margin = before.matches("[\\s*#/;<!-]*") ? before : "";
    var lines = new ArrayList<String>();
    lines.add("-----BEGIN RSA " + "PRIVATE KEY-----");
    for (int i = 0; i < 5; i++) {
      lines.add(secret(template.fill("{{base64:64}}")));
    }
    lines.add(secret(template.fill("{{base64:40}}")));
    lines.add("-----END RSA " + "PRIVATE KEY-----");
    return String.join("\n" + margin, lines);
  }

  private String secret(String value) {
    secrets.add(value);
    return value;
  }

  private String other(String value) {
    others.add(value);
    return value;
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
