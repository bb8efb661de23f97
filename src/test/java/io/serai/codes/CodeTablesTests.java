package io.serai.codes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import io.serai.codes.CodeRefusedException.Reason;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.CodeLookup.Asked;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CodeTablesTests {

	private static final Duration LONG = Duration.ofHours(1);

	private static final Asked TEA = new Asked("sku", "erp", "TEA", true);

	private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T17:00:00Z"), ZoneOffset.UTC);

	@OnEachDatabase
	void translatesBothWaysOnTheDaysOnWhichACodeIsValid(TestDatabase database) {
		CodeAdministration codes = codes(database);
		codes.add(form("TEA", "T-1", CodeDirection.BOTH, null, "2026-11-22"), "wang");
		codes.add(form("TEA", "T-2", CodeDirection.BOTH, "2026-11-23", null), "wang");
		CodeTables tables = tables(database, LONG);

		assertThat(tables.find(TEA, Instant.parse("2026-11-22T15:59:59Z"))).isEqualTo("T-1");
		assertThat(tables.find(TEA, Instant.parse("2026-11-22T16:00:00Z"))).as("a new day in Shanghai")
			.isEqualTo("T-2");
		assertThat(tables.find(TEA, null)).as("now").isEqualTo("T-2");
		assertThat(tables.find(new Asked("sku", "erp", "T-1", false), Instant.EPOCH)).isEqualTo("TEA");
		assertThatExceptionOfType(HubException.class)
			.isThrownBy(() -> tables.find(new Asked("sku", "erp", "T-1", false), null))
			.satisfies((ex) -> {
				assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.UNMAPPED_CODE);
				assertThat(MissingCode.in(ex.failure().what()))
					.contains(new MissingCode(new Asked("sku", "erp", "T-1", false), LocalDate.parse("2026-11-23")));
			});
	}

	@OnEachDatabase
	void aCodeFilledInOnAnotherNodeIsThereAtOnceAndAChangedOneSoon(TestDatabase database) {
		CodeAdministration elsewhere = codes(database);
		CodeTables lazy = tables(database, LONG);
		CodeTables eager = tables(database, Duration.ZERO);
		assertThatExceptionOfType(HubException.class).isThrownBy(() -> lazy.find(TEA, null));

		assertThat(eager.isKept("sku", "erp")).isFalse();
		Code code = elsewhere.add(form("TEA", "T-1", CodeDirection.BOTH, null, null), "wang");
		assertThat(eager.isKept("sku", "erp")).isTrue();
		assertThat(eager.isKept("sku", "shop")).isFalse();
		assertThat(lazy.find(TEA, null)).isEqualTo("T-1");
		assertThat(eager.find(TEA, null)).isEqualTo("T-1");

		elsewhere.change(code.id(), form("TEA", "T-7", CodeDirection.BOTH, null, null), "wang");
		assertThat(eager.find(TEA, null)).isEqualTo("T-7");
		assertThat(lazy.find(TEA, null)).as("until it looks again").isEqualTo("T-1");
	}

	@OnEachDatabase
	void goesOnWithWhatItKnowsWhileTheDatabaseIsAwayAndCallsNothingMissing(TestDatabase database) {
		codes(database).add(form("TEA", "T-1", CodeDirection.BOTH, null, null), "wang");
		CodeTables tables = tables(database, Duration.ZERO);
		assertThat(tables.find(TEA, null)).isEqualTo("T-1");

		database.close();

		assertThat(tables.find(TEA, null)).isEqualTo("T-1");
		assertThatExceptionOfType(HubException.class)
			.isThrownBy(() -> tables.find(new Asked("sku", "erp", "COFFEE", true), null))
			.satisfies((ex) -> assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.TRANSIENT));
	}

	@OnEachDatabase
	void refusesTwoAnswersToOneQuestion(TestDatabase database) {
		CodeAdministration codes = codes(database);
		Code first = codes.add(form("TEA", "T-1", CodeDirection.BOTH, null, null), "wang");

		assertThatExceptionOfType(CodeRefusedException.class)
			.isThrownBy(() -> codes.add(form("GREEN-TEA", "T-1", CodeDirection.BOTH, null, null), "wang"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.COLLIDES));
		codes.add(form("GREEN-TEA", "T-1", CodeDirection.TO, null, null), "wang");
		assertThatExceptionOfType(CodeRefusedException.class)
			.isThrownBy(() -> codes.add(form("TEA", "T-2", CodeDirection.TO, "2027-01-01", null), "wang"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.COLLIDES));
		codes.end(first.id(), LocalDate.parse("2026-12-31"), "wang");
		codes.add(form("TEA", "T-2", CodeDirection.TO, "2027-01-01", null), "wang");

		assertThat(codes.search("sku", "tea", 10)).hasSize(3);
		assertThat(codes.search("", "t-2", 10)).extracting(Code::ours).containsExactly("TEA");
		assertThat(codes.tables()).containsExactly("sku");
		assertThatExceptionOfType(CodeRefusedException.class)
			.isThrownBy(() -> codes.end("none", LocalDate.EPOCH, "wang"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.GONE));
	}

	@OnEachDatabase
	void theConsoleWinsOverAFile(TestDatabase database) {
		List<Code> files = List.of(form("TEA", "FILE", CodeDirection.BOTH, null, null).code("codes/sku.csv:2"),
				form("COFFEE", "C-1", CodeDirection.BOTH, null, null).code("codes/sku.csv:3"));
		CodeStore store = new CodeStore(database.jdbc(), this.clock);
		codes(database).add(form("TEA", "T-1", CodeDirection.BOTH, null, null), "wang");

		CodeTables tables = new CodeTables(store, files, settings(LONG), this.clock);

		assertThat(tables.find(TEA, null)).isEqualTo("T-1");
		assertThat(tables.find(new Asked("sku", "erp", "COFFEE", true), null)).isEqualTo("C-1");
	}

	private CodeTables tables(TestDatabase database, Duration checkEvery) {
		return new CodeTables(new CodeStore(database.jdbc(), this.clock), List.of(), settings(checkEvery), this.clock);
	}

	private CodeAdministration codes(TestDatabase database) {
		return new CodeAdministration(new CodeStore(database.jdbc(), this.clock), List.of(),
				new TransactionTemplate(database.transactions()));
	}

	private static CodesSettings settings(Duration checkEvery) {
		return new CodesSettings(ZoneId.of("Asia/Shanghai"), checkEvery, LONG);
	}

	private static CodeForm form(String ours, String theirs, CodeDirection direction, @Nullable String from,
			@Nullable String until) {
		return new CodeForm("sku", "erp", ours, theirs, direction, (from != null) ? LocalDate.parse(from) : null,
				(until != null) ? LocalDate.parse(until) : null);
	}

}
