/**
 * Live reload while developing: what is edited in routes/, connectors/ and mappings/ is
 * in force within two seconds, and a bad file changes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "mapping", "system", "validate" })
package io.serai.reload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
