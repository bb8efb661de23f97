/**
 * Tests of the endpoint {@code system:} and of every connector against stubs.
 */
@NullMarked
package io.serai.system;

import org.jspecify.annotations.NullMarked;
