package io.serai.intake;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.canonical.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a request.
 *
 * @param index its place in the batch, from 0
 * @param status {@code accepted} or {@code invalid}
 * @param source the system that it comes from; null if it could not be read
 * @param key its key; null if it could not be read
 * @param version its version; null if it is invalid
 * @param errors what is wrong with it; empty if it was accepted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record BatchItem(@JsonInclude(JsonInclude.Include.ALWAYS) int index, String status, @Nullable String source,
		@Nullable String key, @Nullable String version, List<Violation> errors) {

	static final String ACCEPTED = "accepted";

	static final String INVALID = "invalid";

}
