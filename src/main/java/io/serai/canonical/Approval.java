package io.serai.canonical;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The question whether something may go on, and what has become of it. Two records share
 * a key: the hub's own asks ({@code draft}), the approval system's tells how it stands.
 *
 * @param source who says so: {@code serai} asks, e.g. {@code oa} tells
 * @param key the hub's key of what is asked; an approval system keeps it and gives it
 * back
 * @param version the source's version, see {@link RecordVersion}; absent on input means
 * {@code updatedAt}
 * @param updatedAt when the source last changed it, UTC
 * @param subjectKind kind of the record that it is about; null if the approval system
 * does not say
 * @param subjectSource that record's source; null if the approval system does not say
 * @param subjectKey that record's key; null if the approval system does not say
 * @param templateKey which form of the approval system is used; null if not said
 * @param requester who asks, an id of the approval system; null if that is fixed there
 * @param title what the person who decides reads first
 * @param amount what it is about in money; null if it is not about money
 * @param formFields further fields of the form, as text by name; may be empty
 * @param status what has become of it
 * @param submittedAt when it was asked, UTC; null if not yet
 * @param decidedAt when it came to its end, UTC; null if not yet
 * @param decisions what each person said; may be empty
 * @param externalRefs its ids elsewhere; may be empty
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record Approval(@SystemName String source, @KeyText String key,
		@FilledIn @NotBlank @Size(max = 64) String version, @NotNull Instant updatedAt,
		@Nullable RecordKind subjectKind, @Size(min = 1, max = 64) @Nullable String subjectSource,
		@Size(min = 1, max = 128) @Nullable String subjectKey, @Size(min = 1, max = 128) @Nullable String templateKey,
		@Size(min = 1, max = 128) @Nullable String requester, @NotBlank @Size(max = 200) String title,
		@Valid @Nullable Money amount,
		@Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 2000) String> formFields,
		@NotNull ApprovalStatus status, @Nullable Instant submittedAt, @Nullable Instant decidedAt,
		@Size(max = 200) List<@NotNull @Valid Decision> decisions,
		@Size(max = 50) List<@NotNull @Valid ExternalRef> externalRefs,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) implements CanonicalRecord {

	public Approval {
		version = Parts.version(version, updatedAt);
		formFields = Parts.map(formFields);
		decisions = Parts.list(decisions);
		externalRefs = Parts.list(externalRefs);
		raw = Parts.raw(raw);
	}

	@Override
	public RecordKind kind() {
		return RecordKind.APPROVAL;
	}

}
