package dev.bailiwick.workstation.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoriesTest {
  @TempDir Path temp;
  private Path folder = Path.of("/");

  @BeforeEach
  void real() throws IOException {
    folder = temp.toRealPath();
  }

  private Path repository(String name) throws IOException {
    var top = folder.resolve(name);
    Files.createDirectories(top.resolve(".git"));
    return top;
  }

  @Test
  void finds_the_repository_around_a_folder() throws IOException {
    var top = repository("a");
    var deep = Files.createDirectories(top.resolve("src/main"));
    assertThat(Repositories.enclosing(deep.toString())).containsExactly(top);
    assertThat(Repositories.enclosing(top.toString())).containsExactly(top);
  }

  @Test
  void takes_a_worktree_by_its_git_file() throws IOException {
    var top = Files.createDirectories(folder.resolve("w"));
    Files.writeString(top.resolve(".git"), "gitdir: elsewhere");
    assertThat(Repositories.enclosing(top.toString())).containsExactly(top);
  }

  @Test
  void keeps_the_outer_repository_in_force_inside_an_inner_one() throws IOException {
    var outer = repository("a");
    var inner = repository("a/vendored");
    assertThat(Repositories.enclosing(inner.toString())).containsExactly(inner, outer);
  }

  @Test
  void takes_a_folder_outside_every_repository_for_itself() {
    assertThat(Repositories.enclosing(folder.toString())).contains(folder);
  }

  @Test
  void refuses_a_folder_that_is_none() {
    for (var cwd : List.of("", "relative", folder + "/missing", "/a\0b")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Repositories.enclosing(cwd));
    }
  }

  @Test
  void keeps_one_value_a_repository_and_forgets_the_oldest() throws IOException {
    var forgotten = new ArrayList<String>();
    var made =
        new Repositories<>(around -> around.getFirst().getFileName().toString(), forgotten::add, 2);
    for (var name : List.of("a", "b", "a", "c")) {
      assertThat(made.at(repository(name).toString())).isEqualTo(name);
    }
    assertThat(forgotten).containsExactly("b");
    made.close();
    assertThat(forgotten).containsExactlyInAnyOrder("b", "a", "c");
  }
}
