package dev.bailiwick.proof.corpus;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a small repository of a language holds: file names and their texts.
final class LanguageFiles {
  private LanguageFiles() {}

  static Map<String, String> of(String language) {
    return switch (language) {
      case "javascript" -> javascript();
      case "python" -> python();
      case "java" -> java();
      case "go" -> go();
      case "rust" -> rust();
      case "ruby" -> ruby();
      case "php" -> php();
      case "c" -> c();
      default -> throw new IllegalStateException("no files for " + language);
    };
  }

  private static Map<String, String> javascript() {
    return files(
        "package.json", "{\"name\": \"shop\", \"scripts\": {\"test\": \"jest\"}}\n",
        "package-lock.json", "{}\n",
        "tsconfig.json", "{}\n",
        "jest.config.js", "module.exports = {};\n",
        "src/index.ts", "export const answer = 42;\n",
        "src/cart/cart.ts", "export function total(): number { return 0; }\n",
        "src/cart/price.js", "module.exports = () => 1;\n",
        "src/api/server.ts", "// GET /health\n",
        "src/components/Button.tsx", "export {};\n",
        "tests/cart.test.ts", "test('total', () => {});\n",
        "node_modules/left/package.json", "{\"name\": \"left\"}\n",
        "node_modules/left/index.js", "module.exports = 1;\n",
        "dist/index.js", "exports.answer = 42;\n");
  }

  private static Map<String, String> python() {
    return files(
        "pyproject.toml", "[project]\nname = \"shop\"\n",
        "requirements.txt", "flask==3.0.0\n",
        "setup.cfg", "[tool:pytest]\n",
        "src/shop/__init__.py", "",
        "src/shop/app.py", "def total():\n    return 0\n",
        "src/shop/models.py", "class Cart:\n    pass\n",
        "src/shop/cli.py", "print('shop')\n",
        "tests/test_app.py", "def test_total():\n    assert True\n",
        "tests/conftest.py", "",
        "manage.py", "print('manage')\n");
  }

  private static Map<String, String> java() {
    return files(
        "pom.xml", "<project/>\n",
        "build.gradle", "plugins { id 'java' }\n",
        "gradlew", "#!/bin/sh\n",
        "mvnw", "#!/bin/sh\n",
        "src/main/java/shop/Cart.java", "class Cart {}\n",
        "src/main/java/shop/Price.java", "class Price {}\n",
        "src/main/resources/application.yml", "server.port: 8080\n",
        "src/test/java/shop/CartTest.java", "class CartTest {}\n",
        "target/surefire-reports/CartTest.txt", "Tests run: 1\n",
        "target/classes/Cart.class", "x");
  }

  private static Map<String, String> go() {
    return files(
        "go.mod", "module example.com/shop\n",
        "go.sum", "",
        "main.go", "package main\n\nfunc main() {}\n",
        "cmd/shop/main.go", "package main\n\nfunc main() {}\n",
        "internal/cart/cart.go", "package cart\n",
        "internal/cart/cart_test.go", "package cart\n",
        "pkg/price/price.go", "package price\n",
        "coverage.out", "mode: set\n");
  }

  private static Map<String, String> rust() {
    return files(
        "Cargo.toml", "[package]\nname = \"shop\"\nversion = \"0.1.0\"\n",
        "Cargo.lock", "version = 3\n",
        "src/main.rs", "fn main() {}\n",
        "src/lib.rs", "pub mod cart;\n",
        "src/cart.rs", "pub fn total() -> u32 { 0 }\n",
        "tests/cart.rs", "#[test]\nfn total() {}\n",
        "benches/cart.rs", "fn main() {}\n",
        "examples/small.rs", "fn main() {}\n",
        "rustfmt.toml", "edition = \"2021\"\n");
  }

  private static Map<String, String> ruby() {
    return files(
        "Gemfile", "source 'https://rubygems.org'\n",
        "Gemfile.lock", "GEM\n",
        "Rakefile", "task :test\n",
        ".rubocop.yml", "AllCops: {}\n",
        "app/models/cart.rb", "class Cart; end\n",
        "lib/shop.rb", "module Shop; end\n",
        "spec/cart_spec.rb", "RSpec.describe('cart') {}\n",
        "test/cart_test.rb", "class CartTest; end\n",
        "bin/rails", "#!/usr/bin/env ruby\n",
        "bin/setup", "#!/usr/bin/env ruby\n",
        "config/routes.rb", "",
        "shop.gemspec", "Gem::Specification.new\n");
  }

  private static Map<String, String> php() {
    return files(
        "composer.json", "{\"name\": \"example/shop\", \"scripts\": {\"test\": \"phpunit\"}}\n",
        "composer.lock", "{}\n",
        "phpunit.xml.dist", "<phpunit/>\n",
        "phpstan.neon", "parameters: {}\n",
        "artisan", "#!/usr/bin/env php\n<?php\n",
        "src/Cart.php", "<?php class Cart {}\n",
        "tests/CartTest.php", "<?php class CartTest {}\n",
        "public/index.php", "<?php echo 1;\n",
        "vendor/bin/phpunit", "#!/usr/bin/env php\n");
  }

  private static Map<String, String> c() {
    return files(
        "CMakeLists.txt", "project(shop C CXX)\n",
        "meson.build", "project('shop', 'c')\n",
        "configure.ac", "AC_INIT\n",
        "src/main.c", "int main(void) { return 0; }\n",
        "src/cart.cpp", "int total() { return 0; }\n",
        "include/cart.h", "int total();\n",
        "tests/cart_test.cpp", "int main() { return 0; }\n",
        ".clang-format", "BasedOnStyle: LLVM\n",
        "build/CMakeCache.txt", "");
  }

  private static Map<String, String> files(String... namesAndTexts) {
    var files = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return files;
  }
}
