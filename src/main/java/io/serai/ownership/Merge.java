package io.serai.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Brings what one system says into what is agreed, field by field. Pure: it stores
 * nothing.
 */
final class Merge {

	private final String system;

	private final OwnershipSettings settings;

	private final Set<String> known;

	private final BiPredicate<String, JsonNode> isOurOwnWrite;

	private final boolean onTopOfOurs;

	/**
	 * Makes a merge.
	 * @param system the system that speaks
	 * @param known systems that have said anything of this customer
	 * @param isOurOwnWrite tells whether the hub itself last wrote this value of the
	 * field to the system
	 * @param onTopOfOurs whether the hub has written to the system what is agreed now, so
	 * that the system knew it when it changed something
	 */
	Merge(String system, OwnershipSettings settings, Set<String> known, BiPredicate<String, JsonNode> isOurOwnWrite,
			boolean onTopOfOurs) {
		this.system = system;
		this.settings = settings;
		this.known = known;
		this.isOurOwnWrite = isOurOwnWrite;
		this.onTopOfOurs = onTopOfOurs;
	}

	/**
	 * Merges.
	 * @param base what the system said before; null if it never said anything
	 * @param theirs what it says now
	 * @param ours what is agreed
	 */
	Result of(@Nullable Said base, Said theirs, Said ours) {
		Said before = (base != null) ? base : Said.NOTHING;
		Said agreed = ours;
		List<Dispute> disputes = new ArrayList<>();
		List<String> left = new ArrayList<>();
		Set<String> names = new TreeSet<>(theirs.fields().keySet());
		names.addAll(before.fields().keySet());
		for (String field : names) {
			JsonNode now = theirs.get(field);
			JsonNode agreedBefore = this.onTopOfOurs ? ours.get(field) : before.get(field);
			if (!hasChanged(field, before.get(field), now) || Objects.equals(now, ours.get(field))) {
				continue;
			}
			boolean together = base != null || this.onTopOfOurs;
			if (isTheirsToSay(field, together, ours)) {
				agreed = agreed.with(field, now);
			}
			else if (together && hasChangedHere(field, agreedBefore, ours.get(field))) {
				disputes.add(new Dispute(field, agreedBefore, now, ours.get(field)));
			}
			else if (together && this.settings.ownerOf(field) == null) {
				agreed = agreed.with(field, now);
			}
			else {
				left.add(field);
			}
		}
		return new Result(agreed, disputes, left);
	}

	private boolean hasChanged(String field, @Nullable JsonNode before, @Nullable JsonNode now) {
		return !Objects.equals(before, now) && (now == null || !this.isOurOwnWrite.test(field, now));
	}

	/** Ours has moved on since the system and the hub last agreed. */
	private boolean hasChangedHere(String field, @Nullable JsonNode before, @Nullable JsonNode ours) {
		return !Objects.equals(before, ours) && (ours == null || !this.isOurOwnWrite.test(field, ours));
	}

	/**
	 * Its owner may say anything; anybody may say what nobody has said yet, as long as
	 * the owner is silent.
	 */
	private boolean isTheirsToSay(String field, boolean together, Said ours) {
		String owner = this.settings.ownerOf(field);
		if (owner != null) {
			return owner.equals(this.system) || !this.known.contains(owner);
		}
		return !together && ours.get(field) == null;
	}

	/**
	 * What came of it.
	 *
	 * @param agreed what is agreed now
	 * @param disputes what a person has to decide
	 * @param left fields that were not taken over since they are somebody else's
	 */
	record Result(Said agreed, List<Dispute> disputes, List<String> left) {
	}

	/**
	 * A field that both sides have changed since they last agreed.
	 */
	record Dispute(String field, @Nullable JsonNode base, @Nullable JsonNode theirs, @Nullable JsonNode ours) {
	}

}
