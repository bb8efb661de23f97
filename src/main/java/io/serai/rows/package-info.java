/**
 * Rows of CSV files, one at a time and never more of a file than one row in memory.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.rows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
