package io.serai.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.serai.canonical.RecordKey;
import io.serai.system.listing.Listed;
import org.jspecify.annotations.Nullable;

/**
 * One record that two systems do not have alike.
 *
 * @param id a UUID
 * @param pair name of the pair
 * @param day the business day
 * @param record which record
 * @param kind what is wrong; as last read, or as it was when it was closed
 * @param state how far it has come
 * @param hour of the day, 0 to 23; {@link Sum#NO_HOUR} if not known
 * @param differences what differs, for {@link FindingKind#DIFFERENT}
 * @param left what the left had when it was last read
 * @param right what the right had then
 * @param foundAt when it was first found, UTC
 * @param seenAt when both sides were last read, UTC; of a closed one, the time of proof
 * @param repairedBy the person who repaired it last; null if nobody did
 * @param repairedAt when; null if nobody did
 * @param closing how it was closed; null unless it is
 * @param closedBy the person, or {@code serai}; null unless it is closed
 * @param reason why it was accepted; null unless it was
 */
public record Finding(String id, String pair, LocalDate day, RecordKey record, FindingKind kind, FindingState state,
		int hour, List<Difference> differences, List<Listed> left, List<Listed> right, Instant foundAt, Instant seenAt,
		@Nullable String repairedBy, @Nullable Instant repairedAt, @Nullable Closing closing, @Nullable String closedBy,
		@Nullable String reason) {

	public Finding {
		differences = List.copyOf(differences);
		left = List.copyOf(left);
		right = List.copyOf(right);
	}

	public boolean isClosed() {
		return this.state == FindingState.CLOSED;
	}

	/** Whether the same is wrong as a person accepted. */
	boolean isAcceptedAs(Examination now) {
		return this.closing == Closing.ACCEPTED && now.mismatch() != null && this.kind == now.mismatch().kind()
				&& this.differences.equals(now.mismatch().differences())
				&& Documents.print(this.left).equals(now.left().print())
				&& Documents.print(this.right).equals(now.right().print());
	}

}
