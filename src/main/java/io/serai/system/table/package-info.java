/**
 * The Camel component {@code table:}: rows of a table of another system's database, for
 * kamelets of systems without an interface of their own.
 */
@NullMarked
package io.serai.system.table;

import org.jspecify.annotations.NullMarked;
