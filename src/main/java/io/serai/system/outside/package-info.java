/**
 * One configured outside system and the only way to it: limits, breaker and session go
 * with every call.
 */
@NullMarked
package io.serai.system.outside;

import org.jspecify.annotations.NullMarked;
