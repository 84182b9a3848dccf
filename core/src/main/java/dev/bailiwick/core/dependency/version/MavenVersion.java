package dev.bailiwick.core.dependency.version;

import java.util.List;
import java.util.Locale;

/// A version in the order of Maven's `ComparableVersion` (maven-artifact 3.9), which is what Maven
/// itself does; its written rules differ from it in odd corners.
record MavenVersion(String text, MavenItem.Items items) implements Version {

  static MavenVersion of(String text) {
    return new MavenVersion(text, new MavenSyntax(text.toLowerCase(Locale.ROOT)).read());
  }

  @Override
  public boolean isPrerelease() {
    return unfinished(items.items());
  }

  private static boolean unfinished(List<MavenItem> items) {
    return items.stream()
        .anyMatch(item ->
            switch (item) {
              case MavenItem.Numeral _ -> false;
              case MavenItem.Word word -> word.isBeforeRelease();
              case MavenItem.Items(List<MavenItem> inner) -> unfinished(inner);
            });
  }

  @Override
  public int compareTo(Version version) {
    return Integer.signum(items.compare(Version.alike(MavenVersion.class, version).items));
  }
}
