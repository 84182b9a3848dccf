package dev.bailiwick.core.dependency.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Ecosystem;
import dev.bailiwick.core.dependency.registry.PackageFacts.Known;
import dev.bailiwick.core.dependency.registry.PackageFacts.Need;
import dev.bailiwick.core.dependency.registry.PackageFacts.Release;
import dev.bailiwick.core.dependency.registry.Resolved.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FactFormTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final List<Need> NEEDS =
      List.of(new Need("é-leaf", "^1.0.0"), new Need("other", ""), new Need("é-leaf2", "^1.0.0"));
  private static final Known FACTS =
      new Known(
          List.of(
              new Release("0.9.0", Instant.parse("1969-12-31T23:59:01Z"), true, false, List.of()),
              new Release("1.0.0", NOW, false, true, NEEDS),
              new Release("1.0.1", null, true, true, NEEDS),
              new Release("2.0.0-rc.1", NOW, false, false, null)),
          "1.0.0");

  @Test
  void gives_back_what_was_told_and_what_comes_with_one_release() {
    var form = FactForm.read(FactForm.of(FACTS).bytes()).orElseThrow();
    assertThat(form.whole()).contains(FACTS);
    assertThat(form.known().orElseThrow().releases())
        .extracting(Release::version, Release::published, Release::needs)
        .contains(org.assertj.core.api.Assertions.tuple("1.0.0", NOW, null));
    assertThat(form.needs("1.0.1")).contains(NEEDS);
    assertThat(form.needs("0.9.0")).contains(List.of());
    assertThat(form.needs("2.0.0-rc.1")).isEmpty();
    assertThat(form.needs("3.0.0")).isEmpty();
  }

  @Test
  void says_nothing_of_bytes_that_are_broken() {
    var bytes = FactForm.of(FACTS).bytes();
    var answers = new ArrayList<Optional<?>>();
    for (int i = 0; i < bytes.length; i++) {
      for (var broken : List.of(Arrays.copyOf(bytes, i), changed(bytes, i))) {
        var form = FactForm.read(broken);
        answers.add(form.flatMap(FactForm::known));
        answers.add(form.flatMap(FactForm::whole));
        answers.add(form.flatMap(one -> one.needs("1.0.1")));
      }
      assertThat(FactForm.read(Arrays.copyOf(bytes, i)).flatMap(FactForm::whole)).isEmpty();
    }
    assertThat(answers).hasSize(6 * bytes.length);
  }

  private static byte[] changed(byte[] bytes, int at) {
    var changed = bytes.clone();
    changed[at] = (byte) 0xff;
    return changed;
  }

  @Test
  void a_tree_that_cannot_be_read_back_is_not_there() {
    var written = new HashMap<Key, byte[]>();
    var root = Key.exactly(new PackageName(Ecosystem.NPM, "root"), "1.0.0");
    var dependency = Dependency.locked(Ecosystem.NPM, "root", "1.0.0", new Dependency.Place("", 1));
    var resolved = new Resolved(dependency, FACTS, NOW);
    var first = new Resolutions(store(written));
    first.keep(Map.of(root, resolved));
    first.save(root, List.of(root));
    var whole = written.getOrDefault(root, new byte[0]);
    var found = new ArrayList<Integer>();
    for (int length = 0; length <= whole.length; length++) {
      written.put(root, Arrays.copyOf(whole, length));
      var next = new Resolutions(store(written));
      next.recall(root, NOW.minusSeconds(1));
      if (next.of(root, NOW.minusSeconds(1)).isPresent()) {
        found.add(length);
      }
    }
    assertThat(found).containsExactly(whole.length);
  }

  private static Resolutions.Store store(Map<Key, byte[]> written) {
    return new Resolutions.Store() {
      @Override
      public Optional<byte[]> read(Key root) {
        return Optional.ofNullable(written.get(root));
      }

      @Override
      public void write(Key root, byte[] tree) {
        written.put(root, tree);
      }
    };
  }
}
