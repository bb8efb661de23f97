package io.serai.crossref;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.crossref.LinkRefusedException.Reason;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class LinkAdministrationTests {

	private static final RecordKey ONE = new RecordKey(RecordKind.CUSTOMER, "shop", "C-1");

	private static final RecordKey TWO = new RecordKey(RecordKind.CUSTOMER, "shop", "C-2");

	@OnEachDatabase
	void rebindsARecordOnEveryNodeAndKeepsWhoDidItAndWhy(TestDatabase database) {
		try (Node here = new Node(database); Node there = new Node(database)) {
			here.links.link("crm", ONE, "17");
			here.writer.flush();
			there.news.look();
			assertThat(there.links.toExternal("crm", ONE)).isEqualTo(new ExternalId.Known("17"));

			here.people.rebind("crm", ONE, " 18 ", "wang", "17 was a test");
			there.news.look();

			for (Node node : new Node[] { here, there }) {
				assertThat(node.links.toExternal("crm", ONE)).isEqualTo(new ExternalId.Known("18"));
				assertThat(node.links.toCanonical("crm", RecordKind.CUSTOMER, "17")).isEmpty();
				assertThat(node.links.toCanonical("crm", RecordKind.CUSTOMER, "18")).contains(ONE);
			}
			assertThat(there.people.history("crm", ONE)).singleElement().satisfies((deed) -> {
				assertThat(deed.kind()).isEqualTo(LinkDeed.Kind.REBIND);
				assertThat(deed).extracting(LinkDeed::who, LinkDeed::reason, LinkDeed::before, LinkDeed::after)
					.containsExactly("wang", "17 was a test", "17", "18");
			});
		}
	}

	@OnEachDatabase
	void whatIsMergedIsThatRecordTooAndIsLostByAnother(TestDatabase database) {
		try (Node node = new Node(database)) {
			node.links.link("crm", ONE, "17");
			node.links.link("crm", TWO, "18");

			node.people.merge("crm", ONE, "18", "wang", "merged there");

			assertThat(node.links.toExternal("crm", ONE)).isEqualTo(new ExternalId.Known("17"));
			assertThat(node.links.toExternal("crm", TWO)).isEqualTo(new ExternalId.None());
			assertThat(node.links.toCanonical("crm", RecordKind.CUSTOMER, "18")).contains(ONE);
			assertThat(node.people.search("18")).singleElement()
				.satisfies((found) -> assertThat(found.further()).isTrue());
			assertThat(node.people.search("C-1")).extracting(LinkFound::externalId).containsExactly("17", "18");
			assertThat(node.people.history("crm", TWO)).extracting(LinkDeed::before).containsExactly("18");
		}
	}

	@OnEachDatabase
	void whatIsSplitOffIsNobodysUntilItIsLinkedAgain(TestDatabase database) {
		try (Node node = new Node(database)) {
			node.links.link("crm", ONE, "17");
			node.people.merge("crm", ONE, "18", "wang", "the same person");

			node.people.split("crm", ONE, "18", "wang", "not the same after all");
			node.people.split("crm", ONE, "17", "wang", "nor this one");

			assertThat(node.links.toExternal("crm", ONE)).isEqualTo(new ExternalId.None());
			assertThat(node.people.of("crm", ONE)).isEmpty();
			node.links.link("crm", TWO, "18");
			node.writer.flush();
			assertThat(node.people.of("crm", TWO)).extracting(LinkFound::externalId).containsExactly("18");
		}
	}

	@OnEachDatabase
	void aLinkOfADeliveryWinsOverAFurtherIdOfAnotherRecord(TestDatabase database) {
		try (Node node = new Node(database)) {
			node.links.link("crm", ONE, "17");
			node.people.merge("crm", ONE, "18", "wang", "the same person");

			node.links.link("crm", TWO, "18");
			node.writer.flush();
			node.links.forget();

			assertThat(node.links.toCanonical("crm", RecordKind.CUSTOMER, "18")).contains(TWO);
			assertThat(node.people.search("18")).singleElement()
				.satisfies((found) -> assertThat(found.record()).isEqualTo(TWO));
		}
	}

	@OnEachDatabase
	void refusesWhatWouldTakeAnIdFromAnotherRecordOrChangesNothing(TestDatabase database) {
		try (Node node = new Node(database)) {
			node.links.link("crm", ONE, "17");
			node.links.link("crm", TWO, "18");
			LinkAdministration people = node.people;

			refused(Reason.TAKEN, () -> people.rebind("crm", ONE, "18", "wang", "why not"));
			refused(Reason.SAME, () -> people.rebind("crm", ONE, "17", "wang", "why not"));
			refused(Reason.SAME, () -> people.merge("crm", ONE, "17", "wang", "why not"));
			refused(Reason.GONE, () -> people.split("crm", ONE, "18", "wang", "why not"));
			refused(Reason.GONE, () -> people.merge("erp", ONE, "18", "wang", "why not"));
			refused(Reason.ID, () -> people.rebind("crm", ONE, "  ", "wang", "why not"));
			refused(Reason.REASON, () -> people.rebind("crm", ONE, "19", "wang", " "));
			assertThat(people.history("crm", ONE)).isEmpty();
			assertThat(node.links.toExternal("crm", ONE)).isEqualTo(new ExternalId.Known("17"));
		}
	}

	@OnEachDatabase
	void whatWasTakenOutBeforeDoesNotGoOverWhatAPersonBinds(TestDatabase database) throws Exception {
		FirstWaits transactions = new FirstWaits(database.transactions());
		try (Node node = new Node(database, transactions)) {
			node.links.link("crm", ONE, "17");
			Thread clockwork = new Thread(node.writer::flush);
			Thread person = new Thread(() -> node.people.rebind("crm", ONE, "18", "wang", "17 was a test"));

			clockwork.start();
			transactions.begun.await();
			person.start();
			await().until(() -> List.of(Thread.State.WAITING, Thread.State.TERMINATED).contains(person.getState()));
			transactions.goOn.countDown();
			clockwork.join();
			person.join();

			assertThat(node.people.of("crm", ONE)).extracting(LinkFound::externalId).containsExactly("18");
			assertThat(node.links.toExternal("crm", ONE)).isEqualTo(new ExternalId.Known("18"));
		}
	}

	private static void refused(Reason reason, ThrowingCallable deed) {
		assertThatExceptionOfType(LinkRefusedException.class).isThrownBy(deed)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	/** One of several hubs on a database; nothing happens by itself. */
	private static final class Node implements AutoCloseable {

		private final LinkWriter writer;

		private final CrossReference links;

		private final LinkAdministration people;

		private final LinkNews news;

		Node(TestDatabase database) {
			this(database, database.transactions());
		}

		Node(TestDatabase database, PlatformTransactionManager transactions) {
			TransactionTemplate transaction = new TransactionTemplate(transactions);
			LinkTable table = new LinkTable(database.jdbc(), transaction, Clock.systemUTC());
			LinkDeeds deeds = new LinkDeeds(database.jdbc(), Clock.systemUTC());
			this.writer = new LinkWriter(table, Duration.ofHours(1), 1000);
			this.links = new CrossReference(table, this.writer, PendingWritesTests.pending(database), 1000);
			this.people = new LinkAdministration(table, deeds, this.writer, this.links, transaction);
			this.news = new LinkNews(deeds, this.links);
		}

		@Override
		public void close() {
			this.writer.close();
		}

	}

	/** Has whoever comes first wait before its transaction begins. */
	private static final class FirstWaits implements PlatformTransactionManager {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch goOn = new CountDownLatch(1);

		private final AtomicBoolean first = new AtomicBoolean(true);

		private final PlatformTransactionManager transactions;

		FirstWaits(PlatformTransactionManager transactions) {
			this.transactions = transactions;
		}

		@Override
		public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
			if (this.first.getAndSet(false)) {
				this.begun.countDown();
				try {
					this.goOn.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
			return this.transactions.getTransaction(definition);
		}

		@Override
		public void commit(TransactionStatus status) {
			this.transactions.commit(status);
		}

		@Override
		public void rollback(TransactionStatus status) {
			this.transactions.rollback(status);
		}

	}

}
