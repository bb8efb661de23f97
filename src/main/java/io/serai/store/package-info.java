/**
 * Files of offline stores: records read row by row, sequence numbers, and the gaps
 * between them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "rows" })
package io.serai.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
