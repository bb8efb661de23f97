package io.serai.canonical;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kinds of canonical record. The wire name is also the name of the kind's channel.
 */
public enum RecordKind {

	/** A sales order. */
	ORDER("order", "orders", true),

	/** The stock level of one SKU in one warehouse. */
	STOCK("stock", "stock", true),

	/** A person or organisation that buys. */
	CUSTOMER("customer", "customers", true),

	/** What an ERP says about an order. Published by flows only, never at a door. */
	ORDER_STATUS("order-status", "order-statuses", false),

	/** A parcel of an order that has left. */
	SHIPMENT("shipment", "shipments", true),

	/** Money that goes back to a buyer. */
	REFUND("refund", "refunds", true),

	/**
	 * Whether something may go on. Asked by the hub and answered by polling, never at a
	 * door.
	 */
	APPROVAL("approval", "approvals", false),

	/**
	 * That something changed in a system. Made by the hub at the door of its events, and
	 * read there by a flow.
	 */
	NOTICE("notice", "notices", false),

	/** That something in the hub needs people. Published by the hub only. */
	ALERT("alert", "alerts", false);

	private final String wireName;

	private final String plural;

	private final boolean atDoors;

	RecordKind(String wireName, String plural, boolean atDoors) {
		this.wireName = wireName;
		this.plural = plural;
		this.atDoors = atDoors;
	}

	/**
	 * Returns the kind's name in JSON, channels and flows, e.g. {@code order}.
	 */
	@JsonValue
	public String wireName() {
		return this.wireName;
	}

	/**
	 * Returns the kind's name in URLs, e.g. {@code orders}.
	 */
	public String plural() {
		return this.plural;
	}

	/**
	 * Tells whether callers may hand records of this kind in. Ask they may for any of
	 * theirs.
	 */
	public boolean atDoors() {
		return this.atDoors;
	}

	/**
	 * Tells whether its records are states that stand until they change, as a stock level
	 * does, and not events of a day.
	 */
	public boolean stands() {
		return this == STOCK || this == CUSTOMER;
	}

	/**
	 * Returns the kind with the given wire name or URL name.
	 * @param name e.g. {@code order} or {@code orders}
	 * @throws IllegalArgumentException if there is no such kind; the message lists them
	 */
	public static RecordKind of(String name) {
		return Arrays.stream(values())
			.filter((kind) -> kind.wireName.equals(name) || kind.plural.equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no record kind '%s'; there are %s".formatted(name,
					Arrays.stream(values()).map(RecordKind::wireName).toList())));
	}

	@Override
	public String toString() {
		return this.wireName;
	}

}
