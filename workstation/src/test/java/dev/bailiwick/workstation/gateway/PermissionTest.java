package dev.bailiwick.workstation.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.decision.Decision;
import dev.bailiwick.core.effect.Host;
import dev.bailiwick.core.pipeline.Corridor.Ruling;
import dev.bailiwick.core.policy.ConditionReader;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.judging.Conditions;
import dev.bailiwick.core.policy.judging.Finding;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.reading.SourceReader;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.workstation.world.FileWorld;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PermissionTest {
  private static final Host MODEL = new Host("https", "model.test", 443);

  private final Permission permission =
      new Permission(new FileWorld(Map.of(), Path.of("/var/empty")));

  private static List<Ruling> rulings(List<PolicySource> sources, ConditionReader reader) {
    return PolicyReader.read(sources, reader) instanceof PolicyReader.Read(var policy)
        ? List.of(new Ruling("/var/empty/work", policy))
        : List.of();
  }

  private static List<Ruling> lists(String text) {
    return rulings(
        List.of(new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", text)),
        source -> new ConditionReader.Unread(List.of()));
  }

  @Test
  void a_host_that_nobody_lists_is_allowed_until_somebody_lists_hosts() {
    var silent = lists("version: 1\n");
    var listed = lists("version: 1\npermissions: { network: { allow: [\"other.test\"] } }\n");
    for (int time = 0; time < 2; time++) {
      assertThat(permission.of(silent, MODEL)).isInstanceOf(Decision.Allow.class);
      assertThat(permission.of(listed, MODEL)).isInstanceOf(Decision.Ask.class);
      assertThat(permission.of(listed, new Host("https", "other.test", 443)))
          .isInstanceOf(Decision.Allow.class);
    }
  }

  @Test
  void conditions_are_asked_each_time() {
    var answers =
        new ArrayDeque<List<Finding>>(
            List.of(
                List.of(),
                List.of(new Finding(Finding.Answer.DENY, Layer.builtin("after-hours"), "closed")),
                List.of()));
    Conditions hours = (_, _) -> answers.remove();
    var rulings =
        rulings(
            List.of(new PolicySource(Layer.REPOSITORY, "hours.cedar", "version: 1\n")),
            source ->
                new ConditionReader.Read(
                    SourceReader.read(
                            new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", source.text()))
                        .rules(),
                    hours));
    assertThat(permission.of(rulings, MODEL)).isInstanceOf(Decision.Allow.class);
    assertThat(permission.of(rulings, MODEL)).isInstanceOf(Decision.Deny.class);
    assertThat(permission.of(rulings, MODEL)).isInstanceOf(Decision.Allow.class);
  }
}
