package io.serai.ownership;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of ownership, {@code serai.ownership.*}.
 *
 * @param merged whether customers are merged at all
 * @param leading the system whose numbers a merged customer keeps
 * @param customer field to the system whose word counts; a field that is not named is
 * anybody's
 * @param keepConflicts how long a conflict is kept after it was settled
 */
@Validated
@ConfigurationProperties("serai.ownership")
record OwnershipSettings(@DefaultValue("false") boolean merged, @DefaultValue("shop") String leading,
		@DefaultValue Map<String, String> customer, @DefaultValue("90d") Duration keepConflicts) {

	@Nullable String ownerOf(String field) {
		return this.customer.get(field);
	}

	/** Returns the fields whose owner the system is, sorted. */
	List<String> ownedBy(String system) {
		return this.customer.entrySet()
			.stream()
			.filter((owner) -> owner.getValue().equals(system))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

}
