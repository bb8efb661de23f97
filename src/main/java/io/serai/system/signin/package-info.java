/**
 * How the hub signs in to outside systems: the recipes, and the session that all flows
 * share.
 */
@NullMarked
package io.serai.system.signin;

import org.jspecify.annotations.NullMarked;
