/**
 * A real Flowable engine for tests: started once, with the processes that the connector
 * ships.
 */
@NullMarked
package io.serai.flowable;

import org.jspecify.annotations.NullMarked;
