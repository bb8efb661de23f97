package io.serai.ownership;

import java.util.List;
import java.util.Optional;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;

import org.springframework.stereotype.Component;

/**
 * What people have to decide about customers. Every method throws
 * {@link org.springframework.dao.DataAccessException} if the database does not answer.
 */
@Component
public class Conflicts {

	private final ConflictTable table;

	private final Customers customers;

	Conflicts(ConflictTable table, Customers customers) {
		this.table = table;
		this.customers = customers;
	}

	/**
	 * Returns one that is open.
	 */
	public Optional<Conflict> find(String id) {
		return this.table.find(id);
	}

	/**
	 * Returns the open conflicts, oldest first.
	 * @param limit most to return, 1 to 500
	 */
	public List<Conflict> open(int limit) {
		return this.table.open(limit);
	}

	/**
	 * Takes a decision over. The flow {@code customer-from-decisions} publishes what
	 * comes of it, also to the system that said otherwise.
	 * @param by who decides
	 * @throws HubException ({@code invalid-data}) if it is no longer open, or if nobody
	 * knows what was chosen
	 */
	public void decide(String id, Conflict.Choice choice, String by) {
		Optional<Conflict> open = this.table.find(id);
		if (open.filter((conflict) -> !conflict.offers(choice)).isPresent()) {
			throw new HubException(Failure.of(FailureClass.INVALID_DATA,
					"what both held before conflict '%s' is not known".formatted(id), "Choose one of the other two."));
		}
		boolean decided = open.map((conflict) -> this.customers.decide(conflict, choice, by)).orElse(false);
		if (!decided) {
			throw new HubException(
					Failure.of(FailureClass.INVALID_DATA, "conflict '%s' is no longer open".formatted(id),
							"Look again: somebody has decided it, or one of the sides has changed it since."));
		}
	}

}
