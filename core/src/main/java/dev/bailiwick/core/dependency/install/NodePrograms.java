package dev.bailiwick.core.dependency.install;

import java.util.Map;
import java.util.Optional;

/// Programs whose package has another name. Source: the `bin` of each package's latest version in
/// the npm registry, 2026-11.
public final class NodePrograms {
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("attw", "@arethetypeswrong/cli"),
          Map.entry("babel", "@babel/cli"),
          Map.entry("biome", "@biomejs/biome"),
          Map.entry("cap", "@capacitor/cli"),
          Map.entry("changeset", "@changesets/cli"),
          Map.entry("commitlint", "@commitlint/cli"),
          Map.entry("depcruise", "dependency-cruiser"),
          Map.entry("electron-forge", "@electron-forge/cli"),
          Map.entry("graphql-codegen", "@graphql-codegen/cli"),
          Map.entry("markdownlint", "markdownlint-cli"),
          Map.entry("ncu", "npm-check-updates"),
          Map.entry("nest", "@nestjs/cli"),
          Map.entry("ng", "@angular/cli"),
          Map.entry("playwright", "@playwright/test"),
          Map.entry("react-router", "@react-router/dev"),
          Map.entry("redocly", "@redocly/cli"),
          Map.entry("remix", "@remix-run/dev"),
          Map.entry("sequelize", "sequelize-cli"),
          Map.entry("svelte-kit", "@sveltejs/kit"),
          Map.entry("swc", "@swc/cli"),
          Map.entry("tailwindcss", "@tailwindcss/cli"),
          Map.entry("tauri", "@tauri-apps/cli"),
          Map.entry("tsc", "typescript"),
          Map.entry("tsserver", "typescript"),
          Map.entry("vsce", "@vscode/vsce"),
          Map.entry("vue-cli-service", "@vue/cli-service"),
          Map.entry("wdio", "@wdio/cli"));

  private NodePrograms() {}

  /// The package that brings the program, where its name differs.
  public static Optional<String> packageOf(String program) {
    return Optional.ofNullable(PACKAGES.get(program));
  }
}
