package io.serai.console;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.serai.crossref.PendingWrite;
import io.serai.delivery.DeliveryState;
import io.serai.failure.FailureClass;
import io.serai.messagestore.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A record that may have been made in a system, and the delivery that will find out.
 *
 * @param write which, where and since when
 * @param standing the delivery: the dead letter, or what will be tried again; null if
 * none is on its way
 */
record PendingRow(PendingWrite write, PendingState state, @Nullable Standing standing) {

	/** The system has read what was sent and says no. */
	private static final Set<String> REFUSALS = Set.of(FailureClass.INVALID_DATA.wireName(),
			FailureClass.UNMAPPED_CODE.wireName(), FailureClass.DUPLICATE.wireName());

	/**
	 * Finds out what a person must know.
	 * @param standings where the record stands in all flows
	 */
	static PendingRow of(PendingWrite write, List<Standing> standings) {
		Standing telling = standings.stream()
			.filter((standing) -> write.system().equals(standing.system()))
			.filter((standing) -> rank(standing) < Integer.MAX_VALUE)
			.min(Comparator.comparingInt(PendingRow::rank))
			.orElse(null);
		if (write.writing()) {
			return new PendingRow(write, PendingState.WRITING, telling);
		}
		boolean refused = telling != null && isRefused(telling);
		return new PendingRow(write, refused ? PendingState.REFUSED : PendingState.UNSURE, telling);
	}

	/** Whether a person has to act on a dead letter, however the write ended. */
	public boolean isDead() {
		return this.standing != null && this.standing.state() == DeliveryState.DEAD;
	}

	private static boolean isRefused(Standing standing) {
		return standing.state() == DeliveryState.DEAD && standing.failureClass() != null
				&& REFUSALS.contains(standing.failureClass());
	}

	private static int rank(Standing standing) {
		return switch (standing.state()) {
			case DEAD -> isRefused(standing) ? 0 : 1;
			case RETRYING, WAITING -> 2;
			default -> Integer.MAX_VALUE;
		};
	}

}
