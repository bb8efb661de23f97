/**
 * What an answer means, and how a failure is told: what, which and the remedy.
 */
@NullMarked
package io.serai.system.verdict;

import org.jspecify.annotations.NullMarked;
