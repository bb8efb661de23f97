package io.serai.validate;

import java.io.IOException;
import java.util.Map;

/**
 * The start of a mapping: the file and one golden sample.
 */
final class NewMapping {

	private NewMapping() {
	}

	static Start start(Words words) throws IOException {
		Names.Directed name = Names.Directed.of("mapping", words.name());
		return add(new Start(Map.of()), words.name(), name.towards());
	}

	static Start add(Start start, String name, boolean towards) throws IOException {
		String folder = "mappings/" + name;
		String model = towards ? "mapping-to" : "mapping-from";
		return start.with("%s/%s.jslt".formatted(folder, name), model + ".jslt")
			.with(folder + "/samples/plain.in.json", model + ".in.json")
			.with(folder + "/samples/plain.out.json", model + ".out.json");
	}

}
