package io.serai.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Cipher;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MappingsTests {

	@TempDir
	Path folder;

	@Test
	void refusesToStartWithEveryBrokenFileListed() throws IOException {
		write("good-to-x", "{\"a\": .a}");
		write("bad-to-x", "{\"a\": .a\n \"b\": .b}");
		write("worse-to-x", "{\"a\":\n frob(.a)}");
		Files.createDirectories(this.folder.resolve("empty-to-x"));

		assertThatExceptionOfType(BrokenFilesException.class).isThrownBy(() -> new Mappings(this.folder))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(3)
				.anyMatch((problem) -> problem.startsWith("mappings/bad-to-x/bad-to-x.jslt:2:2: '\"b\"'"))
				.anyMatch((problem) -> problem.startsWith("mappings/worse-to-x/worse-to-x.jslt:2:"))
				.anyMatch((problem) -> problem.contains("there is no empty-to-x.jslt")));
	}

	@Test
	void keepsTheOldMappingWhenTheNewOneIsBroken() throws IOException {
		write("one-to-x", "{\"v\": 1}");
		Mappings mappings = new Mappings(this.folder);

		write("one-to-x", "{\"v\": ");
		assertThatExceptionOfType(BrokenFilesException.class).isThrownBy(() -> mappings.reload("one-to-x"));
		assertThat(apply(mappings, "one-to-x", "{}").toString()).isEqualTo("{\"v\":1}");

		write("one-to-x", "{\"v\": 2}");
		mappings.reload("one-to-x");
		assertThat(apply(mappings, "one-to-x", "{}").toString()).isEqualTo("{\"v\":2}");
	}

	@Test
	void whatIsInFlightEndsWithAMappingThatIsForgotten() throws IOException {
		write("one-to-x", "{\"v\": 1}");
		Mappings mappings = new Mappings(this.folder);

		mappings.forget("one-to-x");
		assertThat(mappings.names()).isEmpty();
		assertThat(apply(mappings, "one-to-x", "{}").toString()).isEqualTo("{\"v\":1}");

		write("one-to-x", "{\"v\": 2}");
		mappings.reload("one-to-x");
		assertThat(mappings.names()).containsExactly("one-to-x");
		assertThat(apply(mappings, "one-to-x", "{}").toString()).isEqualTo("{\"v\":2}");
	}

	@Test
	void refusesAResultThatDoesNotFitItsSchemaWithoutTellingTheValue() throws IOException {
		write("one-to-x", "{\"a\": .a}");
		Files.writeString(this.folder.resolve("one-to-x/one-to-x.schema.json"),
				"{\"properties\": {\"a\": {\"type\": \"integer\"}}, \"required\": [\"a\"]}");
		Mappings mappings = new Mappings(this.folder);

		assertThatExceptionOfType(HubException.class)
			.isThrownBy(() -> apply(mappings, "one-to-x", "{\"a\": \"secret\"}"))
			.satisfies((ex) -> assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA))
			.withMessageContaining("one-to-x")
			.withMessageContaining("/a (type)")
			.withMessageNotContaining("secret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					sum("0.1", "0.2")                             | "0.3"
					sum([])                                       | "0"
					sum(["1234567890123456.78", "0.10"])          | "1234567890123456.88"
					minus("0.3", "0.1")                           | "0.2"
					times("3", "1234567890123456.78")             | "3703703670370370.34"
					divide("1", "3", 4)                           | "0.3333"
					divide("2", "3", 2)                           | "0.67"
					fen("59.90")                                  | 5990
					fen("12345678901234567890.12")                | 1234567890123456789012
					yuan(5990)                                    | "59.90"
					yuan(-5)                                      | "-0.05"
					decimal("1.5", 2)                             | "1.50"
					decimal-number("2.50")                        | 2.50
					eq("1.0", "1.00")                             | true
					iso-to-epoch("2026-11-22T05:07:50Z")          | 1795324070
					epoch-to-iso(1795324070)                      | "2026-11-22T05:07:50Z"
					date-in("2026-11-22T16:05:00Z", "Asia/Shanghai") | "2026-11-23"
					local-from-iso("2026-11-22T16:05:00Z", "Asia/Shanghai", "yyyy-MM-dd HH:mm:ss") | "2026-11-23 00:05:00"
					iso-from-local("2026-11-23 00:05:00", "Asia/Shanghai", "yyyy-MM-dd HH:mm:ss")  | "2026-11-22T16:05:00Z"
					iso-to-millis("2026-11-22T05:07:50.123Z")     | 1795324070123
					millis-to-iso(1795324070123)                  | "2026-11-22T05:07:50.123Z"
					sha256-hex(join(sort-texts(["64f1c0ffee000001", "hubuser", "300001_QdqIUbHuBxVxM5xq", "hubAppSecret0000000000000000000a", "1795324073"]), "")) | "7b564e3d4e607fd9997eb8d9577cfb961a894a7ae5f273b01ac0a79ec70061bd"
					hmac-sha256-base64("hubAppSecret", "appKeyhubAppKey00000000000000000000000timestamp1795324073000") | "TQy82Hpwvbmyt27Bv7pKtEZYDmPHjtJmRO+3Y2cxrOw="
					base64("hubapikey:" + hmac-sha256-hex("hubsecretkey", "POST /Account")) | "aHViYXBpa2V5OjlmM2NhMmY2MGQwMjk2NWY2ZjFlZWFkYjVkMDA5NmUzZGMxOGQ2ZTNkOTUzN2UxZWE3ZjgyMWU3OGFiYzdmN2U="
					md5-hex("hubclientid00000%7B%22tid%22%3A%22E20261122131400000000001%22%7Dhubclientsecret0000000000000000") | "6c339d6070c724afa5fbf5c89d2e819b"
					sha1-hex("15147114921714036504AAAAA")               | "f464b24fc39322e44b38aa78f5edd27bd1441696"
					url-encode("茶 & +")                           | "%E8%8C%B6%20%26%20%2B"
					""")
	void calculatesExactly(String expression, String expected) throws IOException {
		write("one-to-x", expression);

		assertThat(apply(new Mappings(this.folder), "one-to-x", "{}").toString()).isEqualTo(expected);
	}

	@Test
	void encryptsForAPublicKey() throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(1024);
		KeyPair pair = generator.generateKeyPair();
		write("one-to-x", "rsa-base64(\"%s\", \"秘密\")"
			.formatted(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));

		String encrypted = apply(new Mappings(this.folder), "one-to-x", "{}").asText();

		Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
		cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
		assertThat(new String(cipher.doFinal(Base64.getDecoder().decode(encrypted)), StandardCharsets.UTF_8))
			.isEqualTo("秘密");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sum(.missing)", "times(\"two\", 2)", "minus(\"1e3\", \"1\")", "divide(\"1\", \"0\", 2)",
			"sum(exact-json(\"1e999999999\"))", "times(exact-json(\"1e-999999999\"), 2)",
			"times(\"2\", exact-json(\"1e101\"))", "fen(\"0.001\")", "yuan(\"1.5\")", "decimal(\"1.555\", 2)",
			"decimal(null)", "epoch-to-iso(\"yesterday\")", "date-in(\"yesterday\", \"Asia/Shanghai\")",
			"date-in(\"2026-11-22T16:05:00Z\", \"Moon\")", "md5-hex(.missing)", "rsa-base64(\"yesterday\", \"x\")" })
	void refusesWhatItCannotCalculateExactly(String expression) throws IOException {
		write("one-to-x", expression);
		Mappings mappings = new Mappings(this.folder);

		assertThatExceptionOfType(HubException.class).isThrownBy(() -> apply(mappings, "one-to-x", "{}"))
			.satisfies((ex) -> assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA))
			.withMessageContaining("mapping one-to-x: ")
			.withMessageNotContaining("yesterday");
	}

	@Test
	void asksForEachCodeAtTheBusinessDateOfTheRecord() throws IOException {
		write("one-to-x", """
				{"skus": [for (.lines) code("sku", "erp", .sku)], "back": code-from("sku", "erp", "T-9"),
				 "then": code("region", "erp", "SH", "2020-01-01T00:00:00Z")}""");
		Mappings mappings = new Mappings(this.folder, new Table(true));

		JsonNode made = apply(mappings, "one-to-x",
				"""
						{"updatedAt": "2026-11-22T05:00:00Z", "orderDate": "2026-11-20T05:00:00Z", "lines": [{"sku": "TEA"}]}""");

		assertThat(made.at("/skus/0").asText())
			.isEqualTo(new CodeLookup.Asked("sku", "erp", "TEA", true) + " 2026-11-20T05:00:00Z");
		assertThat(made.path("back").asText())
			.isEqualTo(new CodeLookup.Asked("sku", "erp", "T-9", false) + " 2026-11-20T05:00:00Z");
		assertThat(made.path("then").asText()).endsWith(" 2020-01-01T00:00:00Z");
		assertThat(apply(mappings, "one-to-x", "{\"updatedAt\": \"yesterday\"}").path("back").asText())
			.endsWith("null");
	}

	@Test
	void leavesACodeAsItIsWhileNobodyKeepsItsTable() throws IOException {
		write("one-to-x",
				"""
						{"to": code-or-same("carrier", "shop", "SF"), "from": code-from-or-same("carrier", "shop", "shunfeng")}""");

		JsonNode without = apply(new Mappings(this.folder, new Table(false)), "one-to-x", "{}");
		JsonNode with = apply(new Mappings(this.folder, new Table(true)), "one-to-x", "{}");

		assertThat(without.toString()).isEqualTo("{\"to\":\"SF\",\"from\":\"shunfeng\"}");
		assertThat(with.path("to").asText()).startsWith(new CodeLookup.Asked("carrier", "shop", "SF", true).toString());
		assertThat(with.path("from").asText())
			.startsWith(new CodeLookup.Asked("carrier", "shop", "shunfeng", false).toString());
	}

	private record Table(boolean kept) implements CodeLookup {

		@Override
		public String find(Asked asked, @Nullable Instant at) {
			return asked + " " + at;
		}

		@Override
		public boolean isKept(String table, String system) {
			return this.kept;
		}

	}

	private static JsonNode apply(Mappings mappings, String name, String input) {
		return mappings.apply(name, CanonicalJson.readTree(input.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
				Map.of());
	}

	private void write(String name, String jslt) throws IOException {
		Files.createDirectories(this.folder.resolve(name));
		Files.writeString(this.folder.resolve(name).resolve(name + ".jslt"), jslt);
	}

}
