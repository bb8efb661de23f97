/**
 * What {@code connectors/} says of a kind of system: its operations, sign-in, failures
 * and events, read and checked.
 */
@NullMarked
package io.serai.system.connector;

import org.jspecify.annotations.NullMarked;
