package dev.bailiwick.core.dependency.install;

import dev.bailiwick.core.effect.Effect.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A call's words: subcommands and operands without options, and the options by name.
///
/// @param plain the subcommand's words first; none begins with a dash
/// @param all every word behind the program
record Words(List<String> plain, List<String> all) {
  private static final Set<String> RUBY =
      options(
          """
          -v --version -g --group -s --source --git --github --branch --ref --glob --path --require
          -i --install-dir -n --bindir -P --trust-policy -p --http-proxy --platform --build-root
          """);

  private static final Set<String> PYTHON =
      options(
          """
          -G --group -E --extras --extra --source --python -p --tag --branch --rev --index
          --default-index -i --index-url --extra-index-url --suffix --pip-args --preinstall --platform
          --markers --script --package --directory --project -C -dG --spec --from --with -w
          --with-editable --with-requirements -r --requirements --exclude-newer
          --exclude-newer-package --index-strategy --resolution --prerelease --fork-strategy
          --refresh-package --reinstall-package --upgrade-package -P --no-binary --no-binary-package
          --no-build-package --only-binary --config-setting --config-settings --link-mode --cache-dir
          --python-version --python-platform --torch-backend --keyring-provider --color
          --allow-insecure-host --constraint --constraints -c --override --overrides --excludes
          --build-constraint --build-constraints -b --find-links -f --env-file --no-group --only-group
          --only --without --categories --no-extra
          --bounds --config-file --no-sources-package --uploaded-prior-to --venv --lockfile
          """);

  private static final Set<String> NODE =
      options(
          """
          --filter -F --dir -C --cwd --backend --config -c --registry --tag --workspace --loglevel
          --store-dir --reporter --minimum-release-age --cafile --ca --cache-dir --omit --linker --cpu
          --os --libc --network-concurrency --concurrency --workspace-concurrency --mode
          --network-timeout --fetch-timeout --cache-folder --modules-folder --use-yarnrc --mutex
          --package-import-method --node-linker --modules-dir --virtual-store-dir --lockfile-dir
          --save-catalog-name --changed-files-ignore-pattern --test-pattern --filter-prod
          """);

  private static final Set<String> DOTNET =
      options(
          """
          -v --version -f --framework -s --source --add-source --package-directory --project
          --tool-path --configfile -c --verbosity --arch -a --tool-manifest
          """);

  private static final Set<String> COMPOSER =
      options(
          """
          -d --working-dir --stability -s --repository --repository-url --prefer-install
          --ignore-platform-req
          """);

  /// Options with a value that the programs' models may pass over: a value is no package.
  private static final Map<String, Set<String>> VALUED =
      Map.ofEntries(
          Map.entry("gem", RUBY),
          Map.entry("bundle", RUBY),
          Map.entry("bundler", RUBY),
          Map.entry("uv", PYTHON),
          Map.entry("uvx", PYTHON),
          Map.entry("pipx", PYTHON),
          Map.entry("poetry", PYTHON),
          Map.entry("pdm", PYTHON),
          Map.entry("pipenv", PYTHON),
          Map.entry("pnpm", NODE),
          Map.entry("yarn", NODE),
          Map.entry("bun", NODE),
          Map.entry("dotnet", DOTNET),
          Map.entry("composer", COMPOSER));

  private static Set<String> options(String names) {
    return Set.of(names.strip().split("\\s+"));
  }

  static Words of(Invocation call) {
    var all = call.words().subList(Math.min(1, call.words().size()), call.words().size());
    var plain =
        new ArrayList<>(
            call.operands().stream()
                .filter(word -> !word.startsWith("-") && !word.isEmpty())
                .toList());
    // `cargo +nightly add x`: the toolchain stands before the subcommand.
    plain.removeIf(word -> call.program().equals("cargo") && word.startsWith("+"));
    if (call.program().equals("uv")) {
      plain.removeAll(following(all, "--optional"));
    }
    var valued = VALUED.getOrDefault(call.program(), Set.of());
    for (int i = 0; i + 1 < all.size(); i++) {
      if (valued.contains(all.get(i))) {
        plain.remove(all.get(i + 1));
      }
    }
    return new Words(plain, all);
  }

  private static List<String> following(List<String> all, String option) {
    int at = all.indexOf(option);
    return at < 0 || at + 1 >= all.size() ? List.of() : List.of(all.get(at + 1));
  }

  /// The words in front of this one, which are the program's own: what stands behind belongs to the
  /// program that it runs.
  Words before(String word) {
    int at = all.indexOf(word);
    return at < 0 ? this : new Words(plain, all.subList(0, at));
  }

  /// The words behind this one, as those of a program of their own.
  Words behind(String word) {
    int at = all.indexOf(word);
    return new Words(from(plain.indexOf(word) + 1), all.subList(at + 1, all.size()));
  }

  /// The subcommand, or an empty text.
  String command() {
    return word(0);
  }

  String word(int index) {
    return index < plain.size() ? plain.get(index) : "";
  }

  List<String> from(int index) {
    return index < plain.size() ? plain.subList(index, plain.size()) : List.of();
  }

  boolean has(String... options) {
    var wanted = Set.of(options);
    return all.stream().anyMatch(wanted::contains);
  }

  /// The values of an option, `--name value`, `--name=value` or, with one dash, `-nvalue`.
  List<String> values(String... options) {
    var values = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      var word = all.get(i);
      for (var option : options) {
        if (word.equals(option) && i + 1 < all.size()) {
          values.add(all.get(i + 1));
        } else if (word.startsWith(option + "=")) {
          values.add(word.substring(option.length() + 1));
        } else if (option.length() == 2
            && !option.startsWith("--")
            && word.startsWith(option)
            && word.length() > 2
            && !word.startsWith("--")) {
          values.add(word.substring(2));
        }
      }
    }
    return values;
  }

  String value(String... options) {
    var values = values(options);
    return values.isEmpty() ? "" : values.getLast();
  }
}
