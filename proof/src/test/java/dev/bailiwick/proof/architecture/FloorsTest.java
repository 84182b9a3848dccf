package dev.bailiwick.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Who may know whom. A room knows the floors below its own; rooms on one floor are strangers, and
/// a new room fails here until somebody has put it on a floor (ADR 0001).
final class FloorsTest {

  private static final List<List<String>> CORE =
      List.of(
          List.of("text", "world"),
          List.of("event"),
          List.of("effect", "decision", "finding"),
          List.of("command", "path", "secret", "classify", "code", "dependency"),
          List.of("policy", "redact", "flow", "audit", "incident"),
          List.of("pipeline"));

  /// Inside a room: parts on one floor are strangers too, and no part knows the room's front.
  private static final List<List<String>> COMMAND =
      List.of(
          List.of("command.shell", "command.model", "command.embedded", "command.powershell"),
          List.of("command.term"),
          List.of("command"));

  private static final List<List<String>> POLICY =
      List.of(
          List.of("policy.rule"), List.of("policy.reading", "policy.judging"), List.of("policy"));

  private static final List<List<String>> AUDIT =
      List.of(List.of("audit"), List.of("audit.export"));

  private static final List<List<String>> REDACT =
      List.of(List.of("redact"), List.of("redact.sanitizing", "redact.gateway", "redact.masking"));

  private static final List<List<String>> SECRET =
      List.of(
          List.of(
              "secret.pattern",
              "secret.check",
              "secret.value",
              "secret.assignment",
              "secret.decoding",
              "secret.form"),
          List.of("secret.rule", "secret.probe"),
          List.of("secret"),
          List.of("secret.content"));

  private static final List<List<String>> DEPENDENCY =
      List.of(
          List.of("dependency.version"),
          List.of("dependency.coordinate"),
          List.of(
              "dependency.format",
              "dependency.advisory",
              "dependency.registry",
              "dependency.bill",
              "dependency.usage"),
          List.of(
              "dependency.manifest.npm",
              "dependency.manifest.python",
              "dependency.manifest.jvm",
              "dependency.manifest.golang",
              "dependency.manifest.rust",
              "dependency.manifest.ruby",
              "dependency.manifest.php",
              "dependency.manifest.dotnet"),
          List.of("dependency.manifest"),
          List.of("dependency.audit", "dependency.install"),
          List.of("dependency.admission"),
          List.of("dependency"));

  private static final List<List<String>> CODE =
      List.of(
          List.of("code.syntax", "code.ir"),
          List.of("code.lower", "code.rule", "code.value"),
          List.of("code.lower.script", "code.lower.python", "code.lower.java", "code.lower.go"),
          List.of("code.run", "code.repair"),
          List.of("code.flow", "code.team"),
          List.of("code.authz"),
          List.of("code.authz.framework"),
          List.of("code"));

  private static final List<List<String>> WORKSTATION =
      List.of(
          List.of("store", "world", "history", "parser", "cedar", "vault"),
          List.of("daemon", "doctor", "setup", "scan", "dependency", "purge", "incident"),
          List.of("hook", "agent", "exposure", "review"),
          List.of("guard"),
          List.of("gateway", "egress", "network"),
          List.of("cli"));

  @Test
  void the_rooms_of_core_know_only_the_floors_below() {
    assertThat(climbing(Classes.core(), Classes.CORE + ".", CORE, 9)).isEmpty();
  }

  @Test
  void the_parts_of_command_do_not_know_each_other() {
    assertThat(parts("command", COMMAND)).isEmpty();
  }

  @Test
  void policy_reads_and_judges_by_the_same_lines_apart_from_each_other() {
    assertThat(parts("policy", POLICY)).isEmpty();
  }

  @Test
  void sanitizing_and_the_gateway_do_not_know_each_other() {
    assertThat(parts("redact", REDACT)).isEmpty();
  }

  @Test
  void the_search_for_secrets_is_made_of_parts() {
    assertThat(parts("secret", SECRET)).isEmpty();
  }

