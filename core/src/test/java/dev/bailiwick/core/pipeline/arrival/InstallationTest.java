package dev.bailiwick.core.pipeline.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.command.ShellEffects;
import dev.bailiwick.core.command.ShellState;
import dev.bailiwick.core.command.model.Models;
import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.coordinate.Origin;
import dev.bailiwick.core.dependency.install.Installation;
import dev.bailiwick.core.effect.Effect;
import dev.bailiwick.core.event.ToolCall;
import dev.bailiwick.core.world.InMemoryWorld;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstallationTest {
  private static final ShellEffects SHELL = new ShellEffects(Models.packed());

  private static List<Installation> of(String command) {
    return SHELL
        .of(
            command,
            ToolCall.Dialect.BASH,
            ShellState.in("/w"),
            new InMemoryWorld().folder("/w").folder("/w/x"))
        .effects()
        .stream()
        .flatMap(effect ->
            effect instanceof Effect.Runs(var call, _, _)
                ? Installation.of(call).stream()
                : java.util.stream.Stream.<Installation>empty())
        .toList();
  }

  private static String told(Dependency dependency) {
    var name = dependency.ecosystem().purlType() + ":" + dependency.name();
    if (!(dependency.origin() instanceof Origin.Registry)) {
      return name + " from " + dependency.origin().getClass().getSimpleName();
    }
    return name
        + (dependency.version().isEmpty()
            ? dependency.requirement().isEmpty() ? "" : " " + dependency.requirement()
            : "@" + dependency.version());
  }

  private static String told(String command) {
    return of(command).stream()
        .map(one ->
            one.named().stream()
                    .map(named -> told(named.dependency()))
                    .collect(Collectors.joining(", "))
                + (one.project() ? " project" : "")
                + (one.files().isEmpty() ? "" : " " + one.files())
                + (one.scriptsOff() ? " quiet" : "")
                + (one.registry().isEmpty() ? "" : " at " + one.registry())
                + (one.doubts().isEmpty() ? "" : " ? " + one.doubts().getFirst()))
        .map(String::strip)
        .collect(Collectors.joining(" & "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npm install foo | npm:foo",
        "npm i --save-dev foo@1.2.3 @s/bar@^2 | npm:foo@1.2.3, npm:@s/bar ^2",
        "npm i x@npm:real@1.0.0 | npm:real@1.0.0",
        "npm i user/repo | npm: from Git",
        "npm i foo@git+https://g.example/a.git | npm:foo from Git",
        "npm i https://x.example/a.tgz | npm: from Archive",
        "npm i ./x | npm: from Local",
        "npm i --ignore-scripts foo | npm:foo quiet",
        "npm i foo --registry=https://x.example | npm:foo at https://x.example",
        "npm install | project",
        "npm ci | project",
        "npm exec -- cowsay hi | npm:cowsay",
        "npm init vite@latest app | npm:create-vite latest",
        "npm init @scope | npm:@scope/create",
        "npx -y -p a -p b@1.0.0 cmd | npm:a, npm:b@1.0.0",
        "npx cowsay hello | npm:cowsay",
        "pnpm dlx cowsay | npm:cowsay",
        "yarn | project",
        "yarn global add foo | npm:foo",
        "bun add foo | npm:foo",
        "pip install 'foo[a]==1.0' 'bar>=2' -r r.txt | pypi:foo@1.0, pypi:bar >=2 [r.txt]",
        "pip3 install --index-url https://x.example/simple foo | pypi:foo at"
            + " https://x.example/simple",
        "python3 -m pip install --only-binary :all: foo | pypi:foo quiet",
        "uv pip install foo | pypi:foo",
        "uv run --with a,b x.py | 'pypi:a, pypi:b [x.py]'",
        "uv run https://e.example/x.py | pypi: from Archive",
        "uv run --with-editable git+https://g.example/x.git pytest --with c | pypi: from Git",
        "php composer.phar require a/b:1.0.0 | composer:a/b@1.0.0",
        "pipx install --spec a==1.0 b | pypi:a@1.0",
        "poetry install --only main --without docs | project",
        "pdm install -G test --no-self | project",
        "pip install . | pypi: from Local project",
        "pip install -e '.[dev]' | project",
        "npm i a --registry https://registry.npmjs.org/ | npm:a",
        "uv run pytest -i x | ''",
        "uvx ruff@0.7.0 check | pypi:ruff@0.7.0",
        "uv tool install --from a b | pypi:a",
        "pipx inject env a b | pypi:a, pypi:b",
        "poetry add foo@^1.0 | pypi:foo ^1.0",
        "cargo add serde@1.0 | cargo:serde 1.0",
        "cargo install ripgrep --version 14.1.0 | cargo:ripgrep@14.1.0",
        "cargo add x --git https://g.example/x | cargo:x from Git",
        "cargo build | project",
        "go get github.com/a/b/sub@v1.2.3 | golang:github.com/a/b/sub@v1.2.3",
        "go run ./cmd | ''",
        "go run example.com/x@latest a@b | golang:example.com/x",
        "go mod tidy | project",
        "gem install a:1.0 b | gem:a@1.0, gem:b",
        "bundle add a --version 1.0 | gem:a@1.0",
        "composer require a/b:^1 c/d 2.0.0 | composer:a/b ^1, composer:c/d@2.0.0",
        "dotnet add app.csproj package Foo --version 1.0.0 | nuget:Foo@1.0.0",
        "dotnet tool install foo | nuget:foo",
        "mvn dependency:get -Dartifact=a:b:1.0 | maven:a:b@1.0",
        "mvn package | project",
        "deno add npm:foo@1.0.0 | npm:foo@1.0.0",
        "yarn workspace web add foo | npm:foo",
        "poetry self add foo | pypi:foo",
        "composer req a/b | composer:a/b",
        "corepack use pnpm@10.0.0 | npm:pnpm@10.0.0",
        "go mod edit -require=a.b/c@v1.0.0 -replace=d.e/f=g.h/i@v2.0.0 | golang:a.b/c@v1.0.0,"
            + " golang:g.h/i@v2.0.0",
        "go mod edit -replace=d.e/f=../f | ''",
        "go install a.b/c/cmd/...@latest | golang:a.b/c/cmd",
        "bundle add a --git https://g.example/a | gem:a from Git",
        "dotnet new install Foo.Templates::1.0.0 | nuget:Foo.Templates@1.0.0",
        "nuget install Foo -Version 1.0.0 | nuget:Foo@1.0.0",
        "easy_install foo==1.0 | pypi:foo@1.0",
        "pip install --find-links https://x.example/w foo | pypi:foo at https://x.example/w",
        "mvn a.b:c-maven-plugin:1.0:run | maven:a.b:c-maven-plugin@1.0 project",
        "mvn archetype:generate -DarchetypeGroupId=a.b -DarchetypeArtifactId=c"
            + " -DarchetypeVersion=1.0 | maven:a.b:c@1.0",
        "mvn versions:use-latest-releases | project ? versions would be moved to the newest there"
            + " are, whatever their age",
        "mvn versions:display-dependency-updates | project",
        "apt-get install -y foo | ? foo would come from apt-get, whose packages cannot be looked up"
            + " here",
        "brew list | ''",
        "npm config set registry https://x.example | ? packages would come from another registry"
            + " from now on",
        "npm config get registry | ''",
      })
  void reads_what_a_manager_would_bring_in(String command, String brings) {
    assertThat(told("" + command)).isEqualTo(brings.strip());
  }

  @ParameterizedTest
  @CsvSource({
    "npm i --save foo",
    "npm i --save-exact foo",
    "npm i -E foo",
    "npm i --legacy-peer-deps foo",
    "npm i --force foo",
    "npm i --no-audit foo",
    "npm i --global foo",
    "npm i -DE foo",
    "npm i --prefer-offline foo",
    "npm i --no-fund --loglevel error foo",
    "npx --yes foo",
    "npx --package foo cmd",
    "yarn add -D foo",
    "yarn add --dev foo",
    "yarn add --exact foo",
    "pnpm add -D -w foo",
    "pnpm add --save-dev foo",
    "pnpm add -g foo",
    "pnpm --filter x add foo",
    "bun add -d foo",
    "bun add --dev foo",
    "bun add --exact foo",
    "bunx --bun foo",
    "pip install -U foo",
    "pip install --upgrade foo",
    "pip install --pre foo",
    "pip install --user foo",
    "pip install --force-reinstall foo",
    "pip install --no-deps foo",
    "pip install --no-cache-dir foo",
    "pip install -q foo",
    "pip install --quiet --upgrade foo",
    "pip install --no-input foo",
    "pip install --ignore-installed foo",
    "pip install --break-system-packages foo",
    "pip install --no-build-isolation foo",
    "pip download foo",
    "uv add --dev foo",
    "uv pip install --upgrade foo",
    "uv pip install --system foo",
    "uv pip install -U foo",
    "uv tool install --force foo",
    "uvx --python 3.12 foo",
    "uvx --refresh foo",
    "pipx install --force foo",
    "pipx install --include-deps foo",
    "pipx run --no-cache foo",
    "poetry add --dev foo",
    "poetry add -D foo",
    "poetry add --group dev foo",
    "poetry add -G dev foo",
    "poetry add --optional foo",
    "pdm add -d foo",
    "pipenv install --dev foo",
    "cargo add --dev foo",
    "cargo add --features x foo",
    "cargo add --build foo",
    "cargo add --no-default-features foo",
    "cargo install --locked foo",
    "cargo install --force foo",
    "cargo install -f foo",
    "cargo +nightly install foo",
    "gem install --no-document foo",
    "gem install -N foo",
    "gem install --user-install foo",
    "bundle add --skip-install foo",
    "bundle add foo --group test",
    "dotnet tool install -g foo",
    "dotnet tool install --global foo",
    "dotnet add package foo --prerelease",
    "dotnet package add foo"
  })
  void options_hide_no_package_and_are_none(String command) {
    var named = of(command).stream().flatMap(one -> one.named().stream()).toList();
    assertThat(named).hasSize(1);
    assertThat(named.getFirst().dependency().name()).isEqualTo("foo");
  }

  @ParameterizedTest
  @CsvSource({
    "go get -u example.com/x",
    "go get -t example.com/x",
    "go install -v example.com/x@latest",
    "composer require --dev a/b",
    "composer require -W a/b",
    "composer require --no-interaction a/b",
    "composer global require a/b"
  })
  void neither_do_those_of_longer_names(String command) {
    assertThat(of(command).stream().flatMap(one -> one.named().stream())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "npm test",
    "npm run build",
    "npm uninstall foo",
    "npm view foo",
    "npm audit",
    "npm init -y",
    "npx --no-install foo",
    "yarn --version",
    "yarn test",
    "pnpm exec foo",
    "pip list",
    "pip uninstall -y foo",
    "cargo fmt",
    "go env",
    "go mod init x",
    "gem list",
    "bundle exec rake",
    "composer dump-autoload",
    "dotnet --info",
    "mvn --version",
    "echo npm i foo"
  })
  void leaves_everything_else_alone(String command) {
    assertThat(of(command)).isEmpty();
  }

  @Test
  void looks_behind_wrappers_and_into_programs() {
    assertThat(told("sudo npm i a && sh -c 'pip install b'")).isEqualTo("npm:a & pypi:b");
  }
}
