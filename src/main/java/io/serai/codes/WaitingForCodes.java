package io.serai.codes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serai.delivery.DeadLetters;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.CodeLookup;
import io.serai.messagestore.FailedAlike;
import io.serai.messagestore.MessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The dead letters that wait for a code. As soon as it is filled in, wherever and by
 * whomever, they are tried again; each of them once, since the code must be valid on the
 * very day that it was missed on.
 */
public class WaitingForCodes {

	private static final Logger LOG = LoggerFactory.getLogger(WaitingForCodes.class);

	/** The hub itself, in the journey of a record. */
	private static final String HUB = "serai";

	private final CodeTables tables;

	private final MessageStore store;

	private final DeadLetters deadLetters;

	WaitingForCodes(CodeTables tables, MessageStore store, DeadLetters deadLetters) {
		this.tables = tables;
		this.store = store;
		this.deadLetters = deadLetters;
	}

	/**
	 * Returns the missing codes, those that most records wait for first.
	 * @throws DataAccessException if the database cannot be asked
	 */
	public List<Missing> missing() {
		Map<CodeLookup.Asked, Missing> missing = new LinkedHashMap<>();
		for (Waiting one : waiting()) {
			missing.merge(one.code().asked(), new Missing(one.code(), one.alike().count()), Missing::plus);
		}
		return missing.values().stream().sorted(Comparator.comparing(Missing::records).reversed()).toList();
	}

	/**
	 * Tries again whatever waits for a code that is there now.
	 * @param by the person
	 * @return how many records
	 * @throws DataAccessException if the database cannot be asked
	 */
	public int release(String by) {
		Map<String, List<String>> ready = new HashMap<>();
		Map<MissingCode, Boolean> filledIn = new HashMap<>();
		for (Waiting one : waiting()) {
			if (filledIn.computeIfAbsent(one.code(), this.tables::isFilledIn)) {
				ready.computeIfAbsent(one.alike().flow(), (flow) -> new ArrayList<>())
					.addAll(this.store.deadMessages(one.alike()));
			}
		}
		return ready.entrySet().stream().mapToInt((flow) -> retry(flow.getKey(), flow.getValue(), by)).sum();
	}

	/**
	 * Finds what was filled in on another node, in a file, or while the record failed.
	 */
	@Scheduled(initialDelayString = "${serai.codes.release-every:10s}",
			fixedDelayString = "${serai.codes.release-every:10s}")
	void releaseByItself() {
		try {
			release(HUB);
		}
		catch (DataAccessException | HubException ex) {
			LOG.atWarn()
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log("Records that wait for codes cannot be sought now; it is tried again by itself");
		}
	}

	private int retry(String flow, List<String> messages, String by) {
		try {
			int released = this.deadLetters.retry(flow, messages, by);
			if (released > 0) {
				LOG.atInfo()
					.addKeyValue("flow", flow)
					.addKeyValue("records", released)
					.addKeyValue("by", by)
					.log("Records go on since a code was filled in");
			}
			return released;
		}
		catch (HubException ex) {
			// The flow polls or does not run here: a person has to rewind or start it.
			LOG.atDebug().addKeyValue("flow", flow).log("The flow takes no retries");
			return 0;
		}
	}

	/** Asks for the codes, not for the records: thousands may wait for the same one. */
	private List<Waiting> waiting() {
		return this.store.deadAlike(FailureClass.UNMAPPED_CODE.wireName())
			.stream()
			.flatMap((alike) -> MissingCode.in(alike.what()).map((code) -> new Waiting(alike, code)).stream())
			.toList();
	}

	private record Waiting(FailedAlike alike, MissingCode code) {
	}

	/**
	 * A code that records wait for.
	 *
	 * @param code which, on the earliest day that it is needed on
	 * @param records how many
	 */
	public record Missing(MissingCode code, long records) {

		Missing plus(Missing other) {
			boolean isEarlier = this.code.day().isBefore(other.code.day());
			return new Missing(isEarlier ? this.code : other.code, this.records + other.records);
		}

	}

}
