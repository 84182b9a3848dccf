package dev.bailiwick.core.pipeline.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenTextTest {

  @Test
  void reads_a_here_document_with_its_target() {
    var command = "mkdir -p a && cat > a/requirements.txt <<'EOF'\nflask==3.0.3\n\nrich\nEOF\nls a";
    assertThat(WrittenText.of(command))
        .containsExactly(new WrittenText("a/requirements.txt", "flask==3.0.3\n\nrich\n", false));
    assertThat(WrittenText.of("cat <<-END | tee -a \"Gemfile\" >/dev/null\n\tgem 'x'\n\tEND"))
        .contains(new WrittenText("Gemfile", "gem 'x'\n", true));
  }

  @Test
  void reads_what_is_said_into_a_file() {
    assertThat(WrittenText.of("echo 'x==1' >> requirements.txt && make"))
        .containsExactly(new WrittenText("requirements.txt", "x==1\n", true));
    assertThat(WrittenText.of("printf \"FROM a\\nRUN b \\\"c\\\"\\n\" > Dockerfile"))
        .containsExactly(new WrittenText("Dockerfile", "FROM a\nRUN b \"c\"\n\n", false));
    assertThat(WrittenText.of("echo -n x y | tee go.mod"))
        .containsExactly(new WrittenText("go.mod", "x y\n", false));
  }

  @Test
  void reads_long_words_and_many() {
    var words = "word ".repeat(40_000);
    assertThat(WrittenText.of("echo \"" + words + "\" > a.txt"))
        .containsExactly(new WrittenText("a.txt", words + "\n", false));
    assertThat(WrittenText.of("cat <<EOF\n".repeat(4_000))).isEmpty();
    assertThat(WrittenText.of("echo ".repeat(200_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo hello",
        "cat a.txt > b.txt",
        "grep -n '>' a",
        "make 2> log",
        "cat <<EOF\na\nEOF"
      })
  void finds_nothing_where_no_words_go_into_a_file(String command) {
    assertThat(WrittenText.of(command)).isEmpty();
  }
}
