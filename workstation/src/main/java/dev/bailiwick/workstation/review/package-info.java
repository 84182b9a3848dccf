/// Code review of files on this machine: which files, their parsing, what git says has changed. May
/// know: core.code, parser, scan, git by its command. Must never: judge a tool call, or write a
/// file. Start reading: [FolderReview].
@NullMarked
package dev.bailiwick.workstation.review;

import org.jspecify.annotations.NullMarked;
