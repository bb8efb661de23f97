/**
 * Tests of mappings: every file in mappings/ by its golden samples, and the step itself.
 */
package io.serai.mapping;
