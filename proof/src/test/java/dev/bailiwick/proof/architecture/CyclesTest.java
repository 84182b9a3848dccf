package dev.bailiwick.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// No package knows, by any road, a package that knows it.
final class CyclesTest {

  @Test
  void no_package_takes_part_in_a_cycle() {
    var shipped = Classes.shipped();
    var packages = shipped.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());
    assertThat(packages).hasSizeGreaterThan(28);
    SlicesRuleDefinition.slices()
        .matching("dev.bailiwick.(**)")
        .should()
        .beFreeOfCycles()
        .check(shipped);
  }

  @Test
  void no_room_takes_part_in_a_cycle() {
    SlicesRuleDefinition.slices()
        .matching("dev.bailiwick.(*).(*)..")
        .should()
        .beFreeOfCycles()
        .check(Classes.shipped());
  }
}