  @Test
  void versions_know_no_package_and_manifests_no_advisory() {
    assertThat(parts("dependency", DEPENDENCY)).isEmpty();
  }

  @Test
  void front_ends_are_strangers_to_each_other_and_know_no_rule() {
    assertThat(parts("code", CODE)).isEmpty();
  }

  @Test
  void the_record_does_not_know_its_exports() {
    assertThat(parts("audit", AUDIT)).isEmpty();
  }

  @Test
  void the_rooms_of_the_workstation_know_only_the_floors_below() {
    assertThat(climbing(Classes.workstation(), Classes.WORKSTATION + ".", WORKSTATION, 8))
        .isEmpty();
  }

  @Test
  void core_knows_no_other_module() {
    assertThat(dependencies(Classes.core(), name -> isOurs(name) && !name.startsWith(Classes.CORE)))
        .isEmpty();
  }

  @Test
  void assistants_are_strangers_to_each_other() {
    var inside = Classes.WORKSTATION + ".agent.";
    var wrong = new TreeSet<String>();
    for (var type : Classes.workstation()) {
      if (type.getPackageName().startsWith(inside)) {
        var own = type.getPackageName().substring(inside.length()).split("\\.", 2)[0];
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getPackageName())
            .filter(name -> name.startsWith(inside) && !name.startsWith(inside + own))
            .forEach(name -> wrong.add(type.getName() + " -> " + name));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static TreeSet<String> parts(String room, List<List<String>> floors) {
    var inside = Classes.CORE + "." + room;
    var wrong = new TreeSet<String>();
    var floor = floors(floors);
    int seen = 0;
    for (var type : Classes.core()) {
      if (!(type.getPackageName() + ".").startsWith(inside + ".")) {
        continue;
      }
      seen++;
      var own = type.getPackageName().substring(Classes.CORE.length() + 1);
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getPackageName();
        if ((target + ".").startsWith(inside + ".")) {
          check(type, own, target.substring(Classes.CORE.length() + 1), floor, wrong);
        }
      }
    }
    assertThat(seen).as("classes of " + room).isGreaterThan(20);
    return wrong;
  }

  private static TreeSet<String> climbing(
      JavaClasses classes, String prefix, List<List<String>> floors, int rooms) {
    var wrong = new TreeSet<String>();
    var seen = new TreeSet<String>();
    var floor = floors(floors);
    for (var type : classes) {
      var own = room(type.getPackageName(), prefix);
      seen.add(own);
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getPackageName();
        if ((target + ".").startsWith(prefix)) {
          check(type, own, room(target, prefix), floor, wrong);
        }
      }
    }
    assertThat(seen).as("rooms").hasSizeGreaterThanOrEqualTo(rooms);
    return wrong;
  }

  private static void check(
      JavaClass type,
      String own,
      String target,
      Map<String, Integer> floor,
      TreeSet<String> wrong) {
    if (!floor.containsKey(own) || !floor.containsKey(target)) {
      wrong.add("on no floor: " + (floor.containsKey(own) ? target : own));
    } else if (!own.equals(target) && floor.get(target) >= floor.get(own)) {
      wrong.add(type.getName() + " -> " + target);
    }
  }

  private static Map<String, Integer> floors(List<List<String>> floors) {
    var result = new HashMap<String, Integer>();
    for (int height = 0; height < floors.size(); height++) {
      for (var room : floors.get(height)) {
        result.put(room, height);
      }
    }
    return result;
  }

  private static String room(String packageName, String prefix) {
    return (packageName + ".").substring(prefix.length()).split("\\.", 2)[0];
  }

  private static boolean isOurs(String name) {
    return name.startsWith(Classes.ROOT);
  }

  private static TreeSet<String> dependencies(
      JavaClasses classes, java.util.function.Predicate<String> wrong) {
    var found = new TreeSet<String>();
    for (var type : classes) {
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getName())
          .filter(wrong)
          .forEach(target -> found.add(type.getName() + " -> " + target));
    }
    return found;
  }
}
