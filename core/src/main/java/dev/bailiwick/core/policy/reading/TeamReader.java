package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.policy.rule.PathList;
import dev.bailiwick.core.policy.rule.Settings;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.core.policy.rule.SourceRules.Approval;
import dev.bailiwick.core.policy.rule.SourceRules.FileKind;
import java.util.List;

/// The guide's `.claude/team-policy.yaml`, nested as meant or flat as the page prints it. Each of
/// its words becomes a constraint that is enforced; a word without one is a problem.
final class TeamReader {
  static final List<String> KEYS =
      List.of(
          "security", "required", "prohibited", "review", "ai_generated_code", "security_changes");
  private static final List<String> REQUIRED =
      List.of("claudeignore_secrets", "audit_logging", "approval_for_writes");
  private static final List<String> PROHIBITED =
      List.of("sharing_credentials", "disabling_security", "auto_approve_bash");
  private static final List<String> SECRETS =
      List.of(
          ".env*", "!.env.example", "!.env.sample", "!.env.template", "secrets/", "*.pem", "*.key");

  private final Problems problems;
  private final Shapes shapes;
  private final SourceRules.Builder rules;
  private final SettingsReader settings;

  TeamReader(Problems problems, SourceRules.Builder rules) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
    this.rules = rules;
    this.settings = new SettingsReader(problems, rules);
  }

  /// Reads one key of the team policy.
  void key(String name, PolicyNode.Member member) {
    var value = member.value();
    boolean opensFlat = value instanceof PolicyNode.Nothing;
    switch (name) {
      case "security" -> {
        if (!opensFlat) {
          shapes
              .mapping(value, "security", KEYS)
              .ifPresent(mapping -> mapping.entries().forEach(this::key));
        }
      }
      case "required" -> shapes.texts(value, name).forEach(this::required);
      case "prohibited" -> shapes.texts(value, name).forEach(this::prohibited);
      case "review" -> {
        if (!opensFlat) {
          shapes
              .mapping(value, "review", List.of("ai_generated_code", "security_changes"))
              .ifPresent(mapping -> mapping.entries().forEach(this::key));
        }
      }
      case "ai_generated_code" ->
          shapes
              .oneOf(value, name, List.of("required", "optional"))
              .ifPresent(word -> {
                rules.line("security.review.ai_generated_code", word, member.line());
                settings.review(word, null);
              });
      case "security_changes" ->
          shapes
              .oneOf(value, name, List.of("senior_review", "required", "optional"))
              .ifPresent(word -> {
                rules.line("security.review.security_changes", word, member.line());
                settings.review(null, word.equals("senior_review") ? "senior" : word);
              });
      default -> {}
    }
  }

  private void required(Shapes.Item item) {
    if (!REQUIRED.contains(item.value())) {
      problems.unknown(item.line(), "requirement", item.value(), REQUIRED);
      return;
    }
    var rule = rules.line("security.required", item.value(), item.line());
    rules.demand(item.value(), rule);
    switch (item.value()) {
      case "claudeignore_secrets" ->
          SECRETS.forEach(pattern -> rules.deny(FileKind.READ, PathList.entry(pattern, rule)));
      case "audit_logging" ->
          settings.logging(new Settings.Logging(true, null, null, null, null, null));
      case "approval_for_writes" -> rules.autoApprove(Approval.WRITE, false, rule);
      default -> {}
    }
  }

  private void prohibited(Shapes.Item item) {
    if (!PROHIBITED.contains(item.value())) {
      problems.unknown(item.line(), "prohibition", item.value(), PROHIBITED);
      return;
    }
    var rule = rules.line("security.prohibited", item.value(), item.line());
    rules.demand(item.value(), rule);
    if (item.value().equals("auto_approve_bash")) {
      rules.autoApprove(Approval.BASH, false, rule);
    }
  }
}
