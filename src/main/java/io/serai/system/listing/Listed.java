package io.serai.system.listing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.serai.canonical.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/**
 * One document as a system lists it, cut down to what can be compared with another
 * system. Holds numbers, amounts and states, never anything about a person.
 *
 * @param source name of the system that owns the number
 * @param key the source's number
 * @param id what this system calls the document; two documents of one number differ in it
 * @param at when it was made, as far as both systems agree on it; null if only the day is
 * known
 * @param day its business day; null if {@code at} says it
 * @param changedAt when this system last changed it; null if it does not tell
 * @param live whether it counts; a cancelled document does not
 * @param amount what it is worth; null for things without worth
 * @param fields what else can be compared, by name
 */
@NamedInterface("listing")
@JsonIgnoreProperties(ignoreUnknown = true)
public record Listed(String source, String key, String id, @Nullable Instant at, @Nullable LocalDate day,
		@Nullable Instant changedAt, @Nullable Boolean live, @Nullable Money amount, Map<String, String> fields) {

	public Listed {
		fields = Collections.unmodifiableMap((fields != null) ? new TreeMap<>(fields) : new TreeMap<>());
	}

	/** Whether it counts; what does not say so does. */
	public boolean counts() {
		return !Boolean.FALSE.equals(this.live);
	}

	/** Returns the amount; zero for things without worth. */
	public BigDecimal worth() {
		return (this.amount != null) ? this.amount.amount() : BigDecimal.ZERO;
	}

	/** Returns what is wrong with it; null if it can be compared. */
	@Nullable String fault() {
		if (isBlank(this.source) || isBlank(this.key) || isBlank(this.id)) {
			return "it needs source, key and id";
		}
		return (this.at == null && this.day == null) ? "it needs at or day" : null;
	}

	// Jackson leaves out what the system leaves out, whatever the type says.
	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

}
