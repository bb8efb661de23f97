package io.serai.validate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.codes.CodeFiles;
import io.serai.failure.HubException;
import io.serai.mapping.BrokenFilesException;
import io.serai.mapping.Mappings;
import io.serai.mapping.Trial;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code ./serai map}: runs one mapping on one file without starting the hub.
 */
public final class MapCommand {

	private final Path home;

	private final MapArguments arguments;

	private final Path folder;

	private MapCommand(Path home, MapArguments arguments) {
		this.home = home;
		this.arguments = arguments;
		this.folder = home.resolve("mappings").resolve(arguments.name());
	}

	/**
	 * Prints what the mapping makes, and what is wrong with it.
	 * @param home the folder that holds {@code mappings/}
	 * @param arguments {@code NAME FILE [--vars FILE] [--accept]}
	 * @param out gets the result, pretty JSON
	 * @param err gets what is wrong: differences from the golden sample, violations of
	 * the schema or of the canonical record
	 * @return the exit code: 0 if nothing is wrong, else 1
	 */
	public static int run(Path home, List<String> arguments, PrintStream out, PrintStream err) {
		try {
			return new MapCommand(home.toAbsolutePath().normalize(), MapArguments.of(arguments)).run(out, err);
		}
		catch (WrongUseException | BrokenFilesException ex) {
			err.println(ex.getMessage());
		}
		catch (HubException ex) {
			err.println("The mapping refuses the file: %s. %s".formatted(ex.failure().what(), ex.failure().remedy()));
		}
		catch (JsonProcessingException ex) {
			err.println("Not JSON: %s. Mend the file.".formatted(ex.getOriginalMessage()));
		}
		catch (IOException ex) {
			err.println("Cannot read or write %s. Check the path and its permissions.".formatted(ex.getMessage()));
		}
		return 1;
	}

	private int run(PrintStream out, PrintStream err) throws IOException {
		if (!Files.isDirectory(this.folder)) {
			throw new WrongUseException(Names.unknown("mapping", this.arguments.name(), mappings()));
		}
		Path file = file();
		Optional<Sample> sample = sampleOf(file);
		Trial trial = trial(file, sample.orElse(null));
		JsonNode made = Sample.asRead(trial.result());
		out.print(Sample.pretty(made));
		List<String> wrong = new ArrayList<>(trial.violations());
		wrong.addAll(new ProducedRecords(this.home).violations(this.arguments.name(), made));
		wrong.replaceAll((violation) -> "Breaks the shape of the result: " + violation);
		if (this.arguments.accept()) {
			accept(sample, made, wrong, err);
		}
		else {
			sample.ifPresent((golden) -> wrong.addAll(differences(golden, made)));
		}
		wrong.forEach(err::println);
		return wrong.isEmpty() ? 0 : 1;
	}

	private Trial trial(Path file, @Nullable Sample sample) throws IOException {
		Path vars = this.arguments.vars();
		if (vars != null && !Files.isRegularFile(vars)) {
			throw new WrongUseException(
					"there is no file '%s'. Name one that holds an object of JSON, e.g. {\"options\": {}}"
						.formatted(vars));
		}
		Path told = Objects.requireNonNullElseGet(vars, () -> ((sample != null) ? sample : new Sample(file)).vars());
		Mappings mappings = Mappings.only(this.home.resolve("mappings"), this.arguments.name(),
				CodeFiles.lookup(this.home));
		return mappings.tryOut(this.arguments.name(), Sample.read(file), Sample.variables(told));
	}

	private Path file() throws IOException {
		Path file = Path.of(this.arguments.file());
		if (Files.isRegularFile(file)) {
			return file.toAbsolutePath().normalize();
		}
		List<Sample> samples = Sample.of(this.folder);
		return samples.stream()
			.filter((sample) -> sample.name().equals(this.arguments.file()))
			.map(Sample::in)
			.findFirst()
			.orElseThrow(() -> new WrongUseException(Names.unknown("file or sample of this mapping",
					this.arguments.file(), samples.stream().map(Sample::name).toList())));
	}

	/** The sample that the file is, or that has the same content. */
	private Optional<Sample> sampleOf(Path file) throws IOException {
		JsonNode input = Sample.read(file);
		Sample same = null;
		for (Sample sample : Sample.of(this.folder)) {
			if (Files.isSameFile(sample.in(), file)) {
				return Optional.of(sample);
			}
			if (same == null && this.arguments.vars() == null && Sample.read(sample.in()).equals(input)) {
				same = sample;
			}
		}
		return Optional.ofNullable(same);
	}

	private List<String> differences(Sample golden, JsonNode made) {
		String name = Problems.name(this.home, golden.out());
		try {
			if (!Files.exists(golden.out())) {
				return List.of("%s is not there yet. If this result is what is wanted, add --accept".formatted(name));
			}
			return Difference.between(Sample.read(golden.out()), made)
				.stream()
				.map((difference) -> "%s: %s".formatted(name, difference))
				.toList();
		}
		catch (IOException ex) {
			return List.of("%s cannot be read as JSON. Mend it, or replace it by --accept".formatted(name));
		}
	}

	private void accept(Optional<Sample> sample, JsonNode made, List<String> wrong, PrintStream err)
			throws IOException {
		if (sample.isEmpty()) {
			throw new WrongUseException(
					"the file is no sample of this mapping. Save it as mappings/%s/samples/<case>.in.json, then --accept"
						.formatted(this.arguments.name()));
		}
		if (wrong.isEmpty()) {
			Files.writeString(sample.get().out(), Sample.pretty(made));
			err.println("Accepted as " + Problems.name(this.home, sample.get().out()));
		}
	}

	private List<String> mappings() throws IOException {
		return Folders.foldersIn(this.home.resolve("mappings"))
			.stream()
			.map((path) -> path.getFileName().toString())
			.toList();
	}

}
