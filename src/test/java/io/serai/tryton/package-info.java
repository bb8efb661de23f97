/**
 * A real Tryton 6.0 ERP for tests: started once, seeded, asked over its own JSON-RPC.
 */
@NullMarked
package io.serai.tryton;

import org.jspecify.annotations.NullMarked;
