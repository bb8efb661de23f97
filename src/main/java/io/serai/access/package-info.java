/**
 * Who may come in: users, API clients, their secrets (hashed) and the audit of what they
 * did.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
