package io.serai.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

	private final MergeBase common;

	/**
	 * Makes a merge.
	 * @param system the system that speaks
	 * @param known systems that have said anything of this customer
	 * @param common what the system and the hub last both held
	 */
	Merge(String system, OwnershipSettings settings, Set<String> known, MergeBase common) {
		this.system = system;
		this.settings = settings;
		this.known = known;
		this.common = common;
	}

	/**
	 * Merges.
	 * @param theirs what the system says now
	 * @param ours what is agreed
	 * @param unsaid fields that the system does not keep: not naming them takes nothing
	 * away
	 */
	Result of(Said theirs, Said ours, Set<String> unsaid) {
		Said agreed = ours;
		List<Dispute> disputes = new ArrayList<>();
		List<String> left = new ArrayList<>();
		Set<String> names = new TreeSet<>(theirs.fields().keySet());
		names.addAll(this.common.fields());
		names.removeIf((field) -> theirs.get(field) == null && unsaid.contains(field));
		for (String field : names) {
			JsonNode now = theirs.get(field);
			if (!hasChanged(field, now) || Objects.equals(now, ours.get(field))) {
				continue;
			}
			if (isTheirsToSay(field, ours)) {
				agreed = agreed.with(field, now);
			}
			else if (this.common.isThere() && this.common.hasMoved(field, ours.get(field))) {
				disputes.add(new Dispute(field, this.common.base(field), now, ours.get(field)));
			}
			else if (this.common.isThere() && this.settings.ownerOf(field) == null) {
				agreed = agreed.with(field, now);
			}
			else {
				left.add(field);
			}
		}
		return new Result(agreed, disputes, left);
	}

	/** Only a field that they keep is asked about here, so nothing means taken away. */
	private boolean hasChanged(String field, @Nullable JsonNode now) {
		return now == null || (!now.equals(this.common.said(field)) && !this.common.isOurWrite(field, now));
	}

	/**
	 * Its owner may say anything; anybody may say what nobody has said yet, as long as
	 * the owner is silent.
	 */
	private boolean isTheirsToSay(String field, Said ours) {
		String owner = this.settings.ownerOf(field);
		if (owner != null) {
			return owner.equals(this.system) || !this.known.contains(owner);
		}
		return !this.common.isThere() && ours.get(field) == null;
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
	record Dispute(String field, MergeBase.Base base, @Nullable JsonNode theirs, @Nullable JsonNode ours) {
	}

}
