/**
 * The Camel component {@code folder:}: files in a folder of this machine or behind SFTP,
 * for kamelets.
 */
@NullMarked
package io.serai.system.folder;

import org.jspecify.annotations.NullMarked;
