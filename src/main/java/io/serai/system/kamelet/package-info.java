/**
 * The way through Camel: a call as the kamelet of its operation makes it.
 */
@NullMarked
package io.serai.system.kamelet;

import org.jspecify.annotations.NullMarked;
