/**
 * Tests of the endpoint {@code system:} and of every connector against stubs.
 */
package io.serai.system;
