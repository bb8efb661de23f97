package io.serai.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class HubTextsTests {

	private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("hub-texts", Locale.ROOT);

	private static final ResourceBundle CHINESE = ResourceBundle.getBundle("hub-texts", Locale.SIMPLIFIED_CHINESE);

	private final HubTexts texts = new HubTexts(messages());

	@BeforeEach
	void readChinese() {
		LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
	}

	@AfterEach
	void readAsBefore() {
		LocaleContextHolder.resetLocaleContext();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			erp/save-order: cannot be reached (ConnectException) | erp/save-order：无法连接（ConnectException）
			erp/save-order: answered 503                         | erp/save-order：应答 503
			superseded by a newer version                        | 已被更新的版本取代
			the answer to the sign-in holds no 'token'           | 登录应答中没有 token
			mapping order-to-erp: fen failed                     | 映射 order-to-erp：fen failed
			erp/save-order: 未找到产品 SKU-9                       | erp/save-order：未找到产品 SKU-9
			cancelled by the customer: refund sent               | cancelled by the customer: refund sent
			""")
	void saysInChineseWhatTheHubSaidAndLeavesTheRestAsItIs(String said, String chinese) {
		assertThat(this.texts.of(said)).isEqualTo(chinese);
	}

	@Test
	void givesTheVeryRemedyOrThatOfTheClassWithTheOriginalAsADetail() {
		String known = "Correct the record where it comes from: its new version ends this by itself. "
				+ "Or correct in erp what it refers to, then retry.";
		String foreign = "Create SKU-9 in the ERP, then retry.";

		assertThat(this.texts.remedy("invalid-data", known)).startsWith("请在单据的来源处更正").contains("erp");
		assertThat(this.texts.isForeign(known)).isFalse();
		assertThat(this.texts.remedy("invalid-data", foreign)).startsWith("请在来源处更正单据");
		assertThat(this.texts.isForeign(foreign)).isTrue();
		assertThat(this.texts.remedy("no-such-class", foreign)).isEqualTo(foreign);
		assertThat(this.texts.isForeign("请在 ERP 中创建 SKU-9")).isFalse();
	}

	@Test
	void leavesEnglishReadersTheOriginal() {
		LocaleContextHolder.setLocale(Locale.ENGLISH);

		assertThat(this.texts.of("superseded by a newer version")).isEqualTo("superseded by a newer version");
		assertThat(this.texts.remedy("invalid-data", "Create SKU-9.")).isEqualTo("Create SKU-9.");
		assertThat(this.texts.isForeign("Create SKU-9.")).isFalse();
	}

	@Test
	void bothLanguagesHaveTheSameTextsWithTheSamePlaces() {
		assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
		assertThat(ENGLISH.keySet()).allSatisfy((key) -> {
			assertThat(places(CHINESE.getString(key))).as(key).isEqualTo(places(ENGLISH.getString(key)));
			assertThat(CHINESE.getString(key)).as("Chinese in %s", key).containsPattern("\\p{IsHan}|：");
		});
	}

	/** Else a reworded failure would be English in the Chinese console again. */
	@Test
	void everyTextIsStillSaidSomewhereInTheCode() {
		String code = code() + descriptions();

		assertThat(ENGLISH.keySet()).allSatisfy((key) -> {
			List<String> parts = Arrays.stream(ENGLISH.getString(key).split("\\{\\d}"))
				.filter((part) -> part.strip().length() > 3)
				.toList();
			assertThat(parts).as("%s: reword hub-texts*.properties like the code", key)
				.allSatisfy((part) -> assertThat(code).contains(part));
		});
	}

	@Test
	void everyFlowOfTheProductAndEveryReasonToSkipIsToldInChinese() {
		Pattern.compile("new SkipException\\(\\s*\"([^\"]+)\"")
			.matcher(code())
			.results()
			.map((found) -> found.group(1).replace("%s", "X"))
			.forEach((why) -> assertThat(this.texts.of(why)).as("give it a form in hub-texts*.properties: %s", why)
				.containsPattern("\\p{IsHan}"));
		assertThat(descriptions().lines()).isNotEmpty()
			.allSatisfy(
					(text) -> assertThat(this.texts.of(text)).as("give it a form in hub-texts*.properties: %s", text)
						.containsPattern("\\p{IsHan}"));
	}

	@Test
	void everyFailureOfTheHubsOwnIsToldInChinese() {
		List<String> said = Pattern.compile("Failure\\.of\\(\\s*FailureClass\\.\\w+,\\s*\"([^\"]+)\"(\\s*\\+)?")
			.matcher(code())
			.results()
			.map((found) -> found.group(1).replace("%s", "X") + ((found.group(2) != null) ? "X" : ""))
			.toList();

		assertThat(said).hasSizeGreaterThan(20)
			.allSatisfy(
					(what) -> assertThat(this.texts.of(what)).as("give it a form in hub-texts*.properties: %s", what)
						.containsPattern("\\p{IsHan}"));
	}

	/**
	 * What the flows say of themselves, one a line; the doors have none in the console.
	 */
	private static String descriptions() {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("serai.basedir", "."), "routes"))) {
			return files.filter((file) -> file.toString().endsWith(".camel.yaml"))
				.flatMap((file) -> text(file).lines())
				.filter((line) -> line.startsWith("    description: "))
				.map((line) -> line.substring("    description: ".length()).strip())
				.collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> places(String text) {
		return Pattern.compile("\\{\\d}").matcher(text).results().map((found) -> found.group()).sorted().toList();
	}

	private static String code() {
		Path main = Path.of(System.getProperty("serai.basedir", "."), "src/main/java");
		try (Stream<Path> files = Files.walk(main)) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.map(HubTextsTests::text)
				.collect(Collectors.joining())
				.replaceAll("\"\\s*\\+\\s*\"", "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding("UTF-8");
		return messages;
	}

}
