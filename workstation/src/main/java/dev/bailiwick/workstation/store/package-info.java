/// Files that last: the audit log with its tiles, checkpoints and key. May know: core. Must never:
/// judge, or answer before what it was given is kept. Start reading: [FileAuditLog].
@NullMarked
package dev.bailiwick.workstation.store;

import org.jspecify.annotations.NullMarked;
