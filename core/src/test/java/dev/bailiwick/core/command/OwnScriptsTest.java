package dev.bailiwick.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.world.InMemoryWorld;
import dev.bailiwick.core.world.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is shown of a shell script of the repository, and when nothing is.
final class OwnScriptsTest {
  private static final ShellEffects SHELL = new ShellEffects(Models.packed());
  private static final World WORLD =
      new InMemoryWorld()
          .file("/repo/.git/HEAD", "")
          .file(
              "/repo/tools/check.sh", "#!/bin/bash\nset -e\ncd \"$(dirname \"$0\")/..\"\nls docs\n")
          .file("/repo/tools/show.sh", "#!/bin/sh\ncat \"$1\"\n")
          .file("/repo/tools/outer.sh", "#!/usr/bin/env bash\n./tools/show.sh notes.md\n")
          .file("/repo/tools/untold.sh", "#!/bin/sh\nread x\neval \"$x\"\n")
          .file("/repo/tools/fetch.sh", "#!/bin/sh\ncurl https://example.com\n")
          .file("/repo/tools/own.sh", "#!/bin/sh\nsed -i s/a/b/ \"$0\"\n")
          .file("/repo/tools/traced.sh", "#!/bin/sh -x\nls\n")
          .file("/repo/tools/tool.py", "#!/usr/bin/env python3\nprint(1)\n")
          .file("/other/check.sh", "#!/bin/sh\nls\n");

  private static Optional<Effect.Shown> shown(String text) {
    return SHELL.of(text, Dialect.BASH, ShellState.in("/repo"), WORLD).effects().stream()
        .filter(Effect.Runs.class::isInstance)
        .flatMap(effect -> ((Effect.Runs) effect).invocation().shown().stream())
        .findFirst();
  }

  private static List<String> read(Effect.Shown script) {
    return script.effects().stream()
        .filter(Effect.Reads.class::isInstance)
        .map(effect -> ((Effect.Reads) effect).target().path())
        .toList();
  }

  @Test
  void a_script_is_read_with_its_arguments() {
    var script = shown("bash tools/show.sh \"$(echo README).md\"").orElseThrow();
    assertThat(script.script()).isEqualTo("/repo/tools/show.sh");
    assertThat(read(script)).containsExactly("/repo/README.md");
  }

  @Test
  void a_script_that_a_script_starts_is_read_too() {
    var outer = shown("./tools/outer.sh").orElseThrow();
    var inner =
        outer.effects().stream()
            .filter(Effect.Runs.class::isInstance)
            .flatMap(effect -> ((Effect.Runs) effect).invocation().shown().stream())
            .findFirst();
    assertThat(inner).map(OwnScriptsTest::read).hasValue(List.of("/repo/notes.md"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tools/check.sh",
        "/repo/tools/check.sh",
        "cd tools && ./check.sh",
        "sh -e tools/check.sh",
        "chmod +x tools/check.sh && tools/check.sh",
        "tools/check.sh > check.log 2>&1; tail -5 check.log",
        "git status && tools/check.sh",
        "timeout 60 tools/check.sh",
        "tools/check.sh; tools/show.sh README.md",
      })
  void a_script_is_shown_however_it_is_called(String text) {
    assertThat(shown(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tools/untold.sh",
        "tools/fetch.sh",
        "tools/own.sh",
        "tools/traced.sh",
        "tools/tool.py",
        "tools/missing.sh",
        "/other/check.sh",
        "bash -x tools/check.sh",
        "bash --rcfile tools/show.sh tools/check.sh",
        "zsh tools/check.sh",
        "docker exec web tools/check.sh",
        "ls() { cat .env; }; export -f ls; tools/check.sh",
        "echo 'cat .env' > tools/check.sh; tools/check.sh",
        "tools/check.sh & echo 'cat .env' >> tools/check.sh",
        "cp other tools/check.sh; tools/check.sh",
        "cp other copy; tools/check.sh",
        "rm -rf tools; tools/check.sh",
        "chmod +x tools/check.sh; echo x >> tools/check.sh; tools/check.sh",
        "git checkout other; tools/check.sh",
        "cd \"$SOMEWHERE\"; tools/check.sh",
      })
  void nothing_is_shown_of_what_cannot_be_told_or_may_change(String text) {
    assertThat(shown(text)).isEmpty();
  }
}
