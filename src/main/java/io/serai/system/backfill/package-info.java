/**
 * Fetches again what a flow has missed, beside its poll.
 */
@NullMarked
package io.serai.system.backfill;

import org.jspecify.annotations.NullMarked;
