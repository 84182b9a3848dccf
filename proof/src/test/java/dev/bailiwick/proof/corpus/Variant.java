package dev.bailiwick.proof.corpus;

import dev.bailiwick.core.policy.EffectivePolicy;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.StarterPolicy;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import java.util.List;
import java.util.Locale;

/// The two policies every case is judged under.
enum Variant {
  /// The guide's files, word for word.
  GUIDE,
  /// What `bailiwick setup` writes, in a repository whose remote is at GitHub.
  STARTER;

  private static final String CONFIG =
      """
      // .claude/config.json
      {
      "permissions": {
      "read": {
      "allow": ["src/**", "tests/**", "docs/**"],
      "deny": [".env*", "secrets/**", "*.pem"]
      },
      "write": {
      "allow": ["src/**", "tests/**"],
      "deny": ["config/production.*"]
      },
      "execute": {
      "allow": ["npm test", "npm run lint", "npm run build"],
      "deny": ["rm -rf", "curl", "wget", "> /dev/*"]
      }
      },
      "autoApprove": {
      "read": true, // Safe: reading files
      "glob": true, // Safe: listing files
      "grep": true, // Safe: searching content
      "write": false, // Require approval
      "bash": false // Require approval
      }
      }
      """;
  private static final String CLAUDEIGNORE =
      """
      # .claudeignore
      .env*
      secrets/
      *.pem
      *.key
      **/credentials*
      config/production.json
      """;

  /// What setup adds to the guide's lines: examples hold no values.
  private static final String EXAMPLES = "!.env.example\n!.env.sample\n!.env.template\n";

  private static final String GITIGNORE =
      """
      # .gitignore
      .env
      .env.*
      *.pem
      *.key
      secrets/
      config/local.json
      """;

  /// The word in a case's `policy`.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  EffectivePolicy policy(List<String> languages) {
    var sources =
        switch (this) {
          case GUIDE ->
              List.of(
                  source(".claude/config.json", CONFIG),
                  source(".claudeignore", CLAUDEIGNORE),
                  source(".gitignore", GITIGNORE));
          case STARTER ->
              List.of(
                  source("bailiwick.yaml", StarterPolicy.render(languages, List.of("github.com"))),
                  source(".claudeignore", CLAUDEIGNORE + EXAMPLES),
                  source(".gitignore", GITIGNORE + "!.env.example\n" + built(languages)));
        };
    return switch (PolicyReader.read(sources)) {
      case PolicyReader.Read(var policy) -> policy;
      case PolicyReader.Rejected(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }

  /// What a repository of these languages keeps out of git besides.
  private static String built(List<String> languages) {
    var text = new StringBuilder("*.log\ncoverage/\n");
    for (var language : languages) {
      text.append(
          switch (language) {
            case "javascript" -> "node_modules/\ndist/\n";
            case "python" -> "__pycache__/\n.venv/\n*.egg-info/\n";
            case "java" -> "target/\nbuild/\n.gradle/\n";
            case "go" -> "bin/\nvendor/\n";
            case "rust" -> "target/\n";
            case "ruby" -> ".bundle/\ntmp/\n";
            case "php" -> "vendor/\n.phpunit.result.cache\n";
            case "c" -> "build/\n*.o\n";
            default -> throw new IllegalStateException(language);
          });
    }
    return text.toString();
  }

  private static PolicySource source(String name, String text) {
    return new PolicySource(Layer.REPOSITORY, name, text);
  }
}
