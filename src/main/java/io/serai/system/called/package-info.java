/**
 * What the components have in common that kamelets call where a system does not speak
 * HTTP.
 */
@NullMarked
package io.serai.system.called;

import org.jspecify.annotations.NullMarked;
