package dev.bailiwick.core.policy.reading;

import dev.bailiwick.core.policy.rule.Layer;

/// A policy file as found.
///
/// @param fileName relative to the root with `/` between components where it stands in the
///   repository (`bailiwick.yaml`, `.claude/config.json`, `web/.gitignore`); its last component
///   says which format it has
public record PolicySource(Layer layer, String fileName, String text) {}
