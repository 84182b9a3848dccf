package dev.bailiwick.workstation.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.Effect;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse.ValidationError;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import dev.bailiwick.core.policy.ConditionReader;
import dev.bailiwick.core.policy.judging.Finding.Answer;
import dev.bailiwick.core.policy.reading.PolicyProblem;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.SourceRules;
import dev.bailiwick.workstation.cedar.Statements.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a file of conditions: Cedar policies that forbid, checked against our schema. A policy's
/// annotations name it (`@id`), make a question of it (`@answer("ask")`) and say why (`@reason`).
public final class CedarReader {
  static {
    // Before anything of the library is touched: what it logs it also throws, and it must not write
    // on a user's terminal.
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
  }

  /// The policy that everything else is held against; no file's id can be this.
  private static final Policy BASE = new Policy("permit(principal, action, resource);", " base");

  private static final Set<String> ANNOTATIONS = Set.of("id", "answer", "reason");
  private static final Map<String, Answer> ANSWERS = Map.of("deny", Answer.DENY, "ask", Answer.ASK);

  private static final Pattern LAYERS =
      Pattern.compile("^(?:Auth Exception: |Internal error: |Internal JNI Error: )+");

  private final PolicySource source;
  private final SourceRules.Builder rules;
  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final Set<Policy> policies = new HashSet<>();
  private final List<PolicyProblem> problems = new ArrayList<>();

  public CedarReader(PolicySource source) {
    this.source = source;
    this.rules = new SourceRules.Builder(source.layer(), source.fileName());
  }

  /// Reads it, with the clock of the machine for its hours.
  public ConditionReader.Outcome read() {
    return read(Clock.systemDefaultZone());
  }

  ConditionReader.Outcome read(Clock clock) {
    try {
      for (var statement : Statements.of(source.text())) {
        statement(statement);
      }
      if (!problems.isEmpty()) {
        return new ConditionReader.Unread(problems);
      }
      policies.add(BASE);
      var set = new PolicySet(policies);
      var schema = schema();
      validate(schema, set);
      return problems.isEmpty()
          ? new ConditionReader.Read(
              rules.build(), new CedarConditions(set, schema, conditions, clock))
          : new ConditionReader.Unread(problems);
    } catch (LinkageError e) {
      problem(
          1,
          "Cedar's engine does not load on this system (" + System.getProperty("os.arch") + ")",
          "take the file away; its conditions cannot hold here");
    } catch (AuthException e) {
      problem(1, "cannot be judged: " + message(e), "mend the file");
    }
    return new ConditionReader.Unread(problems);
  }

  private void statement(Statement statement) {
    try {
      Policy.parseStaticPolicy(statement.text());
      var policy = new Policy(statement.text(), "c" + policies.size());
      if (policy.effect() != Effect.FORBID) {
        problem(
            statement.line(),
            "a condition can only forbid",
            "say what may be done in the lists of `permissions`");
        return;
      }
      policies.add(policy);
      condition(policy, statement);
    } catch (InternalException e) {
      problem(statement.line(), message(e), "write a Cedar policy that ends with `;`");
    }
  }

  private void condition(Policy policy, Statement statement) throws InternalException {
    var annotations = policy.getAnnotations();
    annotations.keySet().stream()
        .filter(name -> !ANNOTATIONS.contains(name))
        .sorted()
        .forEach(name ->
            problem(
                statement.line(),
                "unknown annotation `@" + name + "`",
                "known: " + "@id, @answer, @reason"));
    var answer = ANSWERS.get(annotations.getOrDefault("answer", "deny"));
    if (answer == null) {
      problem(
          statement.line(), "`@answer` is neither `ask` nor `deny`", "write `@answer(\"ask\")`");
      return;
    }
    var name = annotations.getOrDefault("id", String.valueOf(conditions.size() + 1));
    var rule = rules.line("condition", name, statement.line());
    if (conditions.values().stream().anyMatch(known -> known.rule().id().equals(rule.id()))) {
      problem(statement.line(), "a second condition `" + name + "`", "give it an `@id` of its own");
    }
    var reason = annotations.getOrDefault("reason", "");
    conditions.put(policy.getID(), Condition.of(rule, answer, reason, statement.text()));
  }

  private void validate(Schema schema, PolicySet set) throws AuthException {
    var response = new BasicAuthorizationEngine().validate(new ValidationRequest(schema, set));
    if (response.success.isEmpty()) {
      problem(1, "cannot be checked: " + response.errors, "mend the file");
      return;
    }
    var seen = new HashSet<String>();
    var result = response.success.get();
    Stream.concat(result.validationErrors.stream(), result.validationWarnings.stream())
        .filter(error -> seen.add(error.getPolicyId()))
        .forEach(this::invalid);
  }

  private void invalid(ValidationError error) {
    var condition = conditions.get(error.getPolicyId());
    var place = condition == null ? ":1" : condition.rule().source();
    var detail = error.getError();
    problem(
        Integer.parseInt(place.substring(place.lastIndexOf(':') + 1)),
        detail.message.replaceFirst("^for policy `[^`]*`, ", ""),
        detail.help.filter(help -> !help.isEmpty()).orElse("see `docs/policy.md`, Conditions"));
  }

  private static Schema schema() throws InternalException {
    try (var in = CedarReader.class.getResourceAsStream("/cedar/bailiwick.cedarschema")) {
      if (in == null) {
        throw new IllegalStateException("the schema of conditions is not packed");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var schema = Schema.parse(Schema.JsonOrCedar.Cedar, text);
      schema.cache();
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CacheException e) {
      throw new IllegalStateException("our own schema is not taken", e);
    }
  }

  /// What the engine says, without the names of the layers it came through.
  private static String message(AuthException e) {
    return LAYERS.matcher(e.toString()).replaceFirst("").strip().replaceFirst(":$", "");
  }

  private void problem(int line, String message, String mend) {
    problems.add(new PolicyProblem(source.fileName(), line, message, mend));
  }
}
