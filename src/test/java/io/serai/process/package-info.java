/**
 * Programs of this build as processes of their own, to be measured and to be killed.
 */
@NullMarked
package io.serai.process;

import org.jspecify.annotations.NullMarked;
