package io.serai.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A lie of the simulated ERP, told so that a test sees a verification fail.
 */
enum Sabotage {

	/** None. */
	NONE,

	/** It loses one order. */
	LOSE,

	/** It has one order twice. */
	DOUBLE,

	/** It has one order over another amount. */
	FALSIFY;

	void upon(Documents documents) {
		ObjectNode victim = documents.last();
		switch (this) {
			case LOSE -> documents.removeLast();
			case DOUBLE -> documents.create(victim);
			case FALSIFY -> documents.replace(victim.path("id").asText(), victim.put("total", "0.01"));
			case NONE -> {
				// It tells the truth.
			}
		}
	}

}
