package dev.bailiwick.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.ShellState;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.policy.PolicyReader;
import dev.bailiwick.core.policy.judging.Situation;
import dev.bailiwick.core.policy.reading.PolicySource;
import dev.bailiwick.core.policy.rule.Layer;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a search by the assistant's own tool reads.
final class SearchTest {
  private static final String ROOT = "/home/dev/shop";
  private static final String POLICY =
      "version: 1\n"
          + "permissions: { read: { allow: [\"**\"], deny: [\".env*\", \"x.pem\"] } }\n"
          + "autoApprove: { read: true, grep: true }\n";

  @ParameterizedTest
  @CsvSource({
    // A hidden file that git does not ignore is searched.
    "'', '', ask",
    "src, '', allow",
    // What git ignores is searched only where a pattern names files.
    "src, '*.pem', ask",
    "src, '*.js', allow",
    // Several patterns, braces, and what is left out, as the tool reads them.
    "src, '*.js *.pem', ask",
    "src, '*.js,*.pem', ask",
    "src, '*.{js,pem}', ask",
    "src, '{a,x.p}*', ask",
    "src, '*.{js,ts}', allow",
    "'', '!*.md', ask",
    "'', '!docs/.env', ask",
    "'', '!.env', allow",
    "docs, '', allow",
    "../, '', ask",
  })
  void looks_where_the_tool_looks(String path, String glob, String expected) {
    var world =
        new InMemoryWorld()
            .file(ROOT + "/.git/config", "")
            .file(ROOT + "/.env", "")
            .file(ROOT + "/src/a.js", "")
            .file(ROOT + "/src/x.pem", "")
            .file(ROOT + "/docs/.hidden", "");
    var read =
        PolicyReader.read(
            List.of(
                new PolicySource(Layer.REPOSITORY, "bailiwick.yaml", POLICY),
                new PolicySource(Layer.REPOSITORY, ".gitignore", "*.pem\n")));
    var call = new ToolCall.SearchFiles("Grep", "KEY", path, glob);
    var effects =
        new CallEffects(new ShellEffects(Models.packed()), world)
            .of(call, ShellState.in(ROOT))
            .effects();
    var policy = ((PolicyReader.Read) read).policy();
    assertThat(policy.judge(new Situation(effects, call, ROOT, ROOT), world).word())
        .isEqualTo(expected);
  }
}
