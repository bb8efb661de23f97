/**
 * Folders behind SFTP.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.sftp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
