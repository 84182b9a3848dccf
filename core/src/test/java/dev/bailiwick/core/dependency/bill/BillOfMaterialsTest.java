package dev.bailiwick.core.dependency.bill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.text.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BillOfMaterialsTest {
  private static final Place PLACE = new Place("package-lock.json", 7);
  private static final Dependency CORE =
      Dependency.locked(Ecosystem.NPM, "@babel/core", "7.0.0", PLACE)
          .sealedBy(List.of("sha512-" + "AAAA".repeat(21) + "AA==", "sha512-short", "nonsense"));
  private static final BillOfMaterials BILL =
      new BillOfMaterials(
          "app",
          "0.1.0",
          Instant.parse("2026-11-27T10:00:00.123Z"),
          List.of(
              CORE,
              CORE,
              Dependency.locked(Ecosystem.MAVEN, "org.slf4j:slf4j-api", "2.0.9", PLACE)
                  .in(List.of("test"))));

  private static Json.Obj first(Json bill, String list, int index) {
    return (Json.Obj) ((Json.Obj) bill).array(list).get(index);
  }

  @Test
  void cyclonedx_names_each_version_once_with_its_digests() {
    var bill = BILL.cycloneDx();
    assertThat(((Json.Obj) bill).array("components")).hasSize(2);
    var core = first(bill, "components", 0);
    assertThat(core.string("group")).contains("@babel");
    assertThat(core.string("name")).contains("core");
    assertThat(core.string("purl")).contains("pkg:npm/%40babel/core@7.0.0");
    assertThat(core.array("hashes")).hasSize(1);
    var hash = (Json.Obj) core.array("hashes").getFirst();
    assertThat(hash.string("alg")).contains("SHA-512");
    assertThat(hash.string("content")).contains("0".repeat(128));
    assertThat(first(bill, "components", 1).string("scope")).contains("optional");
    assertThat(first(bill, "dependencies", 0).array("dependsOn")).hasSize(2);
  }

  @Test
  void spdx_describes_the_repository_and_what_it_depends_on() {
    var bill = BILL.spdx();
    assertThat(((Json.Obj) bill).array("packages")).hasSize(3);
    var core = first(bill, "packages", 1);
    assertThat(core.string("versionInfo")).contains("7.0.0");
    assertThat(core.array("checksums")).hasSize(1);
    assertThat(first(bill, "relationships", 1).string("relationshipType")).contains("DEPENDS_ON");
  }

  @Test
  void the_same_packages_give_the_same_id() {
    var later = new BillOfMaterials("app", "0.1.0", Instant.EPOCH, BILL.packages());
    assertThat(later.id()).isEqualTo(BILL.id());
    assertThat(new BillOfMaterials("app", "0.1.0", Instant.EPOCH, List.of(CORE)).id())
        .isNotEqualTo(BILL.id());
  }
}
