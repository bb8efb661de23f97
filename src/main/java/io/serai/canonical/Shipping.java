package io.serai.canonical;

import jakarta.validation.groups.Default;

/**
 * The constraints of an address that something is sent to.
 */
interface Shipping extends Default {

}
