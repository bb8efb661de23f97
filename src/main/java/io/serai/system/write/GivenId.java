package io.serai.system.write;

import java.nio.charset.StandardCharsets;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;

/**
 * An id as a system gives it. One that no database takes (a NUL, half a surrogate pair,
 * longer than an index bears) would be forgotten, and the record written again.
 */
final class GivenId {

	private static final int LONGEST = 400;

	private GivenId() {
	}

	/**
	 * Returns the id.
	 * @throws HubException ({@code invalid-data}) if nobody could keep it; the record is
	 * there
	 */
	static String checked(String system, String operation, String id) {
		if (id.length() <= LONGEST && id.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
			return id;
		}
		throw new HubException(new Failure(FailureClass.INVALID_DATA,
				"%s/%s: the answer gives the record an id that cannot be kept".formatted(system, operation),
				"See what id %s gave the record, and correct it there, or the path 'id' in its connector.yaml."
					.formatted(system),
				system, operation, null, null, true));
	}

}
