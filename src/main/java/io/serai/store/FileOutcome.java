package io.serai.store;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param status {@code accepted}, or {@code same} if it had been taken before
 * @param store whose file it is
 * @param kind of what kind its records are
 * @param sequence its sequence number; null if files of the store are not counted
 * @param accepted how many records were taken
 * @param invalid how many were not
 * @param missing sequence numbers of files of the store that have not come, oldest first;
 * at most 100
 * @param rows what became of each record; empty if it had been taken before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileOutcome(String status, String store, RecordKind kind, @Nullable Long sequence, int accepted,
		int invalid, List<Long> missing, List<RowOutcome> rows) {

	public FileOutcome {
		missing = List.copyOf(missing);
		rows = List.copyOf(rows);
	}

}
