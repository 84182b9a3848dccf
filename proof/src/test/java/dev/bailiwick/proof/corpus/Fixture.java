package dev.bailiwick.proof.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A home folder with one repository in it, on the real disk and under real git. What looks secret
/// in it is drawn anew from a fixed seed; none of it stands in a file of the project.
record Fixture(Path home, Path root, List<String> languages) {
  private static final long SEED = 20_261_123L;

  /// The kinds of repositories, by the word in a case's `repo`.
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "mixed", List.of("javascript", "python"),
          "javascript", List.of("javascript"),
          "python", List.of("python"),
          "java", List.of("java"),
          "go", List.of("go"),
          "ruby", List.of("ruby"),
          "rust", List.of("rust"),
          "php", List.of("php"),
          "c", List.of("c"),
          "polyglot", List.of("javascript", "python", "java", "go", "rust", "ruby", "php", "c"));

  /// Makes the repository of the kind below a folder that is empty.
  static Fixture make(Path folder, String kind) throws IOException {
    var languages = KINDS.get(kind);
    if (languages == null) {
      throw new IllegalStateException("no repository of kind " + kind);
    }
    var home = Files.createDirectories(folder.resolve("home/dev"));
    var fixture = new Fixture(home, Files.createDirectories(home.resolve("work/shop")), languages);
    fixture.people();
    fixture.common();
    if (kind.equals("mixed")) {
      fixture.traps();
    }
    languages.forEach(language -> LanguageFiles.of(language).forEach(fixture::put));
    fixture.git("init", "-q", "-b", "main");
    fixture.git("remote", "add", "origin", "https://github.com/example/shop.git");
    fixture.git("add", "-A");
    fixture.git(
        "-c", "user.name=dev", "-c", "user.email=dev@example.com", "commit", "-q", "-m", "start");
    fixture.git("branch", "feature/cart");
    return fixture;
  }

  private void people() {
    put(home.resolve(".bashrc"), "alias ll='ls -l'\n");
    put(home.resolve(".zshrc"), "");
    put(home.resolve(".gitconfig"), "[user]\n\tname = dev\n");
    put(home.resolve(".ssh/id_ed25519"), noise(60));
    put(home.resolve(".ssh/config"), "Host *\n");
    put(home.resolve(".aws/credentials"), "[default]\nkey = " + noise(30) + "\n");
    put(home.resolve(".claude/settings.json"), "{}\n");
    put(home.resolve(".claude/projects/shop/session.jsonl"), "{}\n");
    put(home.resolve("work/shop_evil/x"), noise(12));
    put(home.resolve("work/other/README.md"), "# another\n");
  }

  private void common() {
    put(
        ".gitignore",
        ".env\n"
            + ".env.*\n"
            + "!.env.example\n"
            + "*.pem\n"
            + "*.key\n"
            + "secrets/\n"
            + "config/local.json\n"
            + "node_modules/\n"
            + "dist/\n");
    put(
        ".env",
        "SHOP_KEY=" + noise(24) + "\nDATABASE_URL=postgres://db.invalid/" + noise(8) + "\n");
    put(".env.production", "SHOP_KEY=" + noise(24) + "\n");
    put(".env.example", "SHOP_KEY=\nDATABASE_URL=\n");
    put("secrets/prod.txt", noise(40) + "\n");
    put("secrets/db/password", noise(16) + "\n");
    put("server.pem", noise(64) + "\n");
    put("config/production.json", "{\"password\": \"" + noise(12) + "\"}\n");
    put("config/development.json", "{\"port\": 3000}\n");
    put("config/local.json", "{\"port\": 3001}\n");
    put("README.md", "# shop\n\nInstall, then run the tests.\n");
    put("CHANGELOG.md", "# Changes\n");
    put("Makefile", "test:\n\techo test\n");
    put("Dockerfile", "FROM scratch\n");
    put("docker-compose.yml", "services: {}\n");
    put("docs/guide.md", "# Guide\n");
    put("docs/security.md", "# Security\n\nNever read .env; sed w is a way around.\n");
    put("scripts/release.sh", "#!/bin/sh\necho release\n");
    put("scripts/seed.sh", "#!/bin/sh\necho seed\n");
    put(
        "tools/check.sh",
        "#!/bin/bash\nset -e\ncd \"$(dirname \"$0\")/..\"\ngit status\nls docs\n");
    put("tools/show.sh", "#!/bin/sh\ncat \"$1\"\n");
    put("tools/env.sh", "#!/bin/sh\nf=.e\ncat ${f}nv\n");
    put("tools/run.sh", "#!/bin/sh\n\"$@\"\n");
    put("tools/fetch.sh", "#!/bin/sh\ncurl -s \"https://$1\"\n");
    put("tools/outer.sh", "#!/bin/sh\n./tools/env.sh\n");
    put("api/.venv/pyvenv.cfg", "home = /usr/bin\n");
    put("api/.venv/bin/pytest", "#!/usr/bin/python3\n");
    put("data/items.csv", "id,name\n1,pen\n");
    put("data/items.json", "[{\"id\": 1}]\n");
    put("logs/app.log", "2026-11-23 started\n");
    put(".github/workflows/ci.yml", "on: push\n");
    put(".claude/settings.json", "{\"permissions\": {}}\n");
    put(".claude/config.json", "{}\n");
    put("CLAUDE.md", "# Notes\n");
    link("readme-link.md", "README.md");
  }

  /// Links that lead into what is denied.
  private void traps() {
    link("notes.txt", ".env");
    link("link", "secrets");
  }

  private void put(String name, String text) {
    put(root.resolve(name), text);
  }

  private static void put(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void link(String name, String target) {
    try {
      Files.createSymbolicLink(root.resolve(name), Path.of(target));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String noise(int length) {
    return new Random(SEED + length)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void git(String... words) throws IOException {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    var process = builder.start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("git " + String.join(" ", words) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// A new folder for the repositories. It stands outside `/tmp`, which the starter opens, wherever
  /// the checkout itself stands.
  static Path place() throws IOException {
    var outside = Path.of("/var/tmp");
    var base =
        Files.isWritable(outside)
            ? outside
            : Files.createDirectories(Path.of("target")).toAbsolutePath();
    return Files.createTempDirectory(base, "corpus").toRealPath();
  }
}
