package io.serai.canonical;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param streetAddress one to three lines, the narrowest part first
 * @param addressDistrict district or county; null if there is none
 * @param addressLocality city
 * @param addressRegion ISO 3166-2 where known, else the name; null if there is none
 * @param postalCode null if unknown
 * @param addressCountry ISO 3166-1 alpha-2, e.g. {@code CN}
 * @param recipientName who receives; required in a shipping address
 * @param recipientPhone E.164; required in a shipping address
 * @param raw what the sender said and the model does not know, by field name; empty if
 * there is nothing
 */
public record Address(@NotNull @Size(min = 1, max = 3) List<@NotBlank @Size(max = 200) String> streetAddress,
		@Size(max = 100) @Nullable String addressDistrict, @NotBlank @Size(max = 100) String addressLocality,
		@Size(max = 100) @Nullable String addressRegion, @Size(max = 20) @Nullable String postalCode,
		@NotNull @Pattern(regexp = "[A-Z]{2}", message = "{io.serai.Country}") String addressCountry,
		@NotNull(groups = Shipping.class) @Size(max = 200) @Nullable String recipientName,
		@NotNull(groups = Shipping.class) @PhoneNumber @Nullable String recipientPhone,
		@JsonAnySetter @Size(max = 200) Map<String, JsonNode> raw) {

	public Address {
		streetAddress = Parts.list(streetAddress);
		raw = Parts.raw(raw);
	}

}
