package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PythonFilesTest {

  @Test
  void the_lists_of_a_setup_py_without_what_it_computes() {
    var text =
        """
        setup(
            name="shop",
            install_requires=[
                "requests==2.32.3",  # "not this"
                'lxml>=4', "a[b]",
                'x=={}'.format(v),
            ],
            extras_require={"dev": ["pytest"]},
            classifiers=["Topic :: x"],
        )
        """;
    assertThat(Shown.of("setup.py", text))
        .containsExactly(
            "requests 2.32.3 [==2.32.3] :4", "lxml [>=4] :5", "a :5", "pytest [extras] :8");
  }

  @Test
  void the_lists_of_a_setup_cfg_and_of_tox() {
    assertThat(
            Shown.of(
                "setup.cfg",
                "[metadata]\nname = shop\n[options]\npython_requires = >=3.9\ninstall_requires =\n"
                    + "    requests==2.0\n    flask\n[options.extras_require]\ndev = pytest\n"))
        .containsExactly("requests 2.0 [==2.0] :6", "flask :7", "pytest :9");
    assertThat(
            Shown.of(
                "tox.ini",
                "[testenv]\ndeps =\n    py311: pytest==8.0\n    -r x.txt\ncommands = pytest\n"))
        .containsExactly("pytest 8.0 [==8.0] :3");
  }

  @Test
  void what_an_environment_of_conda_takes_from_pypi() {
    assertThat(
            Shown.of(
                "environment.yml",
                "dependencies:\n  - numpy=1.26\n  - pip:\n    - rich==13.0\n    - -r x.txt\n"))
        .containsExactly("rich 13.0 [==13.0] :4");
  }

  @Test
  void requirements_with_the_files_they_name() {
    var text =
        """
        # comment
        -r more.txt
        -c pins.txt
        --index-url https://example.test/simple
        Django==4.2.1 \\
            --hash=sha256:a \\
            --hash=sha256:b
        requests[socks]>=2.8,<3 ; python_version < "3.9"
        flask
        mylib @ git+https://example.test/mylib@0123456789012345678901234567890123456789
        https://example.test/some_pkg-1.2.3-py3-none-any.whl
        -e ./own
        pkg==1.*
        secret==${VERSION}
        """;
    assertThat(
            Shown.of(
                "api/requirements.txt",
                text,
                Map.of(
                    "api/more.txt", "-r requirements.txt\nuvicorn~=0.30\n",
                    "api/pins.txt", "Flask==3.0.0\nunused==1.0\n")))
        .containsExactly(
            "uvicorn [~=0.30] :2",
            "Django 4.2.1 [==4.2.1] #2 :5",
            "requests [>=2.8,<3] :8",
            "flask 3.0.0 :9",
            "mylib [git+https://example.test/mylib@0123456789012345678901234567890123456789]"
                + " @git git+https://example.test/mylib@0123456789012345678901234567890123456789"
                + " 0123456789012345678901234567890123456789 :10",
            "some_pkg 1.2.3 [https://example.test/some_pkg-1.2.3-py3-none-any.whl]"
                + " @archive https://example.test/some_pkg-1.2.3-py3-none-any.whl :11",
            " [./own] @local ./own :12",
            "pkg [==1.*] :13");
  }

  @Test
  void the_locks_of_poetry_pdm_uv_and_pep_751() {
    assertThat(
            Shown.of(
                "poetry.lock",
                """
                [[package]]
                name = "a"
                version = "1.0"
                groups = ["dev"]
                files = [{file = "a.whl", hash = "sha256:x"}]

                [[package]]
                name = "b"
                version = "2.0"
                [package.source]
                type = "git"
                url = "https://example.test/b"
                reference = "main"
                resolved_reference = "0123456"
                """))
        .containsExactly("a 1.0 [dev] #1 :1", "b 2.0 @git https://example.test/b 0123456 :7");
    assertThat(
            Shown.of(
                "pdm.lock",
                "[[package]]\nname = \"a\"\nversion = \"1\"\ngroups = [\"default\", \"x\"]\n"))
        .containsExactly("a 1 :1");
    assertThat(
            Shown.of(
                "uv.lock",
                """
                [[package]]
                name = "app"
                version = "0.1"
                source = { virtual = "." }

                [[package]]
                name = "a"
                version = "1.0"
                source = { registry = "https://pypi.org/simple" }
                sdist = { url = "https://example.test/a", hash = "sha256:x" }
                wheels = [{ hash = "sha256:y" }]
                """))
        .containsExactly("a 1.0 #2 :6");
    assertThat(
            Shown.of(
                "pylock.toml",
                "[[packages]]\n"
                    + "name = \"a\"\n"
                    + "version = \"1\"\n"
                    + "[packages.vcs]\n"
                    + "url = \"u\"\n"
                    + "commit-id = \"c\"\n"))
        .containsExactly("a 1 @git u c :1");
  }

  @Test
  void pipenv() {
    assertThat(
            Shown.of(
                "Pipfile.lock",
                "{\"_meta\":{},\"default\":{\"a\":{\"version\":\"==1.0\",\"hashes\":[\"sha256:x\"]}},\"develop\":{\"b\":{\"version\":\"==2.0\"}}}"))
        .containsExactly("a 1.0 #1 :1", "b 2.0 [dev] :1");
    assertThat(
            Shown.of(
                "Pipfile",
                "[packages]\n"
                    + "a = \"*\"\n"
                    + "b = {version = \"==1.0\"}\n"
                    + "[dev-packages]\n"
                    + "c = {git = \"u\", ref = \"r\"}\n"
                    + "[requires]\n"
                    + "python_version = \"3.11\"\n"))
        .containsExactly("a [*] :2", "b 1.0 [==1.0] :3", "c @git u r [dev] :5");
  }

  @Test
  void pyproject_of_every_tool() {
    var text =
        """
        [project]
        name = "app"
        dependencies = ["a>=1", "b==2.0"]
        [project.optional-dependencies]
        web = ["c"]
        [dependency-groups]
        dev = ["d", {include-group = "x"}]
        [build-system]
        requires = ["hatchling"]
        [tool.poetry.dependencies]
        python = "^3.11"
        e = "^1.2"
        f = "1.2.3"
        [tool.poetry.group.test.dependencies]
        g = {version = "*", optional = true}
        """;
    assertThat(Shown.of("pyproject.toml", text))
        .containsExactly(
            "a [>=1] :3",
            "b 2.0 [==2.0] :3",
            "c [web] :5",
            "d [dev] :7",
            "hatchling [build] :9",
            "e [^1.2] :12",
            "f 1.2.3 :13",
            "g [*] [test] :15");
  }
}
