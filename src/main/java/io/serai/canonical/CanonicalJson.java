package io.serai.canonical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import org.jspecify.annotations.Nullable;

/**
 * Canonical records as JSON and back, digit for digit: the one mapper of the hub.
 * Decimals are strings, instants ISO-8601 UTC, unknown fields are kept in {@code raw}.
 * Nesting is limited to 50 levels, one text to 1 MB, one number to 100 digits.
 */
public final class CanonicalJson {

	private static final JsonMapper MAPPER = mapperWithLimits();

	/** A reader alone cannot leave the search out: each parser asks its factory. */
	private static final ObjectReader OWN = MAPPER.reader().with(factoryWithLimits(false));

	private CanonicalJson() {
	}

	/**
	 * Returns the mapper, e.g. for JSON that is not a record. Not to be reconfigured.
	 */
	public static JsonMapper mapper() {
		return MAPPER;
	}

	/**
	 * Returns the record that the JSON says, not yet validated (see
	 * {@link RecordValidator}).
	 * @param json UTF-8
	 * @throws MalformedJsonException if it is not JSON
	 * @throws InvalidRecordException if a value is not of its field's type
	 */
	public static CanonicalRecord read(RecordKind kind, byte[] json) {
		return RecordDraft.of(kind, json).record();
	}

	/**
	 * Returns the record that the JSON tree says, not yet validated.
	 * @throws InvalidRecordException if a value is not of its field's type
	 */
	public static CanonicalRecord read(RecordKind kind, JsonNode json) {
		return RecordDraft.of(kind, json).record();
	}

	/**
	 * Returns any JSON as a tree.
	 * @param json UTF-8
	 * @throws MalformedJsonException if it is not JSON
	 */
	public static JsonNode readTree(byte[] json) {
		try {
			return MAPPER.readTree(json);
		}
		catch (IOException ex) {
			throw MalformedJsonException.of(ex);
		}
	}

	/**
	 * Returns what {@link #write} made as a tree: without the care that JSON of others
	 * needs, such as looking for a field that is there twice.
	 * @param json UTF-8
	 * @throws MalformedJsonException if it is not JSON
	 */
	static JsonNode readOwnTree(byte[] json) {
		try {
			return OWN.readTree(json);
		}
		catch (IOException ex) {
			throw MalformedJsonException.of(ex);
		}
	}

	/**
	 * Returns the record as UTF-8 JSON.
	 */
	public static byte[] write(CanonicalRecord record) {
		try {
			return MAPPER.writeValueAsBytes(record);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(record.recordKey() + " cannot be written as JSON", ex);
		}
	}

	/**
	 * Returns the record as a JSON tree of its own, free to be changed.
	 */
	public static ObjectNode tree(CanonicalRecord record) {
		return MAPPER.valueToTree(record);
	}

	/**
	 * Returns the Java type of a kind of record.
	 */
	public static Class<? extends CanonicalRecord> typeOf(RecordKind kind) {
		return switch (kind) {
			case ORDER -> Order.class;
			case STOCK -> StockLevel.class;
			case CUSTOMER -> Customer.class;
			case ORDER_STATUS -> OrderStatus.class;
			case SHIPMENT -> Shipment.class;
			case REFUND -> Refund.class;
			case APPROVAL -> Approval.class;
			case NOTICE -> Notice.class;
			case ALERT -> Alert.class;
		};
	}

	private static JsonMapper mapperWithLimits() {
		JsonMapper mapper = JsonMapper.builder(factoryWithLimits(true))
			.addModules(List.of(new JavaTimeModule(), new StrictScalars(), new BlackbirdModule()))
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
			.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
			.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
			.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
			.defaultPropertyInclusion(
					JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
			.withConfigOverride(Map.class,
					(config) -> config.setInclude(
							JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
			.build();
		mapper.setAnnotationIntrospectors(new RawIsWritten(), new RawIsRead());
		return mapper;
	}

	private static JsonFactory factoryWithLimits(boolean seeksDoubledFields) {
		return JsonFactory.builder()
			// Each request is a thread of its own; buffers kept by thread would never be
			// used
			// twice.
			.recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(50)
				.maxStringLength(1_000_000)
				.maxNumberLength(100)
				.maxNameLength(1_000)
				.maxDocumentLength(50_000_000)
				// A tree takes many times the bytes of what it was read from.
				.maxTokenCount(1_500_000)
				.build())
			.configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, seeksDoubledFields)
			.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
			.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
			.enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
			.build();
	}

	/**
	 * Lets {@code raw} be written like any field; Jackson would leave out what collects
	 * the unknown fields on reading.
	 */
	private static final class RawIsWritten extends JacksonAnnotationIntrospector {

		private static final long serialVersionUID = 1L;

		@Override
		public @Nullable Boolean hasAnySetter(Annotated annotated) {
			return null;
		}

	}

	/**
	 * Lets {@code raw} itself be read like any unknown field ({@link Parts#raw} unpacks
	 * it); Jackson would pass over it, since the collecting parameter has that name.
	 */
	private static final class RawIsRead extends JacksonAnnotationIntrospector {

		private static final long serialVersionUID = 1L;

		@Override
		public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
			return annotated.hasAnnotation(JsonAnySetter.class) ? PropertyName.construct("(all others)")
					: super.findNameForDeserialization(annotated);
		}

	}

}
