package io.serai.system;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.call.Call;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The connector {@code smtp} against a mail server.
 */
class SmtpConnectorTests {

	private static final StillClock CLOCK = new StillClock("2026-11-22T06:00:00Z");

	private static final Home HOME = Home.of("smtp", "stock-notice-to-smtp", "alert-to-smtp");

	private static final GreenMail SERVER = new GreenMail(
			new ServerSetup[] { new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
					new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS) });

	@BeforeAll
	static void start() {
		SERVER.start();
		SERVER.setUser("serai@example.com", "serai", "a-secret");
	}

	@AfterAll
	static void stop() {
		SERVER.stop();
	}

	@BeforeEach
	void empty() throws Exception {
		SERVER.purgeEmailFromAllMailboxes();
	}

	@Test
	void sendsANoticeInChinese() throws Exception {
		try (ConnectorBed bed = bed(plain(), Map.of("encryption", "none"))) {
			send(bed, notice(bed));

			MimeMessage[] mails = SERVER.getReceivedMessages();
			assertThat(mails).hasSize(2).allSatisfy((mail) -> {
				assertThat(mail.getSubject()).isEqualTo("库存偏低:SKU0001 @ WH");
				assertThat(mail.getContent().toString()).contains("可售数量仅剩 38");
				assertThat(mail.getFrom()[0]).hasToString("Serai <serai@example.com>");
				assertThat(mail.getSentDate().toInstant()).isEqualTo(CLOCK.instant());
			});
		}
	}

	@Test
	void sendsAnAlertAsItsPeopleReadIt() throws Exception {
		try (ConnectorBed bed = bed(plain(), Map.of("encryption", "none", "to", "wang@example.com"))) {
			CanonicalRecord alert = CanonicalJson.read(RecordKind.ALERT, (ObjectNode) CanonicalJson
				.readTree(Files.readAllBytes(Kit.PROJECT.resolve("connectors/webhook/stub/alert.json"))));
			JsonNode mail = bed.mappings()
				.apply("alert-to-smtp", CanonicalJson.tree(alert), bed.systems().get("oa").variables(null));
			bed.systems().get("oa").call("send-notice", new Call(mail, Call.inputs(alert, null)));

			assertThat(SERVER.getReceivedMessages()).singleElement().satisfies((sent) -> {
				assertThat(sent.getSubject()).isEqualTo("3 条单据需要人处理");
				assertThat(sent.getContent().toString()).contains("Look at the dead letters")
					.contains("2026-11-22T05:08:00Z");
			});
		}
	}

	@Test
	void theSameNoticeHasTheSameMessageId() throws Exception {
		try (ConnectorBed bed = bed(plain(), Map.of("encryption", "none", "to", "wang@example.com"))) {
			send(bed, notice(bed));
			send(bed, notice(bed));
			send(bed, ((ObjectNode) notice(bed)).put("text", "another"));

			assertThat(SERVER.getReceivedMessages()).extracting(MimeMessage::getMessageID)
				.satisfies((ids) -> assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)));
		}
	}

	@Test
	void aLineBreakBeginsNoHeader() throws Exception {
		try (ConnectorBed bed = bed(plain(), Map.of("encryption", "none"))) {
			ObjectNode subject = ((ObjectNode) notice(bed)).put("subject", "Low\r\nBcc: thief@example.com");
			ObjectNode to = (ObjectNode) notice(bed);
			to.putArray("to").add("wang@example.com\nBcc: thief@example.com");

			assertThat(refused(bed, subject).what()).contains("'subject' holds a line break").doesNotContain("thief");
			assertThat(refused(bed, to).failureClass()).isEqualTo(FailureClass.INVALID_DATA);
			assertThat(SERVER.getReceivedMessages()).isEmpty();
		}
	}

	@Test
	void nothingGoesOutWithoutEncryptionThatCanBeTrusted() throws Exception {
		try (ConnectorBed starttls = bed(plain(), Map.of());
				ConnectorBed stranger = bed("smtps://127.0.0.1:" + SERVER.getSmtps().getPort(), Map.of())) {
			assertThat(refused(starttls, notice(starttls)).failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
			assertThat(refused(stranger, notice(stranger)).failureClass()).as("a certificate that nobody vouches for")
				.isEqualTo(FailureClass.UNAVAILABLE);
			assertThat(SERVER.getReceivedMessages()).isEmpty();
		}
	}

	@Test
	void tellsWhatIsWrongWithoutQuotingAnyone() throws Exception {
		try (ConnectorBed wrong = bed(plain(), Map.of("encryption", "none"), "another-secret");
				ConnectorBed away = bed("smtp://127.0.0.1:1", Map.of("encryption", "none"))) {
			Failure unauthorised = refused(wrong, notice(wrong));
			assertThat(unauthorised.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
			assertThat(refused(away, notice(away)).failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
			ObjectNode nobody = (ObjectNode) notice(wrong);
			nobody.putArray("to").add("nobody at all");
			CLOCK.move(Duration.ofMinutes(1));
			Failure invalid = refused(wrong, nobody);
			assertThat(invalid.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
			assertThat(invalid.what()).doesNotContain("nobody");
			assertThat(SERVER.getReceivedMessages()).as("not even to those who were right").isEmpty();
		}
	}

	@Test
	void aWrongPasswordIsNotTriedWithEveryMail() throws Exception {
		try (ConnectorBed wrong = bed(plain(), Map.of("encryption", "none"), "another-secret")) {
			Failure first = refused(wrong, notice(wrong));
			SERVER.setUser("serai@example.com", "serai", "another-secret");

			assertThat(refused(wrong, notice(wrong))).as("nobody asked the server").isEqualTo(first);
			CLOCK.move(Duration.ofMinutes(1));
			send(wrong, notice(wrong));

			assertThat(SERVER.getReceivedMessages()).hasSize(2);
		}
		finally {
			SERVER.setUser("serai@example.com", "serai", "a-secret");
		}
	}

	private static String plain() {
		return "smtp://127.0.0.1:" + SERVER.getSmtp().getPort();
	}

	private static JsonNode notice(ConnectorBed bed) {
		return bed.mappings()
			.apply("stock-notice-to-smtp", CanonicalJson.tree(level()), bed.systems().get("oa").variables(null));
	}

	private static void send(ConnectorBed bed, JsonNode notice) {
		bed.systems().get("oa").call("send-stock-notice", new Call(notice, Call.inputs(level(), null)));
	}

	private static Failure refused(ConnectorBed bed, JsonNode notice) {
		return catchThrowableOfType(HubException.class, () -> send(bed, notice)).failure();
	}

	private static CanonicalRecord level() {
		try {
			return CanonicalJson.read(RecordKind.STOCK, (ObjectNode) CanonicalJson
				.readTree(Files.readAllBytes(Kit.PROJECT.resolve("src/test/resources/kit/stock.json"))));
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static ConnectorBed bed(String url, Map<String, String> options) throws Exception {
		return bed(url, options, "a-secret");
	}

	private static ConnectorBed bed(String url, Map<String, String> options, String password) throws Exception {
		Map<String, String> settings = new HashMap<>(Map.of("oa.connector", "smtp", "oa.url", url, "oa.username",
				"serai", "oa.password", password, "oa.options.from", "Serai <serai@example.com>", "oa.options.to",
				"wang@example.com, li@example.com"));
		options.forEach((option, value) -> settings.put("oa.options." + option, value));
		return new ConnectorBed(HOME.folder(), settings, CLOCK);
	}

}
