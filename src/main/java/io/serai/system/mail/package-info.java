/**
 * The Camel component {@code mail:}: notices by mail, for kamelets.
 */
@NullMarked
package io.serai.system.mail;

import org.jspecify.annotations.NullMarked;
