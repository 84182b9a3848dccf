package dev.bailiwick.proof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The compiled classes of what ships. Each view first asserts that it saw its module.
final class Classes {
  static final String ROOT = "dev.bailiwick.";
  static final String CORE = ROOT + "core";
  static final String WORKSTATION = ROOT + "workstation";

  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CORE, WORKSTATION);

  private Classes() {}

  static JavaClasses shipped() {
    assertThat(core()).hasSizeGreaterThan(300);
    assertThat(workstation()).hasSizeGreaterThan(100);
    return SHIPPED;
  }

  static JavaClasses core() {
    return module(CORE, 300);
  }

  static JavaClasses workstation() {
    return module(WORKSTATION, 100);
  }

  private static JavaClasses module(String name, int atLeast) {
    var seen = SHIPPED.that(residesBelow(name));
    assertThat(seen).as("classes of " + name).hasSizeGreaterThanOrEqualTo(atLeast);
    return seen;
  }

  private static DescribedPredicate<JavaClass> residesBelow(String name) {
    return DescribedPredicate.describe(
        "below " + name, type -> (type.getPackageName() + ".").startsWith(name + "."));
  }
}
