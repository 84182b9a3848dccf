package dev.bailiwick.core.dependency.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.admission.Followers.Root;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Dependency.Place;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.InMemoryRegistry;
import dev.bailiwick.core.dependency.registry.PackageFacts;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.PackageName;
import dev.bailiwick.core.dependency.registry.Registry;
import dev.bailiwick.core.dependency.registry.Resolutions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FollowersTest {
  private static final Place NOWHERE = new Place("", 1);
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private static Release release(String version, String... needs) {
    return new Release(
        version,
        Instant.EPOCH,
        false,
        false,
        Arrays.stream(needs)
            .map(need -> new Need(need.split(" ", 2)[0], need.split(" ", 2)[1]))
            .toList());
  }

  private static Known known(Release... releases) {
    return new Known(List.of(releases), releases[releases.length - 1].version());
  }

  private static InMemoryRegistry with(InMemoryRegistry registry, String name, Known facts) {
    return registry.with(new PackageName(Ecosystem.NPM, name), facts);
  }

  private static Root root(Known facts) {
    return new Root(Dependency.wanted(Ecosystem.NPM, "root", "", NOWHERE), facts);
  }

  private static List<String> names(Followers.Found found) {
    return found.followers().stream()
        .map(one ->
            one.candidate().dependency().name()
                + one.way()
                + (one.facts() instanceof Known ? "" : " unknown"))
        .toList();
  }

  @Test
  void finds_what_comes_with_what_comes_in_the_version_that_the_manager_takes() {
    var registry = new InMemoryRegistry();
    with(registry, "a", known(release("1.0.0", "b ^1.0.0"), release("2.0.0", "x *")));
    with(registry, "b", known(release("1.5.0"), release("2.0.0", "y *")));
    with(registry, "x", known(release("1.0.0")));
    var found =
        Followers.of(
            List.of(root(known(release("1.0.0", "a ~1.0.0")))), registry, _ -> List.of(), NOW);
    assertThat(names(found)).containsExactly("a[]", "b[a]");
    assertThat(found.cut()).isEmpty();
  }

  @Test
  void takes_what_comes_before_a_release_where_there_is_none() {
    var registry = new InMemoryRegistry();
    with(registry, "a", known(release("1.0.0-beta.1"), release("1.0.0-beta.2")));
    var found =
        Followers.of(
            List.of(root(known(release("1.0.0", "a ^1.0.0-beta.1")))),
            registry,
            _ -> List.of(),
            NOW);
    assertThat(Followers.version(found.followers().getFirst())).contains("1.0.0-beta.2");
  }

  @Test
  void ends_where_packages_need_each_other() {
    var registry = new InMemoryRegistry();
    with(registry, "a", known(release("1.0.0", "b *")));
    with(registry, "b", known(release("1.0.0", "a *", "root *")));
    var root = known(release("1.0.0", "a *"));
    with(registry, "root", root);
    assertThat(names(Followers.of(List.of(root(root)), registry, _ -> List.of(), NOW)))
        .containsExactly("a[]", "b[a]");
  }

  @Test
  void leaves_what_the_project_holds_where_it_is() {
    var registry = new InMemoryRegistry();
    with(registry, "a", known(release("1.0.0", "b *")));
    var held = Dependency.locked(Ecosystem.NPM, "a", "1.0.0", NOWHERE);
    var root = known(release("1.0.0", "a ^1.0.0"));
    assertThat(
            Followers.of(
                    List.of(root(root)),
                    registry,
                    one -> one.name().equals("a") ? List.of(held) : List.of(),
                    NOW)
                .followers())
        .isEmpty();
  }

  @Test
  void goes_by_what_was_resolved_before_for_as_long_as_that_holds() {
    var asked = new ArrayList<PackageName>();
    var registry = new Counting(asked);
    var root = root(known(release("1.0.0", "a ^1.0.0", "b *")));
    for (int i = 0; i < 2; i++) {
      var found = Followers.of(List.of(root), registry, _ -> List.of(), NOW);
      assertThat(names(found)).containsExactly("a[]", "b[]");
      assertThat(found.followers()).allMatch(one -> Followers.version(one).isPresent());
    }
    assertThat(asked).hasSize(2);
    Followers.of(List.of(root), registry, _ -> List.of(), NOW.plusSeconds(60));
    assertThat(asked).hasSize(4);
  }

  /// Knows of two packages for a minute.
  private static final class Counting implements Registry {
    private final List<PackageName> asked;
    private final InMemoryRegistry inner = new InMemoryRegistry();

    Counting(List<PackageName> asked) {
      this.asked = asked;
      with(inner, "a", known(release("1.0.0", "b ^1.0.0"), release("1.1.0", "b ^1.0.0")));
      with(inner, "b", known(release("1.0.0", "a *")));
    }

    @Override
    public Map<PackageName, PackageFacts> facts(Collection<Question> questions) {
      questions.forEach(question -> asked.add(question.name()));
      return inner.facts(questions);
    }

    @Override
    public Map<Question, List<Need>> needs(Collection<Question> releases) {
      return inner.needs(releases);
    }

    @Override
    public Instant until(Question question) {
      return NOW.plusSeconds(60);
    }

    @Override
    public Resolutions resolutions() {
      return inner.resolutions();
    }

    @Override
    public Registry patient() {
      return this;
    }

    @Override
    public Registry silent() {
      return this;
    }
  }

  @Test
  void names_the_roots_whose_company_could_not_be_told() {
    var found =
        Followers.of(
            List.of(root(known(release("1.0.0", "a *")))),
            new InMemoryRegistry().offline(),
            _ -> List.of(),
            NOW);
    assertThat(found.cut()).containsExactly(0);
    var untold =
        new Root(Dependency.wanted(Ecosystem.PYPI, "p", "", NOWHERE), known(Release.of("1", null)));
    assertThat(
            Followers.of(List.of(untold), new InMemoryRegistry().offline(), _ -> List.of(), NOW)
                .cut())
        .containsExactly(0);
  }

  @Test
  void reads_a_need_as_its_ecosystem_does() {
    assertThat(Followers.dependency(Ecosystem.NUGET, new Need("a", "[6.0.0, )")).version())
        .isEqualTo("6.0.0");
    assertThat(Followers.dependency(Ecosystem.NPM, new Need("a", "npm:b@1.2.3")).name())
        .isEqualTo("b");
    assertThat(Followers.dependency(Ecosystem.PYPI, new Need("a", "==1.0")).version())
        .isEqualTo("1.0");
    assertThat(Followers.dependency(Ecosystem.GO, new Need("a.b/c", "v1.2.0")).version())
        .isEqualTo("v1.2.0");
  }
}
