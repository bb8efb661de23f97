package io.serai.canonical;

/**
 * A record about an order that another record tells of: its status, a parcel, a refund.
 */
public interface OfOrder {

	/** Returns the name of the system that the order came from, e.g. {@code shop}. */
	String orderSource();

	/** Returns the order's key there. */
	String orderKey();

}
