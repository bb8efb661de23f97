package io.serai.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.database.OnEachDatabase;
import org.junit.jupiter.api.Test;

/**
 * What a connector's {@code stub/kit.yaml} says: how the simulated system answers, and
 * what the hub must make of each misfortune.
 *
 * @param elsewhere why no simulated HTTP system can play it, and which tests do; null if
 * one can
 * @param credentials that the sign-in names itself; the usual five are set
 * @param options that have no default
 * @param operations how each operation's call is known, and its normal answer
 * @param calls what flows call
 * @param byId of each poll that can read one: what a backfill of the id {@code with}
 * reads
 * @param cases scenes of each case
 */
record Kit(Elsewhere elsewhere, Map<String, String> credentials, Map<String, String> options,
		Map<String, Known> operations, Map<String, Called> calls, Map<String, Scene> byId, Map<KitCase, Scenes> cases) {

	static final Path PROJECT = Path.of(System.getProperty("serai.basedir", "."));

	private static final YAMLMapper YAML = YAMLMapper.builder()
		.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	Kit {
		credentials = (credentials != null) ? credentials : Map.of();
		options = (options != null) ? options : Map.of();
		operations = (operations != null) ? operations : Map.of();
		calls = (calls != null) ? calls : Map.of();
		byId = (byId != null) ? byId : Map.of();
		cases = (cases != null) ? cases : Map.of();
	}

	static List<String> connectors() {
		try (Stream<Path> folders = Files.list(PROJECT.resolve("connectors"))) {
			return folders.filter(Files::isDirectory).map((path) -> path.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Set<String> operationsOf(String connector) {
		try {
			Set<String> names = new TreeSet<>();
			YAML.readTree(PROJECT.resolve("connectors").resolve(connector).resolve("connector.yaml").toFile())
				.path("operations")
				.fieldNames()
				.forEachRemaining(names::add);
			return names;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Kit of(String connector) {
		Path file = PROJECT.resolve("connectors").resolve(connector).resolve("stub/kit.yaml");
		if (!Files.exists(file)) {
			return new Kit(null, null, null, null, null, null, null);
		}
		try {
			return YAML.readValue(Files.readString(file), Kit.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"connectors/%s/stub/kit.yaml; src/docs/add-a-connector.md section 6 says what it holds"
						.formatted(connector),
					ex);
		}
	}

	/** Returns the scenes of a case; none if it says why it cannot occur. */
	List<Scene> scenes(KitCase one) {
		return Stream.ofNullable(this.cases.get(one))
			.flatMap((scenes) -> Stream.ofNullable(scenes.scenes()))
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * Says that a connector does not speak HTTP.
	 *
	 * @param why in a sentence
	 * @param tests the class whose tests play the cases on the real thing
	 */
	record Elsewhere(String why, String tests) {

		/**
		 * Returns whether the class has a test of that name; {@code Class#test} for
		 * another.
		 */
		boolean has(String test) {
			try {
				int hash = test.indexOf('#');
				String type = (hash > 0) ? getClass().getPackageName() + "." + test.substring(0, hash) : this.tests;
				return Stream.of(Class.forName(type).getDeclaredMethods())
					.filter((method) -> method.getName().equals(test.substring(hash + 1)))
					.anyMatch((method) -> method.isAnnotationPresent(Test.class)
							|| method.isAnnotationPresent(OnEachDatabase.class));
			}
			catch (ClassNotFoundException ex) {
				return false;
			}
		}

	}

	/**
	 * How a call of one operation is known.
	 *
	 * @param method GET unless said
	 * @param path without query, as it is; {@code *} at its end stands for one segment
	 * @param query pattern in the query; null for any
	 * @param body pattern in the body; null for any
	 * @param answer name of a file in {@code stub/}, or the answer itself
	 */
	record Known(String method, String path, String query, String body, JsonNode answer) {

		String pathPattern() {
			return this.path.endsWith("*") ? Pattern.quote(this.path.substring(0, this.path.length() - 1)) + "[^/?]+"
					: Pattern.quote(this.path);
		}

	}

	/**
	 * What a flow calls.
	 *
	 * @param with file in {@code stub/} with the record or input; the kit's own if null
	 * @param answers of other operations, where the usual ones do not lead to the end
	 * @param html failure class where the answer is a web page; the usual one if null
	 * @param empty the same for an answer without a body; {@code ok} if that is one
	 * @param test of a kit that is played elsewhere: the test that calls it
	 */
	record Called(String with, Map<String, List<JsonNode>> answers, String html, String empty, String test) {

		Called {
			answers = (answers != null) ? answers : Map.of();
		}

	}

	/**
	 * The scenes of a case, or the test that plays it elsewhere, or why there is neither.
	 */
	record Scenes(String reason, String test, List<Scene> scenes) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		static Scenes of(JsonNode said) {
			if (said.has("not")) {
				return new Scenes(said.path("not").asText(), null, List.of());
			}
			if (said.has("test")) {
				return new Scenes(null, said.path("test").asText(), List.of());
			}
			return new Scenes(null, null, List.of(YAML.convertValue(said, Scene[].class)));
		}

	}

	/**
	 * One call and what comes of it.
	 *
	 * @param call the operation
	 * @param with file in {@code stub/} with the record or input
	 * @param size rows a page may have; as many as the connector says if null
	 * @param answers by operation, one after the other, the last one from then on;
	 * {@code cut} closes the connection after the request was read
	 */
	record Scene(String call, String with, Integer size, Map<String, List<JsonNode>> answers, Expected expect) {

		Scene {
			answers = (answers != null) ? answers : Map.of();
			expect = (expect != null) ? expect : new Expected(null, null, null, null, null, null, null, null, null);
		}

		/** Returns the operations that are cut off. */
		List<String> cut() {
			return this.answers.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().stream().anyMatch((answer) -> answer.asText().equals("cut")))
				.map(Map.Entry::getKey)
				.toList();
		}

	}

	/**
	 * What must come of it; null is not looked at.
	 *
	 * @param id the record's id in the system
	 * @param number what people there see of it
	 * @param failure wire name of the failure class
	 * @param says pattern in the failure's text
	 * @param maybeWritten whether the next attempt must look first
	 * @param pause how long the system asked to be left alone, in seconds
	 * @param records what was published, in order: JsonPath to text; {@code rejected} to
	 * a failure class
	 * @param calls how often each operation was called
	 * @param sent patterns in what was sent, by operation
	 */
	record Expected(String id, String number, String failure, String says, Boolean maybeWritten, Long pause,
			List<Map<String, String>> records, Map<String, Integer> calls, Map<String, List<String>> sent) {
	}

}
