package dev.bailiwick.workstation.cli.deps;

import dev.bailiwick.core.pipeline.arrival.PackageWorld;
import dev.bailiwick.workstation.dependency.AdvisoryStore;
import dev.bailiwick.workstation.dependency.ArchiveFetch;
import java.nio.file.Path;
import java.time.InstantSource;

/// What `deps` rests on.
///
/// @param config the folder of the user's own configuration
/// @param packages asked with more patience than a tool call has
public record DepsPorts(
    AdvisoryStore advisories,
    ArchiveFetch archives,
    PackageWorld packages,
    Path config,
    InstantSource clock) {}
