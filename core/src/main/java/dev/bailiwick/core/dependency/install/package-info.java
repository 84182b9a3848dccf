/// Commands that bring packages in, as their package managers read them. May know: the other parts
/// of dependency but audit and admission, effect. Must never: judge. Start reading: [Installation].
@NullMarked
package dev.bailiwick.core.dependency.install;

import org.jspecify.annotations.NullMarked;
