/**
 * Reads what a system lists, page by page, and makes records of it.
 */
@NullMarked
package io.serai.system.reading;

import org.jspecify.annotations.NullMarked;
