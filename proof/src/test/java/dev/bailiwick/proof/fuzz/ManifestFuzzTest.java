package dev.bailiwick.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.core.dependency.coordinate.Neighbours;
import dev.bailiwick.core.dependency.manifest.ManifestKind;
import dev.bailiwick.core.dependency.version.NpmRange;
import dev.bailiwick.core.dependency.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Manifests, lock files, versions and ranges out of a strange repository: whatever stands in them
/// is a value, in little time, with lines that exist.
final class ManifestFuzzTest {
  private static final List<String> SEEDS =
      List.of(
          "{\"packages\":{\"node_modules/a\":{\"version\":\"1.0.0\",\"resolved\":\"https://x/a/-/a.tgz\"}}}",
          "{\"dependencies\":{\"a\":\"^1.0.0\",\"b\":\"npm:c@1\"},\"overrides\":{\"d\":{\"e\":\"1\"}}}",
          "\"a@^1\", \"b@npm:c@1\":\n  version \"1.0.0\"\n  resolved \"https://x#abc\"\n",
          "lockfileVersion: '9.0'\npackages:\n  a@1.0.0:\n    resolution: {integrity: sha512-x}\n",
          "[[package]]\nname = \"a\"\nversion = \"1\"\nsource = { git = \"u#c\" }\n",
          "[project]\ndependencies = [\"a>=1 ; x\", \"b[c]==2\"]\n[tool.poetry.dependencies]\nd = {version=\"*\"}\n",
          "a==1.0 \\\n  --hash=sha256:x\n-r b.txt\nc @ git+https://x@y\n./d-1.0.tar.gz\n",
          "<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId>"
              + "<version>${v}</version></dependency></dependencies></project>",
          "module m\ngo 1.16\nrequire (\n\ta.b/c v1.0.0 // indirect\n)\nreplace a.b/c => ../d\n",
          "GEM\n  remote: https://rubygems.org/\n  specs:\n    a (1.0-x)\n",
          "gem 'a', '~> 1', git: 'u'\n",
          "implementation(\"g:a:$v\")\nid(\"p\") version \"1\"\n",
          "g:a:1=compileClasspath\n",
          "<Project><ItemGroup><PackageReference Include=\"A\" Version=\"[1.0]\"/></ItemGroup></Project>",
          "1.0.0-alpha.1+b",
          ">=1.2 <2 || ^3 - 4.x",
          "1!2.0rc1.post2.dev3+l.1",
          "1:2.0~rc1-1");
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "[[",
          "]]",
          "\"",
          "'",
          "'''",
          "=",
          ":",
          ",",
          "\n",
          "\n  ",
          "-",
          "*a",
          "&a",
          "${v}",
          "..",
          "../",
          "@",
          "#",
          "<a>",
          "</a>",
          "<![CDATA[",
          "&amp;",
          "\\",
          "\\u",
          "(",
          ")",
          "||",
          "^",
          "~>",
          "x",
          "v",
          "0",
          "9".repeat(40),
          "require (",
          "  specs:",
          "packages:");

  @Test
  void every_reader_gives_a_value_for_every_text() {
    var samples = new Samples(Campaign.seed(), TOKENS);
    var report =
        Campaign.run(
            "manifest",
            findings -> {
              var text = samples.damaged(SEEDS);
              var kind = samples.pick(List.of(ManifestKind.values()));
              findings.about(kind + "\n" + text);
              Neighbours others = _ -> Optional.of(samples.damaged(SEEDS));
              int lines = (int) text.lines().count();
              for (var one : kind.read("a/b/file", text, others).all()) {
                if (!one.purl().toString().startsWith("pkg:")) {
                  findings.add("no purl", one.toString());
                }
                if (one.place().file().equals("a/b/file")
                    && (one.place().line() < 1 || one.place().line() > lines + 1)) {
                  findings.add("a line that is not there", one.place().toString());
                }
              }
              versions(samples, findings);
            });
    assertThat(report.findings()).isEmpty();
  }

  private static void versions(Samples samples, Campaign.Findings findings) {
    var first = samples.damaged(SEEDS);
    var second = samples.damaged(SEEDS);
    findings.about(first + "\n" + second);
    NpmRange.parse(first, Set.of(NpmRange.Option.LOOSE)).ifPresent(range -> range.admits(second));
    for (var scheme : VersionScheme.values()) {
      var left = scheme.parse(first);
      var right = scheme.parse(second);
      if (left.isPresent() && right.isPresent()) {
        int forth = Integer.signum(left.get().compareTo(right.get()));
        int back = Integer.signum(right.get().compareTo(left.get()));
        if (forth != -back) {
          findings.add("an order of two minds: " + scheme, first + " and " + second);
        }
      }
    }
  }
}
