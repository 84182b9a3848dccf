package dev.bailiwick.proof.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.code.rule.Weakness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/rules` holds a page for each weakness and says what the rule says. With `./build golden`
/// they are written anew.
final class GoldenRulePagesTest {
  private static final Map<String, String> LANGUAGES =
      Map.of("script", "typescript", "python", "python", "java", "java", "go", "go");

  @Test
  void each_rule_has_its_page() throws IOException {
    var folder = root().resolve("docs/rules");
    var pages = new TreeMap<String, String>();
    var weaknesses = Rules.packed().weaknesses();
    pages.put("README.md", overview(weaknesses));
    weaknesses.forEach(weakness -> pages.put(weakness.id() + ".md", page(weakness)));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(folder);
      for (var page : pages.entrySet()) {
        Files.writeString(folder.resolve(page.getKey()), page.getValue());
      }
    }
    var found = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        found.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    assertThat(found).isEqualTo(pages);
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("rules")) ? here : Objects.requireNonNull(here.getParent());
  }

  private static String overview(List<Weakness> weaknesses) {
    var rows =
        weaknesses.stream()
            .map(one ->
                "| [%s](%s.md) | %s | %s | %s |"
                    .formatted(
                        one.id(),
                        one.id(),
                        one.name(),
                        one.severity().word(),
                        String.join(", ", one.cwe())))
            .collect(Collectors.joining("\n"));
    return """
    # What code review finds

    Made from `rules/code/weakness`. A finding is spoken for by a comment at its line: `bailiwick-ignore: RULE -- reason`.

    | rule | what | severity | CWE |
    |---|---|---|---|
    """
        + rows
        + "\n";
  }

  private static String page(Weakness one) {
    var page = new StringBuilder();
    page.append("# ").append(one.name()).append("\n\n");
    page.append("`").append(one.id()).append("` · ").append(one.severity().word());
    page.append(" · ").append(String.join(", ", one.cwe())).append("\n\n");
    page.append("**What.** ").append(sentence(one.message())).append("\n\n");
    page.append("**Why.** ").append(sentence(one.why())).append("\n\n");
    page.append("**Instead.** ").append(sentence(one.fix())).append("\n");
    examples(page, "Found", one.bad());
    examples(page, "Passes", one.good());
    page.append("\n## References\n");
    one.references().forEach(reference -> page.append("- <").append(reference).append(">\n"));
    return page.toString();
  }

  private static String sentence(String text) {
    var first = text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    return first.endsWith(".") ? first : first + ".";
  }

  private static void examples(StringBuilder page, String title, List<Weakness.Example> examples) {
    for (var example : examples) {
      page.append("\n## ").append(title).append("\n```");
      page.append(LANGUAGES.getOrDefault(example.language(), "")).append("\n");
      page.append(example.code().strip()).append("\n```\n");
    }
  }
}
