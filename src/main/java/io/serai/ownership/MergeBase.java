package io.serai.ownership;

import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.crossref.Written;
import org.jspecify.annotations.Nullable;

/**
 * What a system and the hub last both held of a customer: what the system said last, or
 * what the hub has written to it since.
 */
final class MergeBase {

	private final @Nullable Member before;

	private final @Nullable Written written;

	private final boolean isUpToDate;

	/**
	 * Makes it.
	 * @param before what the system said last; null if nothing
	 * @param written what the hub wrote there last; null if nothing
	 * @param version of what is agreed now
	 */
	MergeBase(@Nullable Member before, @Nullable Written written, long version) {
		this.before = before;
		this.written = written;
		this.isUpToDate = written != null && written.version().equals(String.valueOf(version));
	}

	/** Tells whether they ever held anything both. */
	boolean isThere() {
		return this.before != null || this.written != null;
	}

	/** Returns what the system said of the field last; null if nothing. */
	@Nullable JsonNode said(String field) {
		return (this.before != null) ? this.before.said().get(field) : null;
	}

	/**
	 * Returns the names of fields of which a system that is silent has changed its mind.
	 */
	Set<String> fields() {
		if (this.before != null) {
			return this.before.said().fields().keySet();
		}
		return (this.written != null) ? this.written.kept() : Set.of();
	}

	/** Tells whether the hub itself wrote this value last, which is no change there. */
	boolean isOurWrite(String field, JsonNode value) {
		return this.written != null && this.written.stands(field, value);
	}

	/**
	 * Tells whether what is agreed of the field has moved on since. Of a field that the
	 * system says otherwise the hub's write stands only if it came after that word: then
	 * the system did not know it.
	 */
	boolean hasMoved(String field, @Nullable JsonNode ours) {
		if (ours != null && isOurWrite(field, ours)) {
			return !ours.equals(said(field));
		}
		if (this.isUpToDate) {
			return false;
		}
		if (isWrittenSince()) {
			return !Objects.requireNonNull(this.written).was(field, ours);
		}
		return !Objects.equals(said(field), ours);
	}

	/** Returns what both held of the field. */
	Base base(String field) {
		boolean isKnown = !isWrittenSince() || Objects.requireNonNull(this.written).was(field, said(field));
		return isKnown ? new Base(true, said(field)) : Base.UNKNOWN;
	}

	/** What a system said before this was kept is taken for later. */
	private boolean isWrittenSince() {
		return this.written != null && (this.before == null
				|| !this.before.after().orElse(this.written.version()).equals(this.written.version()));
	}

	/**
	 * What both held of a field.
	 *
	 * @param isKnown whether anybody knows
	 * @param value null if nothing, or if nobody knows
	 */
	record Base(boolean isKnown, @Nullable JsonNode value) {

		static final Base UNKNOWN = new Base(false, null);

	}

}
