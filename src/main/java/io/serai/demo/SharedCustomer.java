package io.serai.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Expected.Fate;

/**
 * One customer of a verification. Its tax number is its own in every system.
 */
final class SharedCustomer {

	private final String taxId;

	private final Way way;

	private String key;

	private String name;

	private String phone;

	private int version = 1;

	private boolean changed;

	SharedCustomer(String taxId, Way way) {
		this.taxId = taxId;
		this.way = way;
		this.key = taxId;
		this.name = "客户 " + taxId;
		this.phone = "+8613800138000";
	}

	String taxId() {
		return this.taxId;
	}

	Way way() {
		return this.way;
	}

	boolean isBornInCrm() {
		return this.way == Way.BORN_IN_CRM;
	}

	boolean isChanged() {
		return this.changed;
	}

	/** The hub names it after the system where it was born. */
	void bornInCrm(String id) {
		this.key = "crm:" + id;
	}

	/** Somebody changes it. */
	void change() {
		this.changed = true;
		switch (this.way) {
			case SHOP_ONLY, PHONE_IN_CRM, DISPUTED -> {
				// Nobody does, or nobody who may, or it is not settled who does.
			}
			case CHANGED_IN_SHOP -> {
				this.phone = "+8613900139000";
				this.version++;
			}
			case RENAMED_IN_CRM, BORN_IN_CRM -> {
				this.name = "新客户 " + this.taxId;
				this.version++;
			}
		}
	}

	/** It is called something else from now on, which makes it a new version. */
	void rename(String other) {
		this.name = other;
		this.version++;
	}

	/** Somebody looks after it from now on, which makes it a new version. */
	void takeOn() {
		this.version++;
	}

	/** Returns its version, counted from 1. */
	String version() {
		return Integer.toString(this.version);
	}

	/** Returns what a person enters in the CRM. */
	ObjectNode edit() {
		ObjectNode edit = Json.object();
		if (this.way == Way.PHONE_IN_CRM) {
			edit.putArray("phones").add("+8610000000000");
			return edit;
		}
		return edit.put("name", this.name);
	}

	/** Returns it as it has to be in the ERP. */
	ObjectNode content() {
		ObjectNode content = Json.object().put("name", this.name).put("taxId", this.taxId);
		content.putArray("phones").add(this.phone);
		return content;
	}

	/**
	 * A system that has it so already, since it said so or was told before, is not told.
	 */
	Expected expected(String flow) {
		boolean mayBeTheirs = flow.equals("customer-to-crm") && this.changed && this.way != Way.SHOP_ONLY
				&& this.way != Way.CHANGED_IN_SHOP;
		boolean isDecided = this.way == Way.DISPUTED;
		return new Expected(flow, "customers", "serai", this.key, version(),
				(mayBeTheirs || isDecided) ? Fate.TOLD : Fate.DELIVERED);
	}

	/**
	 * Where it is born and who changes it.
	 */
	enum Way {

		/** Nobody changes it. */
		SHOP_ONLY,

		/** Another phone number, which is the shop's to say. */
		CHANGED_IN_SHOP,

		/** Another name, which anybody may say. */
		RENAMED_IN_CRM,

		/** Another phone number, which is not the CRM's to say. */
		PHONE_IN_CRM,

		/** Born and renamed there. */
		BORN_IN_CRM,

		/**
		 * Another name in the shop and yet another in the CRM, so that somebody decides.
		 */
		DISPUTED;

		/** Returns one in which nobody has to decide anything. */
		static Way of(int number) {
			return values()[number % DISPUTED.ordinal()];
		}

	}

}
