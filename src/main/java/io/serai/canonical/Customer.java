package io.serai.canonical;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A person or organisation that buys.
 *
 * @param source name of the system that the record comes from, e.g. {@code shop}; the
 * door fills in the caller's own if it is absent
 * @param key the source's number; {@code externalId} is read too
 * @param version the source's version, see {@link RecordVersion}; absent on input means
 * {@code updatedAt}
 * @param updatedAt when the source last changed it, UTC
 * @param type person or organisation
 * @param name as it is to be shown
 * @param givenName null if not said
 * @param familyName null if not said
 * @param phones E.164; may be empty
 * @param emails may be empty
 * @param addresses may be empty
 * @param taxId tax registration number; null if not said
 * @param credit how much the customer may owe; null if not said
 * @param owner who looks after the customer, an id of the system that says so; null if
 * not said
 * @param consent to what the customer has agreed, in the source's words; null if not said
 * @param privacyClass absent on input means {@code personal}
 * @param externalRefs its ids elsewhere; may be empty
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record Customer(@FilledIn @SystemName String source, @JsonAlias("externalId") @KeyText String key,
		@FilledIn @NotBlank @Size(max = 64) String version, @NotNull Instant updatedAt, @NotNull CustomerType type,
		@NotBlank @Size(max = 200) String name, @Size(max = 100) @Nullable String givenName,
		@Size(max = 100) @Nullable String familyName, @Size(max = 20) List<@NotNull @PhoneNumber String> phones,
		@Size(max = 20) List<@NotNull @Email @Size(max = 254) String> emails,
		@Size(max = 20) List<@NotNull @Valid Address> addresses, @Size(max = 64) @Nullable String taxId,
		@Valid @NotNegative @Nullable Money credit, @Size(max = 128) @Nullable String owner,
		@Size(max = 64) @Nullable String consent, @FilledIn @NotNull PrivacyClass privacyClass,
		@Size(max = 50) List<@NotNull @Valid ExternalRef> externalRefs,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) implements CanonicalRecord {

	public Customer {
		version = Parts.version(version, updatedAt);
		phones = Parts.list(phones);
		emails = Parts.list(emails);
		addresses = Parts.list(addresses);
		privacyClass = (privacyClass != null) ? privacyClass : PrivacyClass.PERSONAL;
		externalRefs = Parts.list(externalRefs);
		raw = Parts.raw(raw);
	}

	@Override
	public RecordKind kind() {
		return RecordKind.CUSTOMER;
	}

	/**
	 * Returns the names of fields that a customer must have but that the source does not
	 * keep, as its mapping lists them in {@code unsaid}: what stands there is nobody's
	 * word.
	 */
	public Set<String> unsaid() {
		Set<String> names = new TreeSet<>();
		this.raw.getOrDefault("unsaid", MissingNode.getInstance()).forEach((name) -> names.add(name.asText()));
		return names;
	}

}
