package io.serai.mapping;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;

/**
 * How a mapping says that a record cannot be mapped: what is wrong, and what a person can
 * do about it. Both texts are shown to people; a mapping never puts a name, a phone or an
 * address into them.
 */
final class RefusalFunctions {

	private RefusalFunctions() {
	}

	static List<Function> all() {
		return List.of(new ExactFunction("unmapped-code", 2, 2, (a) -> refuse(FailureClass.UNMAPPED_CODE, a)),
				new ExactFunction("invalid-data", 2, 2, (a) -> refuse(FailureClass.INVALID_DATA, a)));
	}

	private static JsonNode refuse(FailureClass failureClass, Arguments arguments) {
		throw new HubException(Failure.of(failureClass, arguments.text(0), arguments.text(1)));
	}

}
