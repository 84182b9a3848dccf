/// Runs a program on values of which only some things are known ([Analysis]), and reports what
/// reaches a place where it does harm. Ways that a constant closes are not gone; loops go round
/// until nothing new comes; functions are run again for each call, as long as the budget lasts. May
/// know: ir, value, rule. Must never: name a library; that is what rows are for. Start reading:
/// [Analysis], then [Statements].
@NullMarked
package dev.bailiwick.core.code.flow;

import org.jspecify.annotations.NullMarked;
