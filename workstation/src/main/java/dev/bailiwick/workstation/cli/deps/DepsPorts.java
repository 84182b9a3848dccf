package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.ArchiveFetch;
import java.nio.file.Path;
import java.time.InstantSource;

/// What `deps` rests on.
///
/// @param config the folder of the user's own configuration
public record DepsPorts(
    AdvisoryStore advisories, ArchiveFetch archives, Path config, InstantSource clock) {}
