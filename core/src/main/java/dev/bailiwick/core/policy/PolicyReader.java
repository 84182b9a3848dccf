package dev.bailiwick.core.policy;

import dev.bailiwick.core.policy.judging.Conditions;
import dev.bailiwick.core.policy.judging.Ruleset;
import dev.bailiwick.core.policy.reading.BuiltinRules;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.reading.SourceReader;
import dev.bailiwick.core.policy.rule.SourceRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Policy files to one effective policy. A single problem anywhere gives no policy at all: the
/// caller keeps the one it has.
public final class PolicyReader {

  /// What came of the files.
  public sealed interface Result {

    /// The policy.
    ///
    /// @throws IllegalArgumentException that tells the first problem, where there is none
    default EffectivePolicy orThrow() {
      return switch (this) {
        case Read(var policy) -> policy;
        case Rejected(var problems) ->
            throw new IllegalArgumentException(problems.getFirst().toString());
      };
    }
  }

  public record Read(EffectivePolicy policy) implements Result {}

  /// At least one problem, in the order of the sources and their lines.
  public record Rejected(List<PolicyProblem> problems) implements Result {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }

  private PolicyReader() {}

  /// Reads the files in any order. None at all is a policy too: everything guarded is asked. A file
  /// of conditions is a problem.
  public static Result read(List<PolicySource> sources) {
    return read(
        sources,
        source ->
            new ConditionReader.Unread(
                List.of(
                    new PolicyProblem(
                        source.fileName(), 1, "conditions are not read here", "leave it out"))));
  }

  /// Reads the files in any order, those of conditions among them.
  public static Result read(List<PolicySource> sources, ConditionReader reader) {
    var rules = new ArrayList<SourceRules>();
    var conditions = new ArrayList<Conditions>();
    var problems = new ArrayList<PolicyProblem>();
    for (var source : sources) {
      if (source.fileName().endsWith(ConditionReader.SUFFIX)) {
        switch (reader.read(source)) {
          case ConditionReader.Read(var said, var met) -> {
            rules.add(said);
            conditions.add(met);
          }
          case ConditionReader.Unread(var more) -> problems.addAll(more);
        }
      } else {
        var outcome = SourceReader.read(source);
        rules.add(outcome.rules());
        problems.addAll(outcome.problems());
      }
    }
    if (!problems.isEmpty()) {
      return new Rejected(problems);
    }
    var ruleset = new Ruleset(rules, conditions, BuiltinRules.known());
    return new Read(new EffectivePolicy(ruleset, fingerprint(sources)));
  }

  private static String fingerprint(List<PolicySource> sources) {
    var parts = new ArrayList<String>();
    for (var source : sources) {
      parts.addAll(List.of(source.layer().word(), source.fileName(), source.text()));
    }
    return digest(parts);
  }

  /// The fingerprint with more that counts.
  static String digest(String fingerprint, List<String> more) {
    var parts = new ArrayList<>(more);
    parts.addFirst(fingerprint);
    return digest(parts);
  }

  private static String digest(List<String> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
