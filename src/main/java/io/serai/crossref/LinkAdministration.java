package io.serai.crossref;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.serai.canonical.RecordKey;
import io.serai.crossref.LinkDeed.Kind;
import io.serai.crossref.LinkRefusedException.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose number is whose, for people: finds links, mends wrong ones, and keeps who changed
 * what and why. This node heeds a change at once, the others within a second. Every
 * method throws {@link org.springframework.dao.DataAccessException} if the database
 * cannot be asked.
 */
public final class LinkAdministration {

	private static final int LONGEST = 256;

	private final LinkTable table;

	private final LinkDeeds deeds;

	private final LinkWriter writer;

	private final CrossReference links;

	private final TransactionTemplate transaction;

	LinkAdministration(LinkTable table, LinkDeeds deeds, LinkWriter writer, CrossReference links,
			TransactionTemplate transaction) {
		this.table = table;
		this.deeds = deeds;
		this.writer = writer;
		this.links = links;
		this.transaction = transaction;
	}

	/**
	 * Returns the links of which the record's key or the id in the system is exactly that
	 * number, at most 200.
	 */
	public List<LinkFound> search(String number) {
		this.writer.flush();
		return number.isBlank() ? List.of() : this.deeds.search(number.strip());
	}

	/** Returns every id of a record in a system, first the one that the hub writes to. */
	public List<LinkFound> of(String system, RecordKey record) {
		this.writer.flush();
		return this.deeds.of(new Link.Canonical(system, record));
	}

	/** Returns what people changed about a record's ids in a system, newest first. */
	public List<LinkDeed> history(String system, RecordKey record) {
		return this.deeds.history(new Link.Canonical(system, record));
	}

	/**
	 * Makes another document of the system the one that is written to; the id before is
	 * forgotten.
	 * @param by the person
	 * @param reason why; not blank
	 * @throws LinkRefusedException if the id belongs to another record or to this one
	 */
	public void rebind(String system, RecordKey record, String externalId, String by, String reason) {
		Link link = new Link(system, record, checked(externalId));
		change(reason, () -> {
			ownerOf(link).filter(Predicate.not(record::equals)).ifPresent((other) -> refuse(Reason.TAKEN));
			String before = main(link.canonical());
			if (link.externalId().equals(before)) {
				refuse(Reason.SAME);
			}
			this.table.replace(List.of(link));
			this.deeds.note(link.canonical(), Kind.REBIND, before, link.externalId(), by, reason.strip());
		});
		this.writer.forget(link.canonical());
	}

	/**
	 * Says that another document of the system is the same record. What the system tells
	 * of it is this record's from now on; another record that had the id loses it.
	 * @param by the person
	 * @param reason why; not blank
	 * @throws LinkRefusedException if the record has no id there yet, or has this one
	 */
	public void merge(String system, RecordKey record, String externalId, String by, String reason) {
		Link link = new Link(system, record, checked(externalId));
		change(reason, () -> {
			if (main(link.canonical()) == null) {
				refuse(Reason.GONE);
			}
			Optional<RecordKey> owner = ownerOf(link);
			if (owner.filter(record::equals).isPresent()) {
				refuse(Reason.SAME);
			}
			this.deeds.remove(system, record.kind(), link.externalId());
			this.deeds.addFurther(link);
			owner.ifPresent((other) -> this.deeds.note(new Link.Canonical(system, other), Kind.MERGE, link.externalId(),
					null, by, reason.strip()));
			this.deeds.note(link.canonical(), Kind.MERGE, null, link.externalId(), by, reason.strip());
		});
	}

	/**
	 * Says that a document of the system is not the record. If it was the one written to,
	 * the record counts as new there: the next delivery looks by its key before it
	 * writes, where the operation can.
	 * @param by the person
	 * @param reason why; not blank
	 * @throws LinkRefusedException if the record has no such id there
	 */
	public void split(String system, RecordKey record, String externalId, String by, String reason) {
		Link link = new Link(system, record, checked(externalId));
		change(reason, () -> {
			if (ownerOf(link).filter(record::equals).isEmpty()) {
				refuse(Reason.GONE);
			}
			this.deeds.remove(system, record.kind(), link.externalId());
			this.deeds.note(link.canonical(), Kind.SPLIT, link.externalId(), null, by, reason.strip());
		});
		this.writer.forget(link.canonical());
	}

	private void change(String reason, Runnable deed) {
		if (reason.isBlank()) {
			refuse(Reason.REASON);
		}
		this.writer.flush();
		this.transaction.executeWithoutResult((status) -> {
			this.deeds.raiseVersion();
			deed.run();
		});
		this.links.forget();
	}

	private Optional<RecordKey> ownerOf(Link link) {
		return this.table.record(link.system(), link.record().kind(), link.externalId());
	}

	private @Nullable String main(Link.Canonical place) {
		return this.table.externalId(place.system(), place.record()).orElse(null);
	}

	private static String checked(String externalId) {
		String id = externalId.strip();
		if (id.isEmpty() || id.length() > LONGEST || id.indexOf('\0') >= 0) {
			refuse(Reason.ID);
		}
		return id;
	}

	private static void refuse(Reason reason) {
		throw new LinkRefusedException(reason);
	}

}
