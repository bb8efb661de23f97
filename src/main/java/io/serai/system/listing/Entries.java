package io.serai.system.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.reading.PolledItem;

/**
 * What items of a list become to be compared. What the mapping says under
 * {@code personal} is masked before anything else sees it.
 */
final class Entries {

	private final Mappings mappings;

	private final Masks masks;

	Entries(Mappings mappings, Masks masks) {
		this.mappings = mappings;
		this.masks = masks;
	}

	/**
	 * Returns the entries of an item: none if the mapping makes null of it, several if it
	 * makes a list.
	 * @throws HubException if it cannot be read or compared
	 */
	List<Listed> of(PolledItem item) {
		if (item.unreadable() != null) {
			throw new HubException(item.unreadable());
		}
		JsonNode mapped = item.mapped(this.mappings);
		List<Listed> entries = new ArrayList<>();
		for (JsonNode one : mapped.isArray() ? mapped : mapped.isNull() ? List.<JsonNode>of() : List.of(mapped)) {
			entries.add(entry(item.system(), item.operation(), one));
		}
		return entries;
	}

	private Listed entry(OutsideSystem system, Operation listing, JsonNode mapped) {
		try {
			Listed document = CanonicalJson.mapper().treeToValue(masked(mapped), Listed.class);
			String fault = document.fault(Objects.requireNonNull(listing.lists()));
			if (fault != null) {
				throw invalid(system, listing, fault);
			}
			return document;
		}
		catch (JsonProcessingException ex) {
			throw invalid(system, listing, "it is not of the form of an entry");
		}
	}

	private JsonNode masked(JsonNode mapped) {
		JsonNode personal = mapped.path("personal");
		if (!personal.isObject()) {
			return mapped;
		}
		ObjectNode entry = mapped.deepCopy();
		entry.remove("personal");
		ObjectNode fields = entry.withObjectProperty("fields");
		personal.properties().forEach((field) -> fields.put(field.getKey(), this.masks.of(field.getValue())));
		return entry;
	}

	static HubException invalid(OutsideSystem system, Operation listing, String fault) {
		return system.failures()
			.of(FailureClass.INVALID_DATA, String.valueOf(listing.mapping()),
					"what is listed cannot be compared: " + fault, false);
	}

}
