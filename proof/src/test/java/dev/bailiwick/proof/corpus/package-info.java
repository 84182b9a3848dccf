/// What assistants do, judged by the whole guard: attacks with their harmless twins, and ordinary
/// days of work. May know: everything. Must never: be shipped, or soften a case that fails. Start
/// reading: [CorpusTest].
@NullMarked
package dev.bailiwick.proof.corpus;

import org.jspecify.annotations.NullMarked;
