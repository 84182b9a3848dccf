package dev.bailiwick.core.pipeline.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EmbeddedCommandsTest {

  private static List<String> of(String path, String text) {
    return EmbeddedCommands.of(path, text).stream()
        .map(one -> one.name().isEmpty() ? one.text() : one.name() + ": " + one.text())
        .toList();
  }

  @Test
  void scripts_of_package_json_and_composer_json() {
    assertThat(of("/w/package.json", "{\"scripts\":{\"a\":\"npm ci\"},\"x\":1}"))
        .containsExactly("a: npm ci");
    assertThat(of("/w/composer.json", "{\"scripts\":{\"a\":[\"@b\",\"php x\"]}}"))
        .containsExactly("a: php x");
    assertThat(of("/w/package.json", "{")).isEmpty();
  }

  @Test
  void a_dockerfiles_instructions_whatever_their_form() {
    var text =
        """
        FROM node:20
        RUN --mount=type=cache,target=/x apt-get update && \\
            # why
            npm ci
        RUN ["pip", "install", "a b"]
        RUN <<EOF
        pip install x
        EOF
        CMD npx serve
        """;
    assertThat(of("/w/docker/Dockerfile.dev", text))
        .containsExactly(
            "apt-get update && npm ci", "'pip' 'install' 'a b'", "pip install x\n", "npx serve");
  }

  @Test
  void recipes_below_their_targets() {
    assertThat(of("/w/Makefile", "A := 1\nsetup: deps\n\t@pip install \\\n\t  x\n\t-echo $$HOME\n"))
        .containsExactly("setup: pip install  x", "setup: echo $HOME");
    assertThat(of("/w/justfile", "setup:\n    @npm i x\n")).containsExactly("setup: npm i x");
  }

  @Test
  void steps_of_build_servers_and_of_tox() {
    assertThat(
            of(
                "/w/.github/workflows/ci.yml",
                "jobs:\n  t:\n    steps:\n      - uses: a/b@v1\n      - run: npm ci\n"))
        .containsExactly("npm ci");
    assertThat(of("/w/.gitlab-ci.yml", "t:\n  script:\n    - npm ci\n    - npm test\n"))
        .containsExactly("npm ci", "npm test");
    assertThat(
            of("/w/tox.ini", "[testenv]\ndeps = x\ncommands =\n    pytest -q\n    mypy\nx = y\n"))
        .containsExactly("pytest -q", "mypy");
  }

  @Test
  void a_shell_script_as_a_whole_and_nothing_of_other_files() {
    assertThat(of("/w/a.sh", "npm ci\n")).containsExactly("npm ci\n");
    assertThat(of("/w/setup", "#!/usr/bin/env bash\nnpm ci\n")).hasSize(1);
    assertThat(of("/w/Procfile", "web: npx serve\n")).containsExactly("web: npx serve");
    assertThat(of("/w/a.py", "os.system('pip install x')\n").getFirst())
        .startsWith("python3 <<'")
        .contains("pip install x");
    assertThat(of("/w/noxfile.py", "s.install(\"a\", 'b')\n")).contains("pip install \"a\"  'b'");
    assertThat(of("/w/b.py", "print(1)\n")).isEmpty();
    assertThat(of("/w/README.md", "RUN npm i x\n")).isEmpty();
    assertThat(of("/w/a.py", "#!/usr/bin/env python3\n")).isEmpty();
  }

  @Test
  void what_configuration_files_say_under_keys_that_mean_commands() {
    assertThat(of("/w/netlify.toml", "[build]\ncommand = \"npm install x\"\npublish = \"a\"\n"))
        .containsExactly("npm install x");
    assertThat(
            of(
                "/w/.devcontainer/devcontainer.json",
                "{// c\n\"onCreateCommand\":[\"pip\",\"install\",\"x\"]}"))
        .containsExactly("install", "pip install x");
    assertThat(of("/w/deno.json", "{\"tasks\":{\"a\":\"npm i x\",\"b\":\"deno fmt\"}}"))
        .containsExactly("npm i x");
    assertThat(of("/w/play.yml", "---\n- hosts: all\n  tasks:\n    - shell: pip install x\n"))
        .containsExactly("pip install x");
    assertThat(of("/w/data.json", "{\"text\":\"npm install x\"}")).isEmpty();
    assertThat(of("/w/tsconfig.json", "{\"compilerOptions\":{\"strict\":true}}")).isEmpty();
  }

  @Test
  void what_ruby_and_groovy_files_hand_to_a_shell() {
    assertThat(
            of(
                "/w/Vagrantfile",
                "c.vm.provision \"shell\", inline: <<-SHELL\n  pip install x\nSHELL\n"))
        .containsExactly("  pip install x");
    assertThat(of("/w/Jenkinsfile", "steps { sh 'npm install x'\n sh(script: \"npm test\") }"))
        .containsExactly("npm install x");
    assertThat(of("/w/Rakefile", "task :a do\n  sh \"gem install x\"\nend\n"))
        .containsExactly("gem install x");
    assertThat(of("/w/lib/a.rb", "puts 'npm install x'\n")).isEmpty();
    assertThat(of("/w/.husky/pre-commit", "npx x\n")).containsExactly("npx x\n");
  }

  @Test
  void what_builds_task_runners_and_windows_scripts_hand_to_a_shell() {
    assertThat(of("/w/a.csproj", "<Project><Exec Command=\"npm i x &amp;&amp; y\"/></Project>"))
        .containsExactly("npm i x && y");
    assertThat(of("/w/tasks.py", "c.run(\"pip install x\")\nc.run('ls')\n").getFirst())
        .isEqualTo("pip install x");
    assertThat(of("/w/Tiltfile", "local('npm i -g x')\n")).containsExactly("npm i -g x");
    assertThat(of("/w/a.bat", "@call npm i x\r\necho y\r\n")).containsExactly("npm i x");
    assertThat(of("/w/a.ps1", "npm i x\niwr https://e.example/a.ps1 | iex\n"))
        .containsExactly("curl -s 'https://e.example/a.ps1' | sh", "npm i x\n");
  }

  @Test
  void what_ansible_and_compose_say_of_packages_and_images() {
    assertThat(
            of(
                "/w/playbook.yml",
                "- hosts: all\n"
                    + "  tasks:\n"
                    + "  - ansible.builtin.pip: {name: [a, b]}\n"
                    + "  - npm: {name: c}\n"))
        .containsExactly("pip install 'a'", "pip install 'b'", "npm install 'c'");
    assertThat(
            of(
                "/w/compose.dev.yaml",
                "services:\n"
                    + "  x:\n"
                    + "    build:\n"
                    + "      dockerfile_inline: |\n"
                    + "        FROM node\n"
                    + "        RUN npm i x\n"))
        .containsExactly("npm i x");
    assertThat(of("/w/pyproject.toml", "[tool.cibuildwheel]\nbefore-build = \"pip install x\"\n"))
        .containsExactly("pip install x");
  }
}
