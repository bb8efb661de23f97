/**
 * Brings a record into a system so that it is there once, whatever happened before.
 */
@NullMarked
package io.serai.system.write;

import org.jspecify.annotations.NullMarked;
