package io.serai.system.listing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.serai.canonical.DecimalText;
import io.serai.canonical.Money;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/**
 * One document as a system lists it, cut down to what can be compared with another
 * system. Holds numbers, amounts and states; what is about a person is masked.
 *
 * @param source name of the system that owns the number; empty if this system does not
 * know
 * @param key the source's number
 * @param id what this system calls the document; two documents of one number differ in it
 * @param at when it was made, as far as both systems agree on it; null if only the day is
 * known
 * @param day its business day; null if {@code at} says it, or if it stands until it
 * changes
 * @param changedAt when this system last changed it; null if it does not tell
 * @param live whether it counts; a cancelled document does not
 * @param amount what it is worth; null for things without worth
 * @param quantity how much there is; null for what is not counted
 * @param fields what else can be compared, by name
 */
@NamedInterface("listing")
@JsonIgnoreProperties(ignoreUnknown = true)
public record Listed(String source, String key, String id, @Nullable Instant at, @Nullable LocalDate day,
		@Nullable Instant changedAt, @Nullable Boolean live, @Nullable Money amount,
		@DecimalText @Nullable BigDecimal quantity, Map<String, String> fields) {

	public Listed {
		source = (source != null) ? source : "";
		fields = Collections.unmodifiableMap((fields != null) ? new TreeMap<>(fields) : new TreeMap<>());
	}

	/** Whether it counts; what does not say so does. */
	public boolean counts() {
		return !Boolean.FALSE.equals(this.live);
	}

	/** Returns the amount, or the quantity; zero for what has neither. */
	public BigDecimal worth() {
		if (this.amount != null) {
			return this.amount.amount();
		}
		return (this.quantity != null) ? this.quantity : BigDecimal.ZERO;
	}

	/** Returns it as one of a system that owns its number. */
	public Listed of(String owner) {
		return new Listed(owner, this.key, this.id, this.at, this.day, this.changedAt, this.live, this.amount,
				this.quantity, this.fields);
	}

	/** Returns it with another quantity; what it was is a field of the name. */
	public Listed withQuantity(BigDecimal other, String before) {
		Map<String, String> more = new TreeMap<>(this.fields);
		more.put(before, worth().toPlainString());
		return new Listed(this.source, this.key, this.id, this.at, this.day, this.changedAt, this.live, this.amount,
				other, more);
	}

	/** Returns what is wrong with it; null if it can be compared. */
	@Nullable String fault(RecordKind kind) {
		if (isBlank(this.key) || isBlank(this.id)) {
			return "it needs key and id";
		}
		if (kind.stands()) {
			return (kind == RecordKind.STOCK && this.quantity == null) ? "it needs quantity" : null;
		}
		if (isBlank(this.source)) {
			return "it needs source";
		}
		return (this.at == null && this.day == null) ? "it needs at or day" : null;
	}

	// Jackson leaves out what the system leaves out, whatever the type says.
	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

}
