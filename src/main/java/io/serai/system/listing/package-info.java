/**
 * What a system has of a day, to be compared with another.
 */
@NullMarked
package io.serai.system.listing;

import org.jspecify.annotations.NullMarked;
