package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class NpmFilesTest {

  @Test
  void package_lock_three() {
    var lock =
        """
        {
          "lockfileVersion": 3,
          "packages": {
            "": {"name": "app", "dependencies": {"left-pad": "^1.3.0"}},
            "node_modules/left-pad": {
              "version": "1.3.0",
              "resolved": "https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz",
              "integrity": "sha512-a sha1-b"
            },
            "node_modules/alias": {"name": "@real/name", "version": "2.0.0", "dev": true},
            "node_modules/a/node_modules/@real/name": {"version": "2.0.0", "dev": true},
            "node_modules/repo": {
              "version": "1.0.0",
              "resolved": "git+ssh://git@github.com/o/repo.git#0123456789012345678901234567890123456789"
            },
            "node_modules/own": {"resolved": "packages/own", "link": true},
            "packages/own": {"version": "0.1.0"},
            "node_modules/mirrored": {
              "version": "1.0.0",
              "resolved": "https://npm.example.test/mirrored/-/mirrored-1.0.0.tgz"
            }
          }
        }
        """;
    assertThat(Shown.of("package-lock.json", lock))
        .containsExactly(
            "left-pad 1.3.0 #2 :5",
            "@real/name 2.0.0 [dev] :10",
            "repo 1.0.0 @git git+ssh://git@github.com/o/repo.git"
                + " 0123456789012345678901234567890123456789 :12",
            "own 0.1.0 @local packages/own :17",
            "mirrored 1.0.0 @https://npm.example.test :18");
  }

  @Test
  void package_lock_one_nests_and_says_where_it_comes_from_in_the_version() {
    var lock =
        """
        {"dependencies": {
          "a": {"version": "1.0.0", "dependencies": {"b": {"version": "2.0.0", "dev": true}}},
          "c": {"version": "npm:@s/d@3.0.0"},
          "e": {"version": "file:../e"}
        }}
        """;
    assertThat(Shown.of("package-lock.json", lock))
        .containsExactly("b 2.0.0 [dev] :2", "a 1.0.0 :2", "@s/d 3.0.0 :3", "e @local ../e :4");
  }

  @Test
  void a_package_wanted_once_for_all_is_wanted_for_all() {
    var lock =
        """
        {"packages": {
          "node_modules/x": {"version": "1.0.0", "dev": true},
          "node_modules/y/node_modules/x": {"version": "1.0.0"}
        }}
        """;
    assertThat(Shown.of("package-lock.json", lock)).containsExactly("x 1.0.0 :2");
  }

  @Test
  void shrinkwrap_hides_package_lock() {
    assertThat(
            Shown.of(
                "a/package-lock.json",
                "{\"packages\":{\"node_modules/x\":{\"version\":\"1.0.0\"}}}",
                Map.of("a/npm-shrinkwrap.json", "{}")))
        .isEmpty();
  }

  @Test
  void yarn_one() {
    var lock =
        """
        # yarn lockfile v1


        "@babel/core@^7.0.0", "@babel/core@^7.1.0":
          version "7.2.0"
          resolved "https://registry.yarnpkg.com/@babel/core/-/core-7.2.0.tgz#abc"
          integrity sha512-a
          dependencies:
            version "9.9.9"

        alias@npm:real@^1.0.0:
          version "1.0.1"
        """;
    assertThat(Shown.of("yarn.lock", lock))
        .containsExactly("@babel/core 7.2.0 #1 :4", "real 1.0.1 :11");
  }

  @Test
  void yarn_berry() {
    var lock =
        """
        __metadata:
          version: 8

        "app@workspace:.":
          version: 0.0.0-use.local
          resolution: "app@workspace:."

        "own@workspace:packages/own":
          version: 0.0.0-use.local
          resolution: "own@workspace:packages/own"

        "left-pad@npm:^1.3.0":
          version: 1.3.0
          resolution: "left-pad@npm:1.3.0"
          checksum: 10c0/abc
        """;
    assertThat(Shown.of("yarn.lock", lock))
        .containsExactly("own 0.0.0-use.local @local packages/own :8", "left-pad 1.3.0 #1 :12");
  }

  @Test
  void pnpm_nine_six_and_five() {
    assertThat(
            Shown.of(
                "pnpm-lock.yaml",
                """
                lockfileVersion: '9.0'
                packages:
                  '@s/a@1.0.0':
                    resolution: {integrity: sha512-a}
                  b@2.0.0:
                    resolution: {tarball: https://codeload.github.com/o/b/tar.gz/0123456789012345678901234567890123456789}
                snapshots:
                  b@2.0.0: {}
                """))
        .containsExactly(
            "@s/a 1.0.0 #1 :3",
            "b 2.0.0 @git"
                + " https://codeload.github.com/o/b/tar.gz/0123456789012345678901234567890123456789"
                + " 0123456789012345678901234567890123456789 :5");
    assertThat(
            Shown.of(
                "pnpm-lock.yaml",
                "lockfileVersion: '6.0'\npackages:\n  /@s/a@1.0.0(b@2.0.0):\n    dev: true\n"))
        .containsExactly("@s/a 1.0.0 [dev] :3");
    assertThat(
            Shown.of(
                "pnpm-lock.yaml",
                "lockfileVersion: 5.4\npackages:\n  /a/1.0.0_b@2.0.0:\n    dev: false\n"))
        .containsExactly("a 1.0.0 :3");
  }

  @Test
  void bun() {
    var lock =
        """
        {
          "lockfileVersion": 1,
          "packages": {
            "a": ["a@1.0.0", "", {}, "sha512-a"],
            "own": ["own@workspace:packages/own"], // ours
            "g": ["g@github:o/g#abcdef0", {}, "o-g-abcdef0"],
          }
        }
        """;
    assertThat(Shown.of("bun.lock", lock))
        .containsExactly(
            "a 1.0.0 #1 :4", "own @local packages/own :5", "g @git github:o/g abcdef0 :6");
  }

  @Test
  void package_json_with_every_kind_of_specifier() {
    var manifest =
        """
        {
          "dependencies": {
            "a": "^1.0.0",
            "b": "npm:c@1.2.3",
            "d": "o/d#main",
            "e": "https://example.test/e.tgz",
            "f": "file:../f",
            "g": "workspace:*",
            "h": "git+https://example.test/h.git#0123456789012345678901234567890123456789"
          },
          "devDependencies": {"i": "latest"},
          "overrides": {"j": {".": "1.0.0", "k": "2.0.0"}},
          "resolutions": {"**/@s/l@^1": "3.0.0"}
        }
        """;
    assertThat(Shown.of("package.json", manifest))
        .containsExactly(
            "a [^1.0.0] :3",
            "c [1.2.3] :4",
            "d [o/d#main] @git o/d :5",
            "e [https://example.test/e.tgz] @archive https://example.test/e.tgz :6",
            "f [file:../f] @local ../f :7",
            "g [workspace:*] @local * :8",
            "h [git+https://example.test/h.git#0123456789012345678901234567890123456789] @git"
                + " git+https://example.test/h.git 0123456789012345678901234567890123456789 :9",
            "i [latest] [dev] :11",
            "k [2.0.0] [override] :12",
            "@s/l [3.0.0] [override] :13");
  }

  @Test
  void what_is_broken_says_where() {
    assertThat(Shown.of("package-lock.json", "{\n  \"packages\": ,\n}"))
        .singleElement()
        .asString()
        .startsWith("line 2:");
    assertThat(Shown.of("yarn.lock", "no block\n"))
        .containsExactly("line 1: no block of a yarn.lock");
  }

  @Test
  void deno_lock() {
    assertThat(
            Shown.of(
                "deno.lock",
                """
                {"version": "4", "specifiers": {"npm:chalk@5": "5.3.0"},
                 "jsr": {"@std/path@1.0.0": {"integrity": "0a"}},
                 "npm": {
                  "chalk@5.3.0": {"integrity": "sha512-a=="},
                  "@vue/x@1.2.3_vue@3.4.0": {"integrity": "sha512-b=="}},
                 "remote": {"https://deno.land/x/a/mod.ts": "0b"}}
                """))
        .containsExactly("chalk 5.3.0 #1 :4", "@vue/x 1.2.3 #1 :5");
    assertThat(
            Shown.of(
                "deno.lock",
                "{\"version\": \"3\", \"packages\": {\"npm\": {\"chalk@5.3.0\": {\"integrity\":"
                    + " \"sha512-a==\"}}}}"))
        .containsExactly("chalk 5.3.0 #1 :1");
  }
}
