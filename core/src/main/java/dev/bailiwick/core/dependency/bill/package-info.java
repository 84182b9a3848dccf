/// Bills of materials: the packages of a repository in the formats others read. May know:
/// dependency.coordinate, text. Must never: read a file or ask a clock. Start reading:
/// [BillOfMaterials].
@NullMarked
package dev.bailiwick.core.dependency.bill;

import org.jspecify.annotations.NullMarked;
