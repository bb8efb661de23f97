package io.serai.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.util.AntPathMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every relative link of the documents leads somewhere, in the source tree and in the
 * distribution, and every test that they name is there.
 */
class LinksTests {

	private static final Path ROOT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath().normalize();

	private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:|#)([^)#\\s]+)[^)]*\\)");

	/** A test class, or a pattern of several as Maven takes it. */
	private static final Pattern TEST = Pattern.compile("(?<![\\w*])[A-Z*][\\w*]*[\\w*]Tests\\b");

	private static final List<String> DOCUMENTS = List.of("*.md", "src/docs/**/*.md", "routes/**/*.md",
			"connectors/**/*.md", "mappings/**/*.md", "codes/**/*.md");

	private static final AntPathMatcher ANT = new AntPathMatcher();

	@Test
	void everyLinkLeadsSomewhereInTheSourceTree() throws IOException {
		assertThat(broken((file) -> true)).isEmpty();
	}

	@Test
	void everyLinkLeadsSomewhereInTheDistribution() throws IOException {
		List<String> shipped = Pattern.compile("<include>(.*?)</include>")
			.matcher(Files.readString(ROOT.resolve("src/main/assembly/distribution.xml")))
			.results()
			.map((include) -> include.group(1))
			.toList();

		assertThat(broken((file) -> shipped.stream().anyMatch((pattern) -> ANT.match(pattern, file))))
			.as("Ship what the link leads to (src/main/assembly/distribution.xml), or leave the link out")
			.isEmpty();
	}

	@Test
	void everyTestThatADocumentNamesIsThere() throws IOException {
		List<String> tests;
		try (Stream<Path> files = Files.walk(ROOT.resolve("src/test/java"))) {
			tests = files.map((file) -> file.getFileName().toString().replace(".java", "")).toList();
		}

		assertThat(documents()).isNotEmpty().allSatisfy((file) -> {
			List<String> missing = TEST.matcher(text(file))
				.results()
				.map(MatchResult::group)
				.filter((named) -> tests.stream().noneMatch((test) -> test.matches(named.replace("*", "\\w*"))))
				.toList();
			assertThat(missing).as("tests that %s names and nobody has", file).isEmpty();
		});
	}

	private static List<String> documents() throws IOException {
		try (Stream<Path> files = Files.walk(ROOT)) {
			return files.map((file) -> ROOT.relativize(file).toString().replace('\\', '/'))
				.filter((file) -> DOCUMENTS.stream().anyMatch((pattern) -> ANT.match(pattern, file)))
				.toList();
		}
	}

	/** Links from those files to what is none of them, nor a folder that holds one. */
	private static List<String> broken(Predicate<String> isThere) throws IOException {
		List<String> there;
		try (Stream<Path> files = Files.walk(ROOT)) {
			there = files.map((file) -> ROOT.relativize(file).toString().replace('\\', '/'))
				.filter((file) -> !file.startsWith("target/") && !file.startsWith(".git/"))
				.filter((file) -> Files.isRegularFile(ROOT.resolve(file)) && isThere.test(file))
				.toList();
		}
		return there.stream()
			.filter((file) -> DOCUMENTS.stream().anyMatch((pattern) -> ANT.match(pattern, file)))
			.flatMap((file) -> targets(file)
				.filter((target) -> there.stream().noneMatch((other) -> (other + "/").startsWith(target + "/")))
				.map((target) -> file + " -> " + target))
			.toList();
	}

	private static Stream<String> targets(String file) {
		Path folder = ROOT.resolve(file).getParent();
		return LINK.matcher(text(file))
			.results()
			.map((link) -> ROOT.relativize(folder.resolve(link.group(1)).normalize()).toString());
	}

	private static String text(String file) {
		try {
			return Files.readString(ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
