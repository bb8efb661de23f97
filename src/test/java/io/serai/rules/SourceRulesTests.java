package io.serai.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks every source file against every {@link SourceRule}, and every rule against its
 * breach.
 */
class SourceRulesTests {

	private static final Path ROOT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath().normalize();

	@ParameterizedTest
	@EnumSource
	void everySourceFileKeepsTheRule(SourceRule rule) throws IOException {
		List<String> breaches = sources().filter((file) -> rule.appliesTo("/" + ROOT.relativize(file)))
			.flatMap((file) -> rule.breaches(read(file))
				.stream()
				.map((line) -> "%s:%d".formatted(ROOT.relativize(file), line)))
			.toList();

		assertThat(breaches).as(rule.remedy()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void theRuleCatchesItsBreach(SourceRule rule) {
		assertThat(rule.breaches(rule.breach())).hasSize(1);
	}

	@Test
	void everyPackageSaysWhatItIsAndWhatMayBeNull() throws IOException {
		List<Path> wrong = sources().filter((file) -> file.startsWith(ROOT.resolve("src/main")))
			.map(Path::getParent)
			.distinct()
			.filter((folder) -> !isExplained(folder.resolve("package-info.java")))
			.map(ROOT::relativize)
			.toList();

		assertThat(wrong).as("Each package needs a package-info.java with one sentence of Javadoc and @NullMarked")
			.isEmpty();
	}

	@Test
	void testsDoNotHideThePackageInfoOfAModule() throws IOException {
		List<Path> hiding = sources().filter((file) -> file.startsWith(ROOT.resolve("src/test")))
			.filter((file) -> file.endsWith("package-info.java") && read(file).contains("@NullMarked"))
			.map((file) -> ROOT.resolve("src/test").relativize(file))
			.filter((file) -> Files.exists(ROOT.resolve("src/main").resolve(file)))
			.toList();

		assertThat(hiding).as("It hides allowedDependencies of the module in tests; leave the annotation to src/main")
			.isEmpty();
	}

	private static boolean isExplained(Path packageInfo) {
		return Files.exists(packageInfo) && read(packageInfo).contains("@NullMarked")
				&& read(packageInfo).startsWith("/**");
	}

	private static Stream<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(ROOT.resolve("src"))) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
