/**
 * Classes that break the rules of the house on purpose: each proves that a rule can fail.
 */
package badhouse;
