package dev.bailiwick.workstation.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.code.rule.Rules;
import dev.bailiwick.core.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kinds of code that assistants write, each with its flaw and without.
final class GeneratedCodeTest {
  private static final Rules RULES = Rules.packed();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "open-redirect | let n = req.query.n; if (!ok(n)) { n = '/'; } res.redirect(n)"
            + "| let n = req.query.n; if (!isSafe(n)) { n = '/'; } res.redirect(n)",
        "open-redirect | if (!n.startsWith('/')) n = '/'; res.redirect(n)"
            + "| if (!n.startsWith('/') || n.startsWith('//')) n = '/'; res.redirect(n)",
        "nosql-injection | U.findOne({ name: n })"
            + "| if (typeof n !== 'string') return; U.findOne({ name: n })",
        "prototype-pollution | const o = all[n]; o[req.query.k] = 1"
            + "| if (n === '__proto__') return; const o = all[n]; o[req.query.k] = 1",
        "slow-regex | /^(\\w+\\s?)*$/.test(n) | /^\\w+(\\s\\w+)*$/.test(n)",
        "regex-injection | new RegExp(n) | new RegExp(n.replace(/[.*+?^${}()|[\\]\\\\]/g,"
            + " '\\\\$&'))",
        "role-from-client | if (req.headers['x-role'] !== 'admin') return; act()"
            + "| if (req.user.role !== 'admin') return; act()",
        "weak-random | const token = Math.random() | const colour = Math.random()",
        "error-details | app.use((err, req, res, next) => res.json({ m: err.message }))"
            + "| app.use((err, req, res, next) => res.json({ m: 'wrong' }))",
        "missing-ownership-check | Order.findByIdAndDelete(Number(n))"
            + "| if (order.ownerId !== req.user.id) return; Order.findByIdAndDelete(Number(n))",
      })
  void tells_a_flaw_from_its_cure_in_a_handler(String rule, String bad, String good)
      throws IOException {
    assertThat(handler(bad)).contains(rule);
    assertThat(handler(good)).doesNotContain(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.py | KEY = os.environ.get('JWT_SECRET', 'change-me') | KEY = os.environ['JWT_SECRET']",
        "a.js | const s = process.env.SESSION_SECRET ?? 'change-me' | const s = process.env.PORT ??"
            + " 'change-me'",
        "a.go | package a; var k = getEnv(\"JWT_SECRET\", \"change-me\") | package a; var k ="
            + " getEnv(\"HOST\", \"change-me\")",
      })
  void a_text_that_stands_in_for_a_key_is_a_key_that_everybody_knows(
      String file, String bad, String good) throws IOException {
    assertThat(rules(file, bad)).contains("hard-coded-secret");
    assertThat(rules(file, good)).doesNotContain("hard-coded-secret");
  }

  @Test
  void a_guard_that_no_route_names_protects_nothing() throws IOException {
    var guard = "function requireAdmin(req, res, next) { next(); }\n";
    var app = "const app = require('express')();\n" + guard;
    assertThat(rules("a.js", app + "app.post('/x', (q, s) => s.end());\n"))
        .contains("unused-guard");
    assertThat(rules("a.js", app + "app.post('/x', requireAdmin, (q, s) => s.end());\n"))
        .doesNotContain("unused-guard");
    assertThat(
            rules("a.js", app + "// app.use(requireAdmin)\napp.post('/x', (q, s) => s.end());\n"))
        .contains("unused-guard");
    assertThat(rules("a.js", guard)).doesNotContain("unused-guard");
  }

  @Test
  void a_websocket_asks_who_is_there() throws IOException {
    var open = "server.on('upgrade', (req, s, h) => { wss.handleUpgrade(req, s, h, go); });\n";
    assertThat(rules("a.js", open)).contains("open-websocket");
    assertThat(rules("a.js", open.replace("{ wss", "{ if (!session(req)) return; wss")))
        .doesNotContain("open-websocket");
  }

  @Test
  void an_exception_that_nobody_hears_of() throws IOException {
    assertThat(rules("a.py", "try:\n    save(x)\nexcept Exception:\n    pass\n"))
        .contains("swallowed-error");
    assertThat(rules("a.py", "try:\n    save(x)\nexcept KeyError:\n    pass\n"))
        .doesNotContain("swallowed-error");
    assertThat(rules("a.py", "try:\n    save(x)\nexcept Exception:\n    pass  # best effort\n"))
        .doesNotContain("swallowed-error");
  }

  @Test
  void a_page_is_a_page_however_a_framework_is_told() throws IOException {
    var spring =
        """
        import org.springframework.web.bind.annotation.*;
        @RestController class C {
          @GetMapping("/") String get(@RequestParam String n) { return %s; }
        }
        """;
    assertThat(rules("C.java", spring.formatted("\"<p>\" + n"))).contains("cross-site-scripting");
    assertThat(rules("C.java", spring.formatted("\"Hello \" + n")))
        .doesNotContain("cross-site-scripting");
    assertThat(rules("C.java", spring.formatted("\"redirect:\" + n"))).contains("open-redirect");
  }

  @Test
  void what_is_written_into_a_request_takes_nothing_else_away() throws IOException {
    assertThat(handler("req.start = 1; eval(req.query.n)")).contains("code-injection");
  }

  @Test
  void an_injected_service_is_followed() throws IOException {
    write("s.ts", "export class S { get(u: string) { return fetch(u); } }\n");
    assertThat(
            rules(
                "c.ts",
                """
                import { Body, Controller, Post } from '@nestjs/common';
                import { S } from './s';
                @Controller('x')
                export class C {
                  constructor(private readonly s: S) {}
                  @Post() go(@Body() dto: { u: string }) { return this.s.get(dto.u); }
                }
                """))
        .contains("ssrf");
  }

  private List<String> handler(String body) throws IOException {
    return rules(
        "a.js",
        "const app = require('express')();\napp.get('/', (req, res) => { let n = req.query.n; "
            + body.replaceFirst("^let n = req.query.n;", "")
            + " });\n");
  }

  private List<String> rules(String file, String source) throws IOException {
    write(file, source);
    return new FolderReview(folder, RULES, 1, () -> {})
        .file(file).findings().findings().stream().map(Finding::rule).toList();
  }

  private void write(String file, String source) throws IOException {
    Files.writeString(folder.resolve(file), source);
  }
}
