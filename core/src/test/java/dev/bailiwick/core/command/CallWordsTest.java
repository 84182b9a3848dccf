package dev.bailiwick.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words that an allow line is held against beside those that stand there.
final class CallWordsTest {
  private static final ShellEffects SHELL = new ShellEffects(Models.packed());

  @ParameterizedTest
  @CsvSource({
    ".venv/bin/mypy src, mypy src",
    "node_modules/.bin/jest a, node_modules/.bin/jest a",
    "npx jest a, npx --no-install jest a",
    "npx other a, npx other a",
    "npm exec jest a, npx --no-install jest a",
    "pnpm compile -w, pnpm run compile -w",
    "pnpm add left-pad, pnpm add left-pad",
    "/repo/gradlew build, ./gradlew build",
    "api/.venv311/bin/python -m pytest, python -m pytest",
    "/repo/api/.venv311/bin/pip list, pip list",
    "cd api && .venv311/Scripts/python.exe -m pytest, python -m pytest",
    "api/venv/bin/pip list, api/venv/bin/pip list",
    "../other/.venv/bin/pip list, ../other/.venv/bin/pip list",
    "api/.venv311/bin/../../../evil/pip list, api/.venv311/bin/../../../evil/pip list",
    "pip install -q -r r.txt, pip install -r r.txt",
    "npm test -- --silent, npm test -- --silent",
    "python3 -m pip --quiet install -q -r r.txt, pip install -r r.txt",
    "python3 -m own.tool x, python3 -m own.tool x",
    "tools/python -m pip list, tools/python -m pip list",
    "tools/npm exec jest a, tools/npm exec jest a",
    "npm run x -s, npm run x -s",
    "npm run -s x, npm run x",
    "docker compose -f test.yml --profile a up -d, docker compose up -d",
    "docker-compose -p x -f test.yml up -d, docker-compose up -d",
    "docker compose -f test.yml, docker compose",
    "python.exe app.py, python app.py",
    "./tool.exe a, ./tool.exe a",
  })
  void what_a_fetcher_would_not_fetch_says_so_and_a_path_stays_a_path(String text, String plain) {
    var world =
        new InMemoryWorld()
            .file("/repo/.git/HEAD", "")
            .file("/repo/.venv/pyvenv.cfg", "home = /usr/bin\n")
            .file("/repo/api/.venv311/pyvenv.cfg", "home = /usr/bin\n")
            .file("/repo/api/venv/bin/pip", "")
            .file("/other/.venv/pyvenv.cfg", "home = /usr/bin\n")
            .file("/repo/node_modules/.bin/jest", "");
    var last =
        SHELL.of(text, Dialect.BASH, ShellState.in("/repo"), world).effects().stream()
            .filter(effect -> effect instanceof Effect.Runs)
            .map(effect -> ((Effect.Runs) effect).invocation())
            .reduce((_, second) -> second);
    assertThat(last.orElseThrow().plain()).isEqualTo(List.of(plain.split(" ")));
  }
}
