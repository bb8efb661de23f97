/**
 * Runs storage tests on every database that Serai supports.
 */
@NullMarked
package io.serai.database;

import org.jspecify.annotations.NullMarked;
