package io.serai;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the floors of the house: a module uses only modules on lower floors, and of them
 * only those that its {@code package-info} names.
 */
class ModularityTests {

	private static final Map<String, Integer> FLOORS = Map.ofEntries(Map.entry("canonical", 1), Map.entry("failure", 1),
			Map.entry("access", 1), Map.entry("mapping", 2), Map.entry("crossref", 2), Map.entry("delivery", 2),
			Map.entry("intake", 3), Map.entry("rows", 1), Map.entry("sftp", 1), Map.entry("store", 2),
			Map.entry("demo", 2), Map.entry("start", 1), Map.entry("lease", 1), Map.entry("system", 3),
			Map.entry("messagestore", 3), Map.entry("echo", 3), Map.entry("stock", 2), Map.entry("approval", 3),
			Map.entry("ownership", 3), Map.entry("codes", 4), Map.entry("reconcile", 4), Map.entry("backfill", 4),
			Map.entry("hook", 4), Map.entry("alert", 4), Map.entry("validate", 5), Map.entry("console", 5),
			Map.entry("reload", 6), Map.entry("rehearsal", 6));

	private static final Path TABLE = Path.of(System.getProperty("serai.basedir", "."),
			"src/docs/decisions/0001-one-house-with-floors.md");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d) \\| ([^|]+) \\| ([^|]+) \\|$");

	private static final ApplicationModules MODULES = ApplicationModules.of(Serai.class);

	@Test
	void eachModuleUsesOnlyWhatItsPackageInfoAllows() {
		Violations violations = MODULES.detectViolations();

		assertThat(violations.getMessages()).as("""
				A module crossed its border. Use only what the other module offers at the top of its package, and only \
				modules named in allowedDependencies of the package-info; if two modules need the same thing, it \
				belongs on a lower floor (a contract there, implemented above)""").isEmpty();
	}

	@Test
	void eachModuleHasItsFloor() {
		List<String> modules = MODULES.stream().map((module) -> module.getIdentifier().toString()).toList();

		assertThat(FLOORS.keySet())
			.as("A new module needs a floor: add it to FLOORS here and to the table of modules in "
					+ "src/docs/decisions/0001-one-house-with-floors.md")
			.containsExactlyInAnyOrderElementsOf(modules);
	}

	@Test
	void theTableOfModulesSaysWhatTheCodeSays() throws IOException {
		Map<String, String> told = new TreeMap<>();
		ROW.matcher(Files.readString(TABLE))
			.results()
			.forEach((row) -> names(row.group(2))
				.forEach((module) -> told.put(module, line(row.group(1), names(row.group(3).replaceAll(";.*", ""))))));

		Map<String, String> real = new TreeMap<>();
		FLOORS.forEach((module, floor) -> real.put(module,
				line(String.valueOf(floor), module.equals("console") ? Stream.empty() : allowedDependencies(module))));

		assertThat(told).as("Correct the table in %s, or the package-info", TABLE.getFileName()).isEqualTo(real);
	}

	private static Stream<String> names(String cell) {
		return Pattern.compile("`([a-z]+)`").matcher(cell).results().map((found) -> found.group(1));
	}

	private static String line(String floor, Stream<String> uses) {
		return floor + " uses " + uses.distinct().sorted().toList();
	}

	@Test
	void noModuleLooksUpOrSideways() {
		List<String> wrong = MODULES.stream()
			.map((module) -> module.getIdentifier().toString())
			.flatMap((module) -> allowedDependencies(module).filter((used) -> floor(used) >= floor(module))
				.map((used) -> "%s (floor %d) names %s (floor %d)".formatted(module, floor(module), used, floor(used))))
			.toList();

		assertThat(wrong)
			.as("allowedDependencies may name only modules on lower floors. Turn the arrow round: define an "
					+ "interface in the lower module and implement it in the upper one")
			.isEmpty();
	}

	private static int floor(String module) {
		return Objects.requireNonNull(FLOORS.get(module), () -> "no module has a floor under the name " + module);
	}

	private static Stream<String> allowedDependencies(String module) {
		try {
			ApplicationModule declared = Class.forName("io.serai." + module + ".package-info")
				.getAnnotation(ApplicationModule.class);
			assertThat(declared).as("package-info of %s: add @ApplicationModule(allowedDependencies = ...)", module)
				.isNotNull();
			return Arrays.stream(declared.allowedDependencies()).map((name) -> name.replaceAll(" ?::.*", ""));
		}
		catch (ClassNotFoundException ex) {
			throw new AssertionError(("Module %s has no package-info: add one with @NullMarked, @ApplicationModule and "
					+ "a sentence that says what the module is")
				.formatted(module), ex);
		}
	}

}
