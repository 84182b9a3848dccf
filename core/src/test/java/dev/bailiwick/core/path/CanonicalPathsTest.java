package dev.bailiwick.core.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CanonicalPathsTest {
  private static final String CWD = "/home/dev/shop";

  private static CanonicalPaths.Canonical of(InMemoryWorld world, String path) {
    return new CanonicalPaths(world, CWD).of(path);
  }

  private static List<String> names(CanonicalPaths.Canonical canonical) {
    return canonical.names().stream().map(PathName::text).toList();
  }

  @Test
  void takes_out_dots_and_doubled_slashes() {
    var canonical = of(new InMemoryWorld(), "//home/./dev//shop/src/../.env/");
    assertThat(canonical.name().text()).isEqualTo("/home/dev/shop/.env");
    assertThat(canonical.certain()).isTrue();
    assertThat(of(new InMemoryWorld(), "/../..").name().text()).isEqualTo("/");
  }

  @Test
  void follows_a_link_to_a_file() {
    var world = new InMemoryWorld().file(CWD + "/.env", "x").link(CWD + "/notes.txt", ".env");
    var canonical = of(world, CWD + "/notes.txt");
    assertThat(canonical.name().text()).isEqualTo(CWD + "/.env");
    assertThat(names(canonical)).contains(CWD + "/notes.txt");
    assertThat(canonical.certain()).isTrue();
  }

  @Test
  void follows_a_folder_link_to_a_missing_leaf() {
    var world = new InMemoryWorld().folder("/home/dev/.ssh").link(CWD + "/link", "/home/dev/.ssh");
    assertThat(of(world, CWD + "/link/authorized_keys").name().text())
        .isEqualTo("/home/dev/.ssh/authorized_keys");
  }

  @Test
  void keeps_every_name_on_the_way() {
    var world =
        new InMemoryWorld()
            .link(CWD + "/a", "b")
            .link(CWD + "/b", "/srv/c")
            .link("/srv/c", "/srv/d");
    assertThat(names(of(world, CWD + "/a/x")))
        .containsExactly(CWD + "/a/x", CWD + "/b/x", "/srv/c/x", "/srv/d/x");
  }

  @Test
  void is_uncertain_where_text_and_kernel_part_ways() {
    var world = new InMemoryWorld().folder("/srv/deep/in").link(CWD + "/l", "/srv/deep/in");
    var canonical = of(world, CWD + "/l/../.env");
    assertThat(canonical.name().text()).isEqualTo("/srv/deep/.env");
    assertThat(names(canonical)).contains(CWD + "/.env");
    assertThat(canonical.certain()).isFalse();
  }

  @Test
  void gives_up_on_a_link_loop() {
    var world = new InMemoryWorld().link(CWD + "/a", "b").link(CWD + "/b", "a");
    assertThat(of(world, CWD + "/a").certain()).isFalse();
  }

  @Test
  void follows_forty_links_and_no_more() {
    var world = new InMemoryWorld();
    for (int i = 0; i < 41; i++) {
      world.link("/l/" + i, "/l/" + (i + 1));
    }
    assertThat(of(world, "/l/1").certain()).isTrue();
    assertThat(of(world, "/l/1").name().text()).isEqualTo("/l/41");
    assertThat(of(world, "/l/0").certain()).isFalse();
  }

  @Test
  void goes_through_the_process_folders() {
    var world = new InMemoryWorld();
    assertThat(of(world, "/proc/self/root/etc/shadow").name().text()).isEqualTo("/etc/shadow");
    assertThat(of(world, "/proc/self/root/etc/shadow").certain()).isTrue();
    assertThat(of(world, "/proc/self/cwd/.env").name().text()).isEqualTo(CWD + "/.env");
    assertThat(of(world, "/proc/thread-self/cwd/.env").certain()).isTrue();
    assertThat(of(world, "/proc/self/task/7/cwd/.env").name().text()).isEqualTo(CWD + "/.env");
    assertThat(of(world, "/proc/1/root/etc/shadow").name().text()).isEqualTo("/etc/shadow");
    assertThat(of(world, "/proc/1/cwd/.env").certain()).isFalse();
    assertThat(of(world, "/proc/$PPID/cwd/.env").name().text()).isEqualTo(CWD + "/.env");
  }

  @Test
  void leaves_guarded_process_names_as_they_are() {
    var world = new InMemoryWorld();
    assertThat(of(world, "/proc/self/environ").name().text()).isEqualTo("/proc/self/environ");
    assertThat(of(world, "/proc/self/environ").certain()).isTrue();
    assertThat(of(world, "/proc/self/fd/3").certain()).isFalse();
    assertThat(of(world, "/proc/cpuinfo").certain()).isTrue();
  }

  @Test
  void does_not_follow_the_streams_of_the_process() {
    var world = new InMemoryWorld().link("/dev/stdout", "/proc/self/fd/1");
    assertThat(of(world, "/dev/stdout").name().text()).isEqualTo("/dev/stdout");
    assertThat(of(world, "/dev/stdout").certain()).isTrue();
  }

  @Test
  void a_relative_text_is_never_certain() {
    var canonical = of(new InMemoryWorld(), "src/a");
    assertThat(canonical.name().text()).isEqualTo(CWD + "/src/a");
    assertThat(canonical.certain()).isFalse();
    assertThat(new CanonicalPaths(new InMemoryWorld(), "").of("x").certain()).isFalse();
  }

  @Test
  void knows_readings_that_a_program_may_make() {
    assertThat(names(of(new InMemoryWorld(), CWD + "/.cursor\\mcp.json")))
        .contains(CWD + "/.cursor/mcp.json");
    assertThat(names(of(new InMemoryWorld(), "~/.ssh/id"))).contains("/home/dev/.ssh/id");
    var cut = of(new InMemoryWorld(), CWD + "/.env\0.txt");
    assertThat(cut.certain()).isFalse();
    assertThat(cut.name().text()).isEqualTo(CWD + "/.env");
  }

  @Test
  void separates_backslashes_on_windows_alone() {
    var windows = of(new InMemoryWorld(), "c:\\Users\\dev\\.env. ");
    assertThat(windows.name().text()).isEqualTo("C:/Users/dev/.env");
    assertThat(of(new InMemoryWorld(), "/a\\b").name().text()).isEqualTo("/a\\b");
  }

  @Test
  void folds_names_as_such_disks_do() {
    assertThat(of(new InMemoryWorld().foldingCase(), CWD + "/.ENV").folded()).isTrue();
    assertThat(PathName.of("/A/.G\u200cIT").folded().text()).isEqualTo("/a/.git");
    assertThat(of(new InMemoryWorld(), CWD + "/.ENV").folded()).isFalse();
  }

  @Test
  void compares_whole_components() {
    assertThat(PathName.of("/proj_evil/x").isWithin(PathName.of("/proj"))).isFalse();
    assertThat(PathName.of("/proj/x").below(PathName.of("/proj")))
        .hasValueSatisfying(name -> assertThat(name.text()).isEqualTo("/x"));
    assertThat(PathName.of("/proj").isWithin(PathName.of("/proj"))).isTrue();
    assertThat(PathName.of("/").child("a").text()).isEqualTo("/a");
    assertThat(PathName.of("/a").child("b").text()).isEqualTo("/a/b");
  }
}
