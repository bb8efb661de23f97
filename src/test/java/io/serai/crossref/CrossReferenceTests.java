package io.serai.crossref;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class CrossReferenceTests {

	private static final RecordKey ONE = new RecordKey(RecordKind.ORDER, "shop", "订单 1");

	private static final RecordKey TWO = new RecordKey(RecordKind.ORDER, "shop", "2");

	@OnEachDatabase
	void knowsALinkBothWaysAtOnceAndAfterARestart(TestDatabase database) {
		try (LinkWriter writer = writer(database)) {
			CrossReference links = links(database, writer, 1000);
			links.link("erp", ONE, "9007199254740993");

			assertThat(links.toExternal("erp", ONE)).isEqualTo(new ExternalId.Known("9007199254740993"));
			assertThat(links.toCanonical("erp", RecordKind.ORDER, "9007199254740993")).contains(ONE);
			assertThat(links.toExternal("crm", ONE)).isEqualTo(new ExternalId.None());
		}

		try (LinkWriter writer = writer(database)) {
			CrossReference links = links(database, writer, 1000);

			assertThat(links.toExternal("erp", ONE)).isEqualTo(new ExternalId.Known("9007199254740993"));
			assertThat(links.toCanonical("erp", RecordKind.ORDER, "9007199254740993")).contains(ONE);
			assertThat(links.toCanonical("erp", RecordKind.ORDER, "8")).isEmpty();
		}
	}

	@OnEachDatabase
	void letsANewerLinkReplaceAnOlderOneOfTheSameRecordOrTheSameId(TestDatabase database) {
		try (LinkWriter writer = writer(database)) {
			CrossReference links = links(database, writer, 1000);
			links.link("erp", ONE, "A");
			writer.flush();
			links.link("erp", ONE, "B");
			writer.flush();
			links.link("erp", TWO, "B");
		}

		try (LinkWriter writer = writer(database)) {
			CrossReference links = links(database, writer, 1000);

			assertThat(links.toExternal("erp", TWO)).isEqualTo(new ExternalId.Known("B"));
			assertThat(links.toExternal("erp", ONE)).isEqualTo(new ExternalId.None());
		}
	}

	@OnEachDatabase
	void forgetsNothingThatIsStillWaitingForTheDatabase(TestDatabase database) {
		try (LinkWriter writer = writer(database)) {
			CrossReference links = links(database, writer, 1);
			links.link("erp", ONE, "A");
			links.link("erp", TWO, "B");

			assertThat(links.toExternal("erp", ONE)).isEqualTo(new ExternalId.Known("A"));
			assertThat(links.toCanonical("erp", RecordKind.ORDER, "A")).contains(ONE);
		}
	}

	@OnEachDatabase
	void saysUnknownInsteadOfNoneWhileTheDatabaseIsDown(TestDatabase database) {
		LinkWriter writer = writer(database);
		CrossReference links = links(database, writer, 1000);
		database.pool().close();

		links.link("erp", ONE, "A");

		assertThat(links.toExternal("erp", ONE)).isEqualTo(new ExternalId.Known("A"));
		assertThat(links.toExternal("erp", TWO)).isEqualTo(new ExternalId.Unknown());
		writer.close();
	}

	@OnEachDatabase
	void knowsEverySystemThatHasTheRecordStoredOrWaiting(TestDatabase database) {
		try (LinkWriter writer = writer(database)) {
			CrossReference links = links(database, writer, 1000);
			links.link("erp", ONE, "A");
			writer.flush();
			links.link("loyalty", ONE, "L-1");
			links.link("erp", TWO, "B");

			assertThat(links.everywhere(ONE)).containsOnly(Map.entry("erp", "A"), Map.entry("loyalty", "L-1"));
		}
	}

	@OnEachDatabase
	void saysThatLinksWereLostAndNeverTakesALostOneForNone(TestDatabase database, CapturedOutput output) {
		try (LinkWriter writer = new LinkWriter(table(database), Duration.ofHours(1), 1)) {
			CrossReference links = links(database, writer, 1);
			assertThat(links.toCanonical("erp", RecordKind.ORDER, "B")).isEmpty();

			links.link("erp", ONE, "A");
			links.link("erp", TWO, "B");
			links.link("crm", ONE, "C");

			assertThat(links.toExternal("erp", TWO)).isEqualTo(new ExternalId.Unknown());
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> links.toCanonical("erp", RecordKind.ORDER, "B"));
			assertThat(new LinkHealth(writer).health().getDetails()).containsEntry("lost", 2L);
			assertThat(output.getOut()).containsOnlyOnce("Links are lost").containsPattern("ERROR.*Mend it");
		}
	}

	@OnEachDatabase
	void anIdThatTheDatabaseRefusesKeepsNoOtherFromIt(TestDatabase database, CapturedOutput output) {
		LinkTable table = table(database);
		Random random = new Random(7);
		String endless = random.ints(9_000, 'A', 'z')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		try (LinkWriter writer = writer(database)) {
			writer.add(new Link("erp", ONE, "a\u0000b"));
			writer.add(new Link("crm", ONE, endless));
			writer.add(new Link("erp", TWO, "SO-1"));

			writer.flush();
			writer.flush();

			assertThat(table.externalId("erp", TWO)).contains("SO-1");
			assertThat(links(database, writer, 1).toExternal("erp", ONE)).isEqualTo(new ExternalId.Known("a\u0000b"));
			assertThat(writer.hasLost()).isFalse();
			if (database.name().equals("postgresql")) {
				assertThat(output.getOut()).contains("A cross reference cannot be stored").doesNotContain("SO-1");
			}
			writer.add(new Link("erp", ONE, "SO-2"));
			writer.flush();
			assertThat(table.externalId("erp", ONE)).contains("SO-2");
		}
	}

	private static CrossReference links(TestDatabase database, LinkWriter writer, int remembered) {
		return new CrossReference(table(database), writer, PendingWritesTests.pending(database), remembered);
	}

	private static LinkWriter writer(TestDatabase database) {
		return new LinkWriter(table(database), Duration.ofHours(1), 1000);
	}

	private static LinkTable table(TestDatabase database) {
		return new LinkTable(database.jdbc(), new TransactionTemplate(database.transactions()), Clock.systemUTC());
	}

}
