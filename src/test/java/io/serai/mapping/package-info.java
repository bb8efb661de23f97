/**
 * Tests of mappings: every file in mappings/ by its golden samples, and the step itself.
 */
@NullMarked
package io.serai.mapping;

import org.jspecify.annotations.NullMarked;
