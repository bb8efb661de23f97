package io.serai.console;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serai.access.PasswordFault;
import io.serai.access.RefusedException;
import io.serai.access.Role;
import io.serai.canonical.Alert;
import io.serai.canonical.RecordKind;
import io.serai.codes.CodeDirection;
import io.serai.codes.CodeRefusedException;
import io.serai.crossref.LinkDeed;
import io.serai.crossref.LinkRefusedException;
import io.serai.delivery.DeliveryState;
import io.serai.failure.FailureClass;
import io.serai.ownership.Conflict;
import io.serai.system.backfill.Backfill;
import io.serai.system.backfill.BackfillRefusedException;
import io.serai.system.outside.SystemStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps every text in both languages.
 */
class ConsoleTextsTests {

	private static final Path RESOURCES = Path.of(System.getProperty("serai.basedir", "."), "src/main/resources");

	private static final Properties ENGLISH = texts("messages.properties");

	private static final Properties CHINESE = texts("messages_zh_CN.properties");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

	/** Attributes that a reader sees or hears; outside th: they would be one language. */
	private static final Pattern SPOKEN = Pattern.compile("(?<![:\\w-])(title|placeholder|aria-label)=\"[^\"]*\\p{L}");

	private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*)[(}]");

	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	@Test
	void bothLanguagesHaveTheSameKeys() {
		assertThat(new TreeSet<>(CHINESE.stringPropertyNames()))
			.isEqualTo(new TreeSet<>(ENGLISH.stringPropertyNames()));
	}

	@Test
	void bothLanguagesNameTheSameThings() {
		ENGLISH.stringPropertyNames()
			.forEach((key) -> assertThat(placeholders(CHINESE.getProperty(key))).as(key)
				.isEqualTo(placeholders(ENGLISH.getProperty(key))));
	}

	@Test
	void everyTextIsAValidMessage() {
		Stream.of(ENGLISH, CHINESE).flatMap((texts) -> texts.values().stream()).forEach((text) -> {
			assertThat(new MessageFormat(text.toString())).isNotNull();
			assertThat(text.toString()).doesNotContain("'").isNotBlank();
		});
	}

	@Test
	void noEnglishTextHoldsChinese() {
		assertThat(ENGLISH.stringPropertyNames()).filteredOn((key) -> !key.equals("lang.zh"))
			.allSatisfy((key) -> assertThat(HAN.matcher(ENGLISH.getProperty(key)).find()).as(key).isFalse());
	}

	@Test
	void everyNameOfAStateOrClassIsTranslated() {
		List<String> keys = Stream
			.of(names("delivery.", DeliveryState.values(), DeliveryState::name),
					names("state.", FlowState.values(), FlowState::name),
					names("failure.", FailureClass.values(), FailureClass::wireName),
					names("kind.", RecordKind.values(), RecordKind::wireName),
					names("failure.", FailureClass.values(), (failed) -> failed.wireName() + ".means"),
					names("failure.", FailureClass.values(), (failed) -> failed.wireName() + ".remedy"),
					names("role.", Role.values(), Role::name),
					names("role.", Role.values(), (role) -> role.name() + ".may"),
					names("refused.", RefusedException.Reason.values(), RefusedException.Reason::name),
					names("password.", PasswordFault.values(), PasswordFault::name),
					names("codes.refused.", CodeRefusedException.Reason.values(), CodeRefusedException.Reason::name),
					names("links.refused.", LinkRefusedException.Reason.values(), LinkRefusedException.Reason::name),
					names("backfill.refused.", BackfillRefusedException.Reason.values(),
							BackfillRefusedException.Reason::toString),
					names("backfill.state.", Backfill.State.values(), Backfill.State::name),
					names("links.", LinkDeed.Kind.values(), LinkDeed.Kind::name),
					names("notice.link.", LinkDeed.Kind.values(), LinkDeed.Kind::name),
					names("conflicts.", Conflict.Choice.values(), Conflict.Choice::name),
					names("notice.conflict.", Conflict.Choice.values(), Conflict.Choice::name),
					names("alert.title.", Alert.Cause.values(), Alert.Cause::wireName),
					names("alert.text.", Alert.Cause.values(), Alert.Cause::wireName),
					names("codes.direction.", CodeDirection.values(), CodeDirection::name),
					names("system.", SystemStatus.Health.values(), SystemStatus.Health::name))
			.flatMap(Function.identity())
			.toList();

		assertThat(ENGLISH.stringPropertyNames()).containsAll(keys);
	}

	@Test
	void everyDeedTellsWhatHappensAndWhetherItIsSafe() {
		List<String> keys = Stream.of(LetterDeed.values())
			.flatMap((deed) -> Stream.of("title", "ask.one", "ask.many", "happens", "safe", "do", "do.many")
				.map((text) -> deed.key() + "." + text))
			.toList();

		assertThat(ENGLISH.stringPropertyNames()).containsAll(keys)
			.containsAll(names("notice.", LetterDeed.values(), LetterDeed::key).toList());
	}

	@Test
	void templatesUseOnlyKeysThatExist() {
		Map<String, List<String>> missing = new TreeMap<>();
		templates().forEach((name, html) -> KEY.matcher(html)
			.results()
			.map((found) -> found.group(1))
			.filter((key) -> !ENGLISH.containsKey(key))
			.forEach((key) -> missing.computeIfAbsent(name, (template) -> new ArrayList<>()).add(key)));

		assertThat(missing).as("add these keys to messages.properties and messages_zh_CN.properties").isEmpty();
	}

	@Test
	void templatesHoldNoTextOfTheirOwn() {
		Map<String, String> untranslated = new TreeMap<>();
		templates().forEach((name, html) -> {
			String words = html.replaceAll("(?s)<!--.*?-->", "")
				.replaceAll("(?s)<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>", " ");
			words = words.replace("Serai", "");
			List<String> spoken = SPOKEN.matcher(html).results().map(MatchResult::group).toList();
			if (words.codePoints().anyMatch(Character::isLetter) || !spoken.isEmpty()) {
				untranslated.put(name, words.strip().replaceAll("\\s+", " ") + spoken);
			}
		});

		assertThat(untranslated).as("use th:text=\"#{...}\" with a key in both languages").isEmpty();
	}

	@Test
	void templatesRunAndStyleNothingInline() {
		assertThat(templates()).allSatisfy((name, html) -> assertThat(html).doesNotContainPattern(
				"(?i)\\sstyle=|\\son\\w+=|<style|<script(?![^>]*\\bth:src=)|https?://(?!www\\.thymeleaf)"));
	}

	private static List<String> placeholders(String text) {
		return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().distinct().toList();
	}

	private static <T> Stream<String> names(String prefix, T[] values, Function<T, String> name) {
		return Arrays.stream(values).map((value) -> prefix + name.apply(value));
	}

	private static Map<String, String> templates() {
		try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
			Map<String, String> templates = new TreeMap<>();
			for (Path file : files.filter((path) -> path.toString().endsWith(".html")).toList()) {
				templates.put(RESOURCES.relativize(file).toString(), Files.readString(file));
			}
			assertThat(templates).isNotEmpty();
			return templates;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Properties texts(String file) {
		try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
			Properties texts = new Properties();
			texts.load(reader);
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
