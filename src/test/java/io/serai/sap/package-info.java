/**
 * A real OData v2 service on SAP's own CAP runtime for tests: started once, asked over
 * HTTP.
 */
@NullMarked
package io.serai.sap;

import org.jspecify.annotations.NullMarked;
