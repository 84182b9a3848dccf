package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OtherFilesTest {

  @Test
  void go() {
    var mod =
        """
        module example.test/app

        go 1.22.1
        toolchain go1.23rc2-custom

        require (
        	github.com/pkg/errors v0.9.1
        	golang.org/x/net v0.1.0 // indirect
        	example.test/local v1.0.0
        )
        require old.test/fork v1.0.0

        replace example.test/local => ../local
        replace old.test/fork v1.0.0 => new.test/fork v1.1.0
        exclude x.test/y v1.0.0
        """;
    assertThat(Shown.of("go.mod", mod))
        .containsExactly(
            "github.com/pkg/errors 0.9.1 :7",
            "golang.org/x/net 0.1.0 [indirect] :8",
            "../local @local ../local :13",
            "new.test/fork 1.1.0 :14",
            "stdlib 1.23.0-rc.2 :3");
    assertThat(Shown.of("go.sum", "a.test/b v1.0.0 h1:x=\na.test/b v1.0.0/go.mod h1:y=\n"))
        .containsExactly("a.test/b 1.0.0 #1 :1");
    assertThat(
            Shown.of("go.mod", "module m\ngo 1.16\n", Map.of("go.sum", "a.test/b v1.0.0 h1:x=\n")))
        .containsExactly("a.test/b 1.0.0 #1 :1", "stdlib 1.16 :2");
    assertThat(Shown.of("go.mod", "module m\nnonsense x\n"))
        .containsExactly("line 2: 'nonsense' is no directive of go.mod");
  }

  @Test
  void cargo() {
    assertThat(
            Shown.of(
                "Cargo.lock",
                """
                version = 3
                [[package]]
                name = "app"
                version = "0.1.0"
                [[package]]
                name = "serde"
                version = "1.0.0"
                source = "registry+https://github.com/rust-lang/crates.io-index"
                checksum = "x"
                [[package]]
                name = "forked"
                version = "0.2.0"
                source = "git+https://example.test/forked#0123456"
                """))
        .containsExactly(
            "app 0.1.0 @local . :2",
            "serde 1.0.0 #1 :5",
            "forked 0.2.0 @git git+https://example.test/forked 0123456 :10");
    assertThat(
            Shown.of(
                "Cargo.toml",
                """
                [package]
                name = "app"
                version = "0.1.0"
                [dependencies]
                serde = "1.0"
                renamed = { package = "real", version = "=1.2.3" }
                own = { path = "../own" }
                [target.'cfg(unix)'.dev-dependencies]
                libc = "0.2"
                """))
        .containsExactly(
            "app 0.1.0 @local . :1",
            "serde [1.0] :5",
            "real 1.2.3 [=1.2.3] :6",
            "own @local ../own :7",
            "libc [0.2] [dev] :9");
  }

  @Test
  void bundler() {
    assertThat(
            Shown.of(
                "Gemfile.lock",
                """
                GIT
                  remote: https://example.test/x.git
                  revision: 0123456
                  specs:
                    x (1.0)

                GEM
                  remote: https://rubygems.org/
                  specs:
                    rails (7.0.1)
                      activesupport (= 7.0.1)
                    nokogiri (1.13.3-x86_64-linux)

                CHECKSUMS
                  rails (7.0.1) sha256=abc

                DEPENDENCIES
                  rails
                """))
        .containsExactly(
            "x 1.0 @git https://example.test/x.git 0123456 :5",
            "rails 7.0.1 #1 :10",
            "nokogiri 1.13.3 :12");
    assertThat(
            Shown.of(
                "Gemfile",
                "source 'https://rubygems.org'\n"
                    + "gem 'rails', '~> 7.0', '>= 7.0.1'\n"
                    + "gem \"puma\"\n"
                    + "gem 'pg', '1.5.4', group: :db\n"
                    + "gem 'own', path: '../own'\n"))
        .containsExactly(
            "rails [~> 7.0, >= 7.0.1] :2", "puma :3", "pg 1.5.4 :4", "own @local ../own :5");
  }

  @Test
  void composer() {
    assertThat(
            Shown.of(
                "composer.lock",
                """
                {"packages": [
                  {"name": "monolog/monolog", "version": "2.0.0", "source": {"type": "git", "url": "u", "reference": "r"},
                   "dist": {"type": "zip", "shasum": ""}},
                  {"name": "a/branch", "version": "dev-main", "source": {"type": "git", "url": "u", "reference": "r"}}
                ], "packages-dev": [{"name": "phpunit/phpunit", "version": "10.0.0"}]}
                """))
        .containsExactly(
            "monolog/monolog 2.0.0 :2",
            "a/branch dev-main @git u r :4",
            "phpunit/phpunit 10.0.0 [dev] :5");
    assertThat(
            Shown.of(
                "composer.json",
                "{\"require\":{\"php\":\">=8\",\"ext-json\":\"*\",\"a/b\":\"^1.2\",\"c/d\":\"1.2.3\"}}"))
        .containsExactly("a/b [^1.2] :1", "c/d 1.2.3 :1");
  }

  @Test
  void nuget() {
    assertThat(
            Shown.of(
                "packages.lock.json",
                "{\"dependencies\":{\"net8.0\":{\"A.B\":{\"type\":\"Direct\",\"resolved\":\"1.0.0\",\"contentHash\":\"x\"},\"own\":{\"type\":\"Project\"}}}}"))
        .containsExactly("A.B 1.0.0 #1 :1");
    assertThat(
            Shown.of(
                "src/app.csproj",
                """
                <Project>
                  <PropertyGroup><SerilogVersion>3.1.1</SerilogVersion></PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Serilog" Version="$(SerilogVersion)" />
                    <PackageReference Include="Central" />
                    <PackageReference Include="Moving"><Version>1.*</Version></PackageReference>
                  </ItemGroup>
                </Project>
                """,
                Map.of(
                    "Directory.Packages.props",
                    "<Project><ItemGroup><PackageVersion Include=\"Central\""
                        + " Version=\"[2.0.0]\"/></ItemGroup></Project>")))
        .containsExactly("Serilog 3.1.1 :4", "Central 2.0.0 [[2.0.0]] :5", "Moving [1.*] :6");
    assertThat(
            Shown.of(
                "packages.config",
                "<packages>\n"
                    + "<package id=\"NUnit\" version=\"3.0\""
                    + " developmentDependency=\"true\"/></packages>"))
        .containsExactly("NUnit 3.0 [dev] :2");
  }

  @Test
  void tools_of_dotnet_and_extensions_of_maven() {
    assertThat(
            Shown.of(
                ".config/dotnet-tools.json", "{\"tools\":{\"dotnet-ef\":{\"version\":\"8.0.1\"}}}"))
        .containsExactly("dotnet-ef 8.0.1 [tool] :1");
    assertThat(
            Shown.of(
                ".mvn/extensions.xml",
                "<extensions><extension><groupId>a</groupId><artifactId>b</artifactId>"
                    + "<version>1</version></extension></extensions>"))
        .containsExactly("a:b 1 [build] :1");
  }

  @Test
  void what_workspaces_of_pnpm_and_deno_share() {
    assertThat(
            Shown.of(
                "pnpm-workspace.yaml",
                "packages: [a]\ncatalog:\n  x: ^1.0.0\ncatalogs:\n  old:\n    x: 0.9.0\n"))
        .containsExactly("x [^1.0.0] [catalog] :3", "x [0.9.0] [catalog] :6");
    assertThat(
            Shown.of(
                "deno.json",
                "{\"imports\":{\"a\":\"npm:@s/a@^1.0/x\",\"b\":\"jsr:@s/b@1\",\"c\":\"npm:c\"}}"))
        .containsExactly("@s/a [^1.0] :1", "c :1");
  }

  @ParameterizedTest
  @CsvSource({
    "requirements-dev.txt, REQUIREMENTS",
    "api/dev-requirements.txt, REQUIREMENTS",
    "requirements/constraints.in, REQUIREMENTS",
    "a/b/package.json, PACKAGE_JSON",
    "settings.gradle, GRADLE_BUILD",
    "x.fsproj, NUGET_PROJECT",
    "Directory.Build.props, NUGET_CENTRAL",
    ".config/dotnet-tools.json, DOTNET_TOOLS",
    "setup.cfg, SETUP_CFG",
    "requirements/base.txt, REQUIREMENTS",
    "environment-dev.yml, CONDA",
    ".mvn/extensions.xml, MAVEN_EXTENSIONS",
    "pylock.dev.toml, PYLOCK"
  })
  void knows_a_file_by_its_name(String path, ManifestKind kind) {
    assertThat(ManifestKind.of(path)).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({"README.md", "package.json.bak", "my-package-lock.json", "go.module", "notes.txt"})
  void leaves_other_files_alone(String path) {
    assertThat(ManifestKind.of(path)).isEmpty();
  }

  @Test
  void vendored_modules() {
    assertThat(
            Shown.of(
                "vendor/modules.txt",
                """
                # github.com/pkg/errors v0.9.1
                ## explicit
                github.com/pkg/errors
                # golang.org/x/net v0.1.0
                ## explicit; go 1.17
                # old.test/fork v1.0.0 => new.test/fork v1.1.0
                new.test/fork/a
                new.test/fork/b
                # example.test/local v1.0.0 => ./local
                example.test/local
                # old.test/fork => new.test/fork v1.1.0
                """))
        .containsExactly(
            "github.com/pkg/errors 0.9.1 :1",
            "new.test/fork 1.1.0 :6",
            "example.test/local 1.0.0 :9");
  }

  @Test
  void paket() {
    assertThat(
            Shown.of(
                "paket.dependencies",
                """
                source https://api.nuget.org/v3/index.json // the usual one
                nuget NUnit ~> 2.6.3
                nuget Serilog 3.1.1 framework: net8.0
                nuget FAKE
                github fsharp/FAKE:5.20.4
                github some/tool:1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d file.fs
                http https://files.example.test/tool.fs
                group Build
                  clitool dotnet-fake == 5.20.4
                """))
        .containsExactly(
            "NUnit [~> 2.6.3] :2",
            "Serilog 3.1.1 :3",
            "FAKE :4",
            "fsharp/FAKE 5.20.4 @git https://github.com/fsharp/FAKE :5",
            "some/tool [1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d]"
                + " @git https://github.com/some/tool 1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d :6",
            "https://files.example.test/tool.fs @archive https://files.example.test/tool.fs :7",
            "dotnet-fake 5.20.4 [== 5.20.4] [Build] :9");
    assertThat(
            Shown.of(
                "paket.lock",
                """
                NUGET
                  remote: https://api.nuget.org/v3/index.json
                    NUnit (2.6.4)
                      NUnit.Console (>= 3.0)
                GITHUB
                  remote: some/tool
                    file.fs (1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d)
                """))
        .containsExactly(
            "NUnit 2.6.4 :3",
            "some/tool @git https://github.com/some/tool"
                + " 1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d :7");
  }

  @Test
  void sdks_of_builds() {
    assertThat(
            Shown.of(
                "a.csproj",
                """
                <Project Sdk="Microsoft.NET.Sdk;Some.Sdk/1.0.0">
                  <Sdk Name="Other.Sdk" Version="2.0.0" />
                  <Import Project="Sdk.props" Sdk="Third.Sdk" Version="3.0.0" />
                </Project>
                """))
        .containsExactly(
            "Some.Sdk 1.0.0 [sdk] :1", "Other.Sdk 2.0.0 [sdk] :2", "Third.Sdk 3.0.0 [sdk] :3");
    assertThat(
            Shown.of(
                "global.json",
                "{\"sdk\": {\"version\": \"8.0.100\"}, \"msbuild-sdks\": {\"Some.Sdk\":"
                    + " \"1.0.0\"}}"))
        .containsExactly("Some.Sdk 1.0.0 [sdk] :1");
  }
}
