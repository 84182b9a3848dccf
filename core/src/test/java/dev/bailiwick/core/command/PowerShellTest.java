package dev.bailiwick.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.command.powershell.Translation;
import dev.bailiwick.core.command.shell.ShellParser;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall.Dialect;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PowerShellTest {
  private static final ShellEffects SHELL = new ShellEffects(Models.packed());

  private static List<Effect> effects(String text) {
    var world =
        new InMemoryWorld()
            .file("/repo/a.md", "")
            .file("/repo/.env", "")
            .file("/repo/src/b.js", "");
    return SHELL.of(text, Dialect.POWERSHELL, ShellState.in("/repo"), world).effects();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Get-Content a.md | cat -- 'a.md'",
        "gc -TotalCount 3 -Path src\\b.js | cat -- 'src/b.js'",
        "Get-Content *.md | cat -- *'.md'",
        "Remove-Item -Recurse -Force src | rm -r -f 'src'",
        "ri src -rec -fo | rm -r -f 'src'",
        "'x' > $null | echo 'x' > /dev/null",
        "Copy-Item a.md -Destination b.md | cp 'a.md' 'b.md'",
        "iwr https://example.com -OutFile x | curl -o 'x' 'https://example.com'",
        "git log --oneline -5 2>&1 | 'git' 'log' '--oneline' '-5'",
        "$env:CI = 'true' | export CI='true'",
        "g`c a.md | cat -- 'a.md'",
      })
  void is_put_into_the_words_of_a_shell(String text, String shell) {
    assertThat(Translation.of(text)).isEqualTo(new Translation(shell, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Get-Content .env",
        "gc ('.e' + 'nv')",
        "$f = \".e\" + 'nv'\ngc $f",
        "foreach ($f in 'a.md', '.env') { gc $f }",
        "if (Test-Path a.md) { ls } elseif ($x) { ls } else { gc .env }",
        "try { gc .env } catch [IO.IOException] { } finally { ls }",
        "switch ($x) { 'a' { ls } default { gc .env } }",
        "Write-Output \"a $(gc .env) b\"",
        "& { gc .env }",
        "1..3 | ForEach-Object { gc .env }",
        "ls | select @{ n = 'x'; e = { gc .env } }",
        "iex 'gc .env'",
        "cd src; gc ..\\.env",
        "ls <# gc #> ; gc .env # ls",
        "Get-Content .en?",
      })
  void sees_the_file(String text) {
    assertThat(effects(text))
        .anyMatch(effect ->
            effect instanceof Effect.Reads reads
                && (reads.target().path().endsWith("/.env")
                    || reads.target().path().equals("/repo/src/../.env")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[IO.File]::ReadAllText('.env')",
        "(New-Object IO.StreamReader '.env').ReadToEnd()",
        "$x.Invoke('.env')",
        "Invoke-Command { ls }",
        "function f { ls }; f",
        "& $x a.md",
        "Get-Content @h",
        "iex $x",
        "'gc .env' | iex",
        "Get-Content HKLM:\\x",
        "ls &",
        "Get-Content 'a.md",
        "Start-Process git",
      })
  void says_that_it_cannot_tell(String text) {
    assertThat(effects(text)).anyMatch(Effect.Unknown.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write-Output 'Remove-Item -Recurse src; gc .env'",
        "git commit -m \"never Get-Content .env\"",
        "$n = (Get-Content a.md).Count; Write-Host \"$n lines\"",
        "Get-ChildItem src -Recurse -Filter *.js | Where-Object { $_.Length -gt 9 } | Sort-Object"
            + " Name",
        "# gc .env\nGet-Location",
      })
  void leaves_text_and_ordinary_work_alone(String text) {
    assertThat(effects(text))
        .noneMatch(effect ->
            effect instanceof Effect.Unknown
                || effect instanceof Effect.Deletes
                || effect instanceof Effect.Reads reads && reads.target().path().endsWith(".env"));
  }

  private static final List<String> SEEDS =
      List.of(
          "if ($a -eq 'b') { gc $f } else { \"x $(ls) `n $env:X\" }",
          "ls -Recurse | ? { $_.Name -like '*.x' } | % { $_.FullName } > out.txt",
          "$h = @{ a = 1; b = @('x', \"y\") }; $h.a[0].Trim('z')",
          "foreach ($x in 1..3) { Copy-Item $x -Destination \"d/$x\" -Force }",
          "switch ($x) { a { ls } default { iex 'ls' } }",
          "& 'git' log --format=\"%h $x\" 2>&1 | Out-String",
          "@'\nhere\n'@ | Set-Content -Path x.txt");

  @Test
  void whatever_comes_in_what_comes_out_is_shell_text() {
    var random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
      for (int i = random.nextInt(6); i >= 0; i--) {
        var other = SEEDS.get(random.nextInt(SEEDS.size()));
        int from = random.nextInt(other.length());
        var piece = other.substring(from, Math.min(other.length(), from + random.nextInt(9)));
        int at = random.nextInt(text.length() + 1);
        if (random.nextBoolean()) {
          text.insert(at, piece);
        } else {
          text.delete(at, Math.min(text.length(), at + random.nextInt(5)));
        }
      }
      var shell = Translation.of(text.toString()).shell();
      assertThat(ShellParser.parse(shell, ShellParser.Limits.COMMAND))
          .as("%s%n-- as --%n%s", text, shell)
          .isInstanceOf(ShellParser.Parsed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!", "$(", "{", "if ($x) { } else", "@(", "-", "[a", "'x',"})
  void deep_and_long_texts_end(String piece) {
    var text = piece.repeat(60_000 / piece.length());
    assertThat(effects(text)).anyMatch(Effect.Unknown.class::isInstance);
  }
}
