package dev.bailiwick.workstation.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.policy.judging.Conditions;
import dev.bailiwick.core.policy.judging.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The conditions of one file. Thread-safe; one question to the engine an effect, about 0.1 ms.
final class CedarConditions implements Conditions {
  private final PolicySet policies;
  private final Schema schema;
  private final Map<String, Condition> conditions;
  private final Clock clock;
  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();

  /// @param conditions by the id of their policy
  CedarConditions(
      PolicySet policies, Schema schema, Map<String, Condition> conditions, Clock clock) {
    this.policies = policies;
    this.schema = schema;
    this.conditions = Map.copyOf(conditions);
    this.clock = clock;
    try {
      policies.cache();
    } catch (CacheException e) {
      // The engine parses them at each question then: slower, and as right.
    }
  }

  @Override
  public List<Finding> of(Effect effect, Around around) {
    var question = Question.of(effect, around, clock);
    var request =
        new AuthorizationRequest(
            question.principal(),
            question.action(),
            question.resource(),
            Optional.of(question.context()),
            Optional.of(schema),
            true);
    try {
      var response = engine.isAuthorized(request, policies, new Entities());
      var success =
          response.success.orElseThrow(
              () -> new IllegalStateException("conditions cannot be judged: " + response.errors));
      var findings = new ArrayList<Finding>();
      for (var id : success.getReason()) {
        Optional.ofNullable(conditions.get(id)).map(Condition::met).ifPresent(findings::add);
      }
      for (var error : success.getErrors()) {
        var condition = conditions.get(error.getPolicyId());
        if (condition == null) {
          throw new IllegalStateException("conditions cannot be judged: " + error);
        }
        findings.add(condition.failed());
      }
      if (around.tree()) {
        conditions.values().stream()
            .filter(condition -> condition.mayMeetBelow(question.action().getId().toString()))
            .map(Condition::below)
            .forEach(findings::add);
      }
      return findings;
    } catch (AuthException e) {
      throw new IllegalStateException("conditions cannot be judged", e);
    }
  }
}
