package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.codes.Code;
import io.serai.codes.CodeFiles;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;

/**
 * Checks the mappings in {@code mappings/}: each compiles and makes of every golden
 * sample what the sample says.
 */
final class MappingFolders {

	private static final Pattern TOLD = Pattern.compile("((?:mappings|codes)/[^:]+)(?::(\\d+))?(?::\\d+)?: (.*)",
			Pattern.DOTALL);

	/** Systems of the lines that show how a file is written. */
	private static final String EXAMPLE = "example-";

	private final Path home;

	private final Problems problems;

	/** Whether a line of a code table could not be read, so that a sample may miss it. */
	private boolean codesLack;

	MappingFolders(Path home, Problems problems) {
		this.home = home;
		this.problems = problems;
	}

	void check(SystemOperations systems) throws IOException {
		Path folder = this.home.resolve("mappings");
		for (Path mapping : Folders.foldersIn(folder)) {
			String name = mapping.getFileName().toString();
			if (!Names.DIRECTED.matcher(name).matches()) {
				this.problems.add(Problems.name(this.home, mapping), 0, "is not the name of a mapping",
						"Name the folder <record>-<to|from>-<connector>, e.g. order-to-tryton");
			}
		}
		CodeFiles codes = CodeFiles.in(this.home);
		codes.problems().forEach(this::tell);
		codes.codes().forEach((code) -> noteStranger(code, systems));
		this.codesLack = !codes.problems().isEmpty();
		Mappings mappings = Mappings.ofWhatCompiles(folder, codes.lookup(), this::tell);
		for (String name : mappings.names()) {
			checkSamples(mappings, name, folder.resolve(name));
		}
	}

	private void noteStranger(Code code, SystemOperations systems) {
		if (systems.isWaiting(code.system()) && !code.system().startsWith(EXAMPLE)) {
			String[] place = code.id().split(":");
			this.problems.note(place[0], Integer.parseInt(place[1]),
					"the code is of the system '%s', which is not in the settings".formatted(code.system()),
					"Correct the name, or add serai.systems.%s to config/application.yaml".formatted(code.system()));
		}
	}

	private void tell(String problem) {
		Matcher told = TOLD.matcher(problem);
		if (told.matches()) {
			int line = (told.group(2) != null) ? Integer.parseInt(told.group(2)) : told.group(1).contains(".") ? 1 : 0;
			this.problems.add(told.group(1), line, told.group(3),
					told.group(1).startsWith("codes/") ? "Mend the line; the samples were tried without it"
							: "Mend it; its samples are tried when it compiles");
		}
		else {
			this.problems.add("mappings", 0, problem, "Mend it");
		}
	}

	private void checkSamples(Mappings mappings, String name, Path folder) throws IOException {
		List<Sample> samples = Sample.of(folder);
		if (samples.isEmpty()) {
			this.problems.add(Problems.name(this.home, folder), 0, "the mapping has no golden sample",
					"Add samples/<case>.in.json with what comes in and samples/<case>.out.json with what it must become");
		}
		checkCounterparts(folder, samples);
		for (Sample sample : samples) {
			try {
				checkSample(mappings, name, sample);
			}
			catch (JsonProcessingException ex) {
				this.problems.add(Problems.name(this.home, sample.in()), 1,
						"the sample is not JSON: " + ex.getOriginalMessage(), "Mend the file or its neighbour");
			}
		}
	}

	private void checkCounterparts(Path folder, List<Sample> samples) throws IOException {
		List<Path> known = samples.stream()
			.flatMap((sample) -> Stream.of(sample.in(), sample.out(), sample.vars()))
			.toList();
		for (Path file : Folders.filesIn(folder.resolve("samples"))) {
			if (!known.contains(file)) {
				this.problems.add(Problems.name(this.home, file), 1, "belongs to no sample",
						"Name it <case>.in.json, .out.json or .vars.json beside its <case>.in.json, or delete it");
			}
		}
	}

	private void checkSample(Mappings mappings, String name, Sample sample) throws IOException {
		String in = Problems.name(this.home, sample.in());
		if (!Files.exists(sample.out())) {
			this.problems.add(in, 1, "the sample says not what it must become",
					"Look at what ./serai map %s %s makes of it; if that is wanted, add --accept".formatted(name, in));
			return;
		}
		JsonNode expected = Sample.read(sample.out());
		try {
			JsonNode made = Sample
				.asRead(mappings.apply(name, Sample.read(sample.in()), Sample.variables(sample.vars())));
			String out = Problems.name(this.home, sample.out());
			Difference.between(expected, made)
				.stream()
				.findFirst()
				.ifPresent((first) -> this.problems.add(out, 1, "the mapping makes something else: " + first,
						"Correct the mapping, or the sample if this is what is wanted"));
		}
		catch (HubException ex) {
			if (this.codesLack && ex.failure().failureClass() == FailureClass.UNMAPPED_CODE) {
				return;
			}
			this.problems.add(in, 1, "the mapping refuses the sample: " + ex.failure().what(),
					"Correct the mapping or the sample");
		}
	}

}
