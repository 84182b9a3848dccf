package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OtherManifestsTest {

  static Stream<Arguments> manifests() {
    return Stream.of(
        named("mix.exs", "defp deps do\n[{:plug, \"~> 1\"}, {:x, git: \"u\"}]\nend", "plug", "x"),
        named("mix.exs", "def project, do: [app: :a, extra_applications: [:logger]]"),
        named(
            "app/pubspec.yaml",
            "name: a\n"
                + "environment:\n"
                + "  sdk: ^3.0.0\n"
                + "dependencies:\n"
                + "  flutter:\n"
                + "    sdk: flutter\n"
                + "  http: ^1.0.0\n",
            "http"),
        named(
            "shard.yml",
            "name: a\ndependencies:\n  kemal:\n    github: k/k\nlicense: MIT\n",
            "kemal"),
        named(
            "Package.swift",
            ".package(name: \"x\", url: \"https://a.example/x\", from: \"1\")",
            "https://a.example/x"),
        named(
            "Package.swift", "let package = Package(name: \"a\", targets: [.target(name: \"a\")])"),
        named("Podfile", "target 'A' do\n  pod 'B/C', '~> 1'\nend", "B/C"),
        named("x.podspec", "s.name = 'x'\ns.dependency 'AFNetworking', '~> 4'", "AFNetworking"),
        named("Cartfile", "github \"a/b\" ~> 1\n# github \"c/d\"", "a/b"),
        named(
            "vcpkg.json",
            "{\"name\":\"a\",\"dependencies\":[\"fmt\",{\"name\":\"zlib\"}]}",
            "fmt",
            "zlib"),
        named("conanfile.txt", "[requires]\nfmt/10.0\n[options]\na/b=1\n", "fmt/10.0"),
        named("conanfile.py", "self.requires(\"fmt/10.0\")\nname = \"x\"", "fmt/10.0"),
        named(
            "MODULE.bazel",
            "module(name = \"a\")\nbazel_dep(name = \"rules_go\", version = \"1\")",
            "rules_go"),
        named("flake.nix", "{ inputs.x.url = \"github:a/b\"; description = \"c\"; }", "github:a/b"),
        named(
            "build.sbt",
            "libraryDependencies += \"org.a\" %% \"lib\" % \"1.0\"\nval x = 1\n",
            "lib"),
        named("deps.edn", "{:deps {a/b {:mvn/version \"1\"}} :paths [\"src\"]}", "a/b"),
        named("project.clj", "(defproject p \"1\" :dependencies [[a/b \"1.0\"]])", "a/b"),
        named(
            "shell.nix", "import (fetchTarball \"https://e.example/x\") {}", "https://e.example/x"),
        named(".tool-versions", "nodejs 20.1.0\nsome-plugin 1.0\n", "some-plugin"),
        named("flake.lock", "{\"nodes\":{\"x\":{\"locked\":{\"repo\":\"tool\"}}}}", "tool"),
        named("Brewfile", "brew \"jq\"\ncask 'x'\n# brew \"y\"", "jq", "x"),
        named(
            "main.tf",
            "module \"a\" { source = \"./m\" }\nmodule \"b\" { source = \"a/b/c\" }",
            "a/b/c"),
        named(
            "Chart.yaml",
            "dependencies:\n- name: x\n  repository: https://a.example/c\n",
            "https://a.example/c"),
        named(
            "requirements.yml",
            "roles:\n  - src: geerlingguy.docker\n    version: 1\n",
            "geerlingguy.docker"),
        named("cpanfile", "requires 'Mojo';\n# requires 'No';", "Mojo"),
        named(
            "x.rockspec",
            "package = \"x\"\ndependencies = { \"lua >= 5.1\", \"lpeg\" }",
            "lpeg",
            "lua >= 5.1"),
        named("rebar.config", "{erl_opts, [debug_info]}.\n{deps, [{cowboy, \"2\"}]}.", "cowboy"),
        named("gleam.toml", "name = \"a\"\n[dependencies]\nwisp = \"1\"\n[other]\nx = 1\n", "wisp"),
        named(
            "build.zig.zon",
            ".{ .name = \"a\", .dependencies = .{ .x = .{ .url = \"https://a.example/x\" } } }",
            "https://a.example/x"),
        named("pixi.toml", "[project]\nname = \"a\"\n[dependencies]\nnumpy = \"*\"\n", "numpy"),
        named(
            "pyproject.toml",
            "[project]\nname = \"a\"\n[tool.pixi.dependencies]\nnumpy = \"*\"\n",
            "numpy"),
        named(
            "devbox.json",
            "{\"packages\":[\"go@1.22\"],\"shell\":{\"init_hook\":[\"x\"]}}",
            "go@1.22"),
        named("notes.md", "brew \"jq\"\npod 'x'"));
  }

  private static Arguments named(String path, String text, String... packages) {
    return Arguments.of(path, text, packages);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void names_the_packages_and_nothing_else(String path, String text, String[] packages) {
    assertThat(OtherManifests.of("/w/" + path, text)).containsExactly(packages);
  }

  @Test
  void reads_a_section_of_many_lines() {
    var lines = new StringBuilder("[dependencies]\n");
    for (int i = 0; i < 20_000; i++) {
      lines.append("a").append(i).append(" = \"1\"\n");
    }
    assertThat(OtherManifests.of("/w/gleam.toml", lines.toString())).hasSize(20_000);
  }
}
