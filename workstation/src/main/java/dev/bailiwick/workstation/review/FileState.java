package dev.bailiwick.workstation.review;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a file system says of one entry without its content.
///
/// @param stamp empty where the file system has no numbers for its entries
record FileState(Kind kind, long size, @Nullable Stamp stamp) {
  private static final boolean HAS_STAMPS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final String WANTED =
      "unix:isRegularFile,isDirectory,size,dev,ino,lastModifiedTime,ctime";

  enum Kind {
    FILE,
    FOLDER,
    /// A link, a socket, a device.
    OTHER
  }

  /// What git's index goes by as well: as long as it is the same, so is the content, unless it was
  /// written so lately that a second writing bears the same times.
  ///
  /// @param modified nanoseconds since 1970, as `changed`, which nobody can set
  record Stamp(long device, long inode, long modified, long changed) {
    /// Whether a later writing would bear other times than these. Two seconds is the coarsest clock
    /// of a file system (FAT).
    boolean isSettled(long now) {
      return Math.max(modified, changed) + TimeUnit.SECONDS.toNanos(2) < now;
    }
  }

  static FileState of(Path path, LinkOption... options) throws IOException {
    return HAS_STAMPS
        ? stamped(Files.readAttributes(path, WANTED, options))
        : plain(Files.readAttributes(path, BasicFileAttributes.class, options));
  }

  private static FileState stamped(Map<String, Object> seen) {
    return new FileState(
        kind(is(seen, "isRegularFile"), is(seen, "isDirectory")),
        number(seen, "size"),
        new Stamp(
            number(seen, "dev"),
            number(seen, "ino"),
            time(seen, "lastModifiedTime"),
            time(seen, "ctime")));
  }

  private static FileState plain(BasicFileAttributes seen) {
    return new FileState(kind(seen.isRegularFile(), seen.isDirectory()), seen.size(), null);
  }

  private static Kind kind(boolean isFile, boolean isFolder) {
    return isFile ? Kind.FILE : isFolder ? Kind.FOLDER : Kind.OTHER;
  }

  private static boolean is(Map<String, Object> seen, String name) {
    return Boolean.TRUE.equals(seen.get(name));
  }

  private static long number(Map<String, Object> seen, String name) {
    return seen.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static long time(Map<String, Object> seen, String name) {
    return seen.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : Long.MAX_VALUE;
  }
}
