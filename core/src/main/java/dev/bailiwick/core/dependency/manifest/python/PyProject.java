package dev.bailiwick.core.dependency.manifest.python;

import dev.bailiwick.core.dependency.coordinate.Dependency;
import dev.bailiwick.core.dependency.format.Document;
import dev.bailiwick.core.text.Json;
import java.util.ArrayList;
import java.util.List;

/// `pyproject.toml`: the project's own tables (PEP 621, PEP 735, PEP 518) and those of Poetry, PDM,
/// uv, Hatch and Pixi. One thread, used once.
public final class PyProject {
  private final Document document;
  private final List<Dependency> found = new ArrayList<>();

  private PyProject(Document document) {
    this.document = document;
  }

  public static List<Dependency> read(Document document) {
    var reader = new PyProject(document);
    var file = document.toml();
    file.object("project").ifPresent(reader::project);
    file.object("dependency-groups").ifPresent(reader::groups);
    file.object("build-system")
        .ifPresent(build -> reader.list(build.array("requires"), List.of("build")));
    file.object("tool").ifPresent(reader::tools);
    return reader.found;
  }

  /// What uv takes from elsewhere than the index (`[tool.uv.sources]`).
  public static List<Dependency> sources(Document document) {
    var reader = new PyProject(document);
    document
        .toml()
        .object("tool")
        .flatMap(tool -> tool.object("uv"))
        .flatMap(uv -> uv.object("sources"))
        .ifPresent(sources -> reader.table(sources, List.of("source")));
    return reader.found;
  }

  private void project(Json.Obj project) {
    list(project.array("dependencies"), List.of());
    project
        .object("optional-dependencies")
        .ifPresent(extras ->
            extras.members().keySet().forEach(extra -> list(extras.array(extra), List.of(extra))));
  }

  private void groups(Json.Obj groups) {
    groups.members().keySet().forEach(group -> list(groups.array(group), List.of(group)));
  }

  private void tools(Json.Obj tools) {
    tools.object("poetry").ifPresent(this::poetry);
    tools.object("pdm").flatMap(pdm -> pdm.object("dev-dependencies")).ifPresent(this::groups);
    tools
        .object("uv")
        .ifPresent(uv -> {
          list(uv.array("dev-dependencies"), List.of("dev"));
          list(uv.array("constraint-dependencies"), List.of("constraint"));
          list(uv.array("override-dependencies"), List.of("override"));
        });
    tools
        .object("hatch")
        .flatMap(hatch -> hatch.object("envs"))
        .ifPresent(envs ->
            envs.members()
                .keySet()
                .forEach(name ->
                    envs.object(name)
                        .ifPresent(env -> {
                          list(env.array("dependencies"), List.of(name));
                          list(env.array("extra-dependencies"), List.of(name));
                        })));
    tools.object("pixi").ifPresent(this::pixi);
  }

  /// What Pixi takes from PyPI; conda's channels cannot be asked.
  private void pixi(Json.Obj pixi) {
    pixi.object("pypi-dependencies").ifPresent(table -> table(table, List.of()));
    pixi.object("feature")
        .ifPresent(features ->
            features
                .members()
                .keySet()
                .forEach(name ->
                    features
                        .object(name)
                        .flatMap(feature -> feature.object("pypi-dependencies"))
                        .ifPresent(table -> table(table, List.of(name)))));
  }

  private void poetry(Json.Obj poetry) {
    poetry.object("dependencies").ifPresent(table -> table(table, List.of()));
    poetry.object("dev-dependencies").ifPresent(table -> table(table, List.of("dev")));
    poetry
        .object("group")
        .ifPresent(groups ->
            groups
                .members()
                .keySet()
                .forEach(name ->
                    groups
                        .object(name)
                        .flatMap(group -> group.object("dependencies"))
                        .ifPresent(table -> table(table, List.of(name)))));
  }

  private void table(Json.Obj table, List<String> groups) {
    table
        .members()
        .forEach((name, wanted) -> {
          if (name.equals("python")) {
            return;
          }
          // Several tables for one name differ in their markers.
          var all =
              wanted instanceof Json.Arr(List<Json> elements, Json.Span _)
                  ? elements
                  : List.of(wanted);
          for (var one : all) {
            found.add(exact(Pipenv.wanted(name, one, document.place(one))).in(groups));
          }
        });
  }

  /// Poetry takes a bare version for that version and no other.
  private static Dependency exact(Dependency wanted) {
    return wanted.requirement().matches("\\d[^\\s,*|<>=~^]*")
        ? wanted.at(wanted.requirement())
        : wanted;
  }

  private void list(List<Json> requirements, List<String> groups) {
    for (var one : requirements) {
      if (one instanceof Json.Str(String text, Json.Span _)) {
        Requirement.parse(text, document.place(one))
            .ifPresent(dependency -> found.add(dependency.in(groups)));
      }
    }
  }
}
