package io.serai.ownership;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.Customer;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordVersion;
import io.serai.crossref.CrossReference;
import io.serai.crossref.ExternalId;
import io.serai.crossref.LastWrites;
import io.serai.crossref.Written;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds which customers of different systems are one, and merges them. They are matched
 * by ids only: a phone may be masked, virtual or encrypted, and a name is nobody's own.
 */
@Component
class Customers {

	private final OwnershipSettings settings;

	private final CustomerTables tables;

	private final ConflictTable conflicts;

	private final CrossReference crossReference;

	private final LastWrites lastWrites;

	private final TransactionTemplate transaction;

	Customers(OwnershipSettings settings, CustomerTables tables, ConflictTable conflicts, CrossReference crossReference,
			LastWrites lastWrites, PlatformTransactionManager transactions) {
		this.settings = settings;
		this.tables = tables;
		this.conflicts = conflicts;
		this.crossReference = crossReference;
		this.lastWrites = lastWrites;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Takes over what a system says.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	Outcome take(Customer said) {
		String key = mergedKey(said);
		return Objects.requireNonNull(this.transaction.execute((status) -> take(said, key)));
	}

	private Outcome take(Customer said, String key) {
		Optional<MergedCustomer> known = this.tables.lock(key);
		Optional<Member> before = this.tables.member(said.source(), said.key());
		Optional<Member> spoken = before.filter(Member::spoken);
		if (spoken.isPresent() && RecordVersion.compare(said.version(), spoken.get().version()) < 0) {
			return new Outcome(Optional.empty(), "superseded by a newer version");
		}
		MergedCustomer current = known.orElseGet(() -> new MergedCustomer(key, 0, Instant.EPOCH, Said.NOTHING));
		Set<String> systems = this.tables.members(key).stream().map(Member::system).collect(Collectors.toSet());
		Said theirs = Said.of(said, current.agreed());
		Optional<Written> written = written(said, current);
		MergeBase common = new MergeBase(before.orElse(null), written.orElse(null), current.version());
		Merge.Result result = new Merge(said.source(), this.settings, systems, common).of(theirs, current.agreed(),
				said.unsaid());
		this.tables.store(new Member(said.source(), said.key(), key, said.version(), theirs, true, version(written)));
		keepDisputes(key, said.source(), theirs, result);
		if (spoken.isEmpty()) {
			link(said, current.recordKey());
		}
		return outcome(said, current, result, spoken.filter((old) -> old.version().equals(said.version())).isPresent());
	}

	/**
	 * Keeps what a system says as the hub wrote it there: what both hold when the system
	 * changes something next.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	void heard(Customer echo) {
		String key = mergedKey(echo);
		this.transaction.executeWithoutResult((status) -> this.tables.lock(key).ifPresent((current) -> {
			Optional<Member> before = this.tables.member(echo.source(), echo.key());
			boolean spoken = before.filter(Member::spoken).isPresent();
			String version = before.map(Member::version).orElse(echo.version());
			Member now = new Member(echo.source(), echo.key(), key, version, Said.of(echo, current.agreed()), spoken,
					version(written(echo, current)));
			if (!before.filter(now::equals).isPresent()) {
				this.tables.store(now);
			}
		}));
	}

	/** What was written to another document of that system is nothing to this one. */
	private Optional<Written> written(Customer said, MergedCustomer current) {
		RecordKey record = current.recordKey();
		boolean isAnother = this.crossReference.toExternal(said.source(), record) instanceof ExternalId.Known there
				&& !there.id().equals(said.key());
		return isAnother ? Optional.empty() : this.lastWrites.last(said.source(), record);
	}

	private static String version(Optional<Written> written) {
		return written.map(Written::version).orElse("");
	}

	/**
	 * What an earlier word has changed goes with this one if it was never published: that
	 * word may be overtaken. The broker drops what it has.
	 */
	private Outcome outcome(Customer said, MergedCustomer current, Merge.Result result, boolean isAgain) {
		if (result.agreed().equals(current.agreed())) {
			String why = result.disputes().isEmpty() ? "nothing new: " + others(result.left())
					: "a person has to decide about " + names(result);
			boolean isDue = isAgain || this.tables.isDue(current.key());
			return new Outcome(isDue ? Optional.of(record(current)) : Optional.empty(), why);
		}
		MergedCustomer next = new MergedCustomer(current.key(), current.version() + 1,
				current.updatedAt().isAfter(said.updatedAt()) ? current.updatedAt() : said.updatedAt(),
				result.agreed());
		store(next, false);
		return new Outcome(
				Optional.of(MergedCustomer.with(record(next), MergedCustomer.CHANGED_BY, List.of(said.source()))), "");
	}

	Customer record(MergedCustomer merged) {
		return merged.record(this.tables.members(merged.key()));
	}

	/**
	 * Tells whether the system has the merged customer as it is, since it said so itself
	 * or the hub wrote it there, and knows it by the hub's number.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	boolean isHeldBy(String system, Customer merged) {
		List<Member> there = this.tables.members(merged.key())
			.stream()
			.filter((member) -> member.system().equals(system))
			.toList();
		// Of two documents there, one may be right and the other one not.
		if (there.size() > 1) {
			return false;
		}
		Optional<Member> one = there.stream().findFirst();
		boolean knowsNumber = one.filter((member) -> member.key().equals(merged.key())).isPresent()
				|| this.lastWrites.last(system, merged.recordKey()).isPresent();
		return knowsNumber
				&& this.lastWrites.holds(system, merged, one.map((member) -> member.said().fields()).orElse(Map.of()),
						MergedCustomer.isChangedBy(system, merged));
	}

	/**
	 * Takes a person's decision over.
	 * @return false if it is no longer open, or not as it was shown
	 */
	boolean decide(Conflict conflict, Conflict.Choice choice, String by) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			MergedCustomer current = this.tables.lock(conflict.customer()).orElseThrow();
			this.conflicts.renew(current.key(), current.agreed());
			if (!this.conflicts.decide(conflict.id(), choice, by)) {
				return false;
			}
			Said agreed = switch (choice) {
				case THEIRS -> current.agreed().with(conflict.field(), json(conflict.theirs()));
				case BASE -> current.agreed().with(conflict.field(), json(conflict.base()));
				case OURS -> current.agreed();
			};
			store(new MergedCustomer(current.key(), current.version() + 1, current.updatedAt(), agreed), true);
			return true;
		}));
	}

	private void store(MergedCustomer next, boolean decided) {
		this.tables.store(next, decided);
		this.conflicts.renew(next.key(), next.agreed());
	}

	private static @Nullable JsonNode json(@Nullable String text) {
		return (text != null) ? Said.value(text) : null;
	}

	private void keepDisputes(String key, String system, Said theirs, Merge.Result result) {
		Map<String, Conflict> open = this.conflicts.open(key, system)
			.stream()
			.collect(Collectors.toMap(Conflict::field, Function.identity()));
		result.disputes().forEach((dispute) -> {
			Conflict before = open.remove(dispute.field());
			this.conflicts.open(key, system, (before != null) ? lasting(before, dispute) : dispute);
		});
		open.forEach((field, conflict) -> {
			JsonNode agreed = result.agreed().get(field);
			if (Objects.equals(theirs.get(field), agreed) || Objects.equals(json(conflict.theirs()), agreed)) {
				this.conflicts.close(key, system, field);
			}
		});
	}

	/** What a system said in the dispute itself was never held by both. */
	private static Merge.Dispute lasting(Conflict before, Merge.Dispute now) {
		boolean isOfDispute = now.base().isKnown() && Objects.equals(json(before.theirs()), now.base().value());
		return isOfDispute ? new Merge.Dispute(now.field(),
				new MergeBase.Base(before.isBaseKnown(), json(before.base())), now.theirs(), now.ours()) : now;
	}

	private String mergedKey(Customer said) {
		return this.tables.member(said.source(), said.key())
			.map(Member::merged)
			.or(() -> byReference(said))
			.or(() -> byLink(said))
			.orElseGet(() -> said.source().equals(this.settings.leading()) ? said.key()
					: said.source() + ":" + said.key());
	}

	private Optional<String> byReference(Customer said) {
		return said.externalRefs().stream().flatMap((ref) -> {
			Optional<String> member = this.tables.member(ref.system(), ref.id()).map(Member::merged);
			boolean isOurs = ref.system().equals(MergedCustomer.SOURCE) || ref.system().equals(this.settings.leading());
			return member.or(() -> isOurs ? Optional.of(ref.id()) : Optional.empty()).stream();
		}).findFirst();
	}

	/** The hub itself brought it there. */
	private Optional<String> byLink(Customer said) {
		return this.crossReference.toCanonical(said.source(), RecordKind.CUSTOMER, said.key())
			.filter((record) -> record.source().equals(MergedCustomer.SOURCE)
					|| record.source().equals(this.settings.leading()))
			.map(RecordKey::key);
	}

	/**
	 * Where the customer comes from it is known already, and what the hub brought
	 * anywhere before customers were merged is not brought again.
	 */
	private void link(Customer said, RecordKey merged) {
		this.crossReference.link(said.source(), merged, said.key());
		this.crossReference.everywhere(said.recordKey()).forEach((system, id) -> {
			if (!system.equals(said.source())) {
				this.crossReference.link(system, merged, id);
			}
		});
	}

	private static String others(List<String> left) {
		return left.isEmpty() ? "it is agreed already" : String.join(", ", left) + " is another system's to say";
	}

	private static String names(Merge.Result result) {
		return result.disputes().stream().map(Merge.Dispute::field).collect(Collectors.joining(", "));
	}

	/**
	 * What came of a record.
	 *
	 * @param merged what is to be delivered; empty if nothing is
	 * @param why nothing is delivered; empty if something is
	 */
	record Outcome(Optional<Customer> merged, String why) {
	}

}
