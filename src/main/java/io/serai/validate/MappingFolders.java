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
import io.serai.codes.CodeFiles;
import io.serai.failure.HubException;
import io.serai.mapping.BrokenFilesException;
import io.serai.mapping.Mappings;

/**
 * Checks the mappings in {@code mappings/}: each compiles and makes of every golden
 * sample what the sample says.
 */
final class MappingFolders {

	private static final Pattern TOLD = Pattern.compile("((?:mappings|codes)/[^:]+)(?::(\\d+))?(?::\\d+)?: (.*)",
			Pattern.DOTALL);

	private final Path home;

	private final Problems problems;

	MappingFolders(Path home, Problems problems) {
		this.home = home;
		this.problems = problems;
	}

	void check() throws IOException {
		Path folder = this.home.resolve("mappings");
		for (Path mapping : Folders.foldersIn(folder)) {
			String name = mapping.getFileName().toString();
			if (!Names.DIRECTED.matcher(name).matches()) {
				this.problems.add(Problems.name(this.home, mapping), 1, "is not the name of a mapping",
						"Name the folder <record>-<to|from>-<connector>, e.g. order-to-tryton");
			}
		}
		try {
			Mappings mappings = new Mappings(folder, CodeFiles.lookup(this.home));
			for (String name : mappings.names()) {
				checkSamples(mappings, name, folder.resolve(name));
			}
		}
		catch (BrokenFilesException ex) {
			ex.problems().forEach(this::tell);
		}
	}

	private void tell(String problem) {
		Matcher told = TOLD.matcher(problem);
		if (told.matches()) {
			int line = (told.group(2) != null) ? Integer.parseInt(told.group(2)) : 1;
			this.problems.add(told.group(1), line, told.group(3), "Mend it; samples are not tried before all compile");
		}
		else {
			this.problems.add("mappings", 1, problem, "Mend it");
		}
	}

	private void checkSamples(Mappings mappings, String name, Path folder) throws IOException {
		List<Sample> samples = Sample.of(folder);
		if (samples.isEmpty()) {
			this.problems.add(Problems.name(this.home, folder), 1, "the mapping has no golden sample",
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
			this.problems.add(in, 1, "the mapping refuses the sample: " + ex.failure().what(),
					"Correct the mapping or the sample");
		}
	}

}
