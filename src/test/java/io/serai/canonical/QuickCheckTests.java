package io.serai.canonical;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The quick check may pass less than the validator, and nothing more.
 */
class QuickCheckTests {

	private static final List<String> VALUES = List.of("null", "\"\"", "\" \"", "\"\\u0007\"", "\"-1\"", "\"0\"",
			"\"x\"", "\"QQQ\"", "\"0.00001\"", "\"%s\"".formatted("x".repeat(3000)), "-1", "0", "2", "[]", "[null]",
			"{}", "true", "\"2026-11-22T05:07:50Z\"", "\"+8613800138000\"", "\"a@b.example\"",
			"\"mei.lin_2@mail.shop.example\"", "\"a@b\"", "\"a..b@c.example\"", "\".a@c.example\"", "\"a@-b.example\"",
			"\"%s@c.example\"".formatted("x".repeat(65)), "\"a@%s.example\"".formatted("x".repeat(64)));

	private final RecordValidator validator = new RecordValidator();

	@ParameterizedTest
	@MethodSource("records")
	void saysWhatTheValidatorSaysOfEveryValueInEveryPlace(CanonicalRecord record) {
		List<String> differences = new ArrayList<>();
		int invalid = 0;
		for (CanonicalRecord changed : changed(record)) {
			List<Violation> told = this.validator.told(changed, Locale.ENGLISH);
			invalid += told.isEmpty() ? 0 : 1;
			if (!this.validator.violations(changed, Locale.ENGLISH).equals(told)) {
				differences.add(told + " of " + new String(CanonicalJson.write(changed)));
			}
		}

		assertThat(differences).isEmpty();
		assertThat(invalid).isGreaterThan(10);
	}

	@Test
	void passesAnOrdinaryRecordWithoutTheValidator() {
		Validator asked = (Validator) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Validator.class }, (proxy, method, arguments) -> {
					assertThat(method.getName()).isEqualTo("validateValue");
					return Set.of();
				});
		QuickCheck quick = new QuickCheck(asked);

		assertThat(List.of(Samples.order("A-1"), Samples.stock("TEA", "WH-1"), Samples.customer("C-1")))
			.allMatch(quick::passes);
	}

	private static Stream<CanonicalRecord> records() {
		return Stream.of(Samples.order("A-1"), Samples.stock("TEA", "WH-1"), Samples.customer("C-1"),
				Samples.orderStatus("A-1"), Samples.shipment("S-1"), Samples.refund("R-1"), Samples.approval("P-1"));
	}

	private static List<CanonicalRecord> changed(CanonicalRecord record) {
		List<CanonicalRecord> all = new ArrayList<>(List.of(record));
		ObjectNode json = CanonicalJson.tree(record);
		change(json, json, record.kind(), all);
		return all;
	}

	/** Puts each value into each place, one at a time. */
	private static void change(JsonNode at, ObjectNode whole, RecordKind kind, List<CanonicalRecord> all) {
		if (at instanceof ObjectNode object) {
			List<String> names = new ArrayList<>();
			object.fieldNames().forEachRemaining(names::add);
			for (String name : names) {
				JsonNode before = object.get(name);
				for (String value : VALUES) {
					object.set(name, CanonicalJson.readTree(value.getBytes()));
					add(whole, kind, all);
				}
				object.remove(name);
				add(whole, kind, all);
				object.set(name, before);
				change(before, whole, kind, all);
			}
		}
		else if (at instanceof ArrayNode array) {
			array.forEach((element) -> change(element, whole, kind, all));
		}
	}

	private static void add(ObjectNode json, RecordKind kind, List<CanonicalRecord> all) {
		CanonicalRecord value = RecordDraft.of(kind, json).value();
		if (value != null) {
			all.add(value);
		}
	}

}
