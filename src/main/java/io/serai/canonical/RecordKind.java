package io.serai.canonical;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kinds of canonical record. The wire name is also the name of the kind's channel.
 */
public enum RecordKind {

	/** A sales order. */
	ORDER("order", "orders"),

	/** The stock level of one SKU in one warehouse. */
	STOCK("stock", "stock"),

	/** A person or organisation that buys. */
	CUSTOMER("customer", "customers"),

	/** What an ERP says about an order. Published by flows only, never at a door. */
	ORDER_STATUS("order-status", "order-statuses");

	private final String wireName;

	private final String plural;

	RecordKind(String wireName, String plural) {
		this.wireName = wireName;
		this.plural = plural;
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
