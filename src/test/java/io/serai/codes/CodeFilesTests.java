package io.serai.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.serai.failure.HubException;
import io.serai.mapping.BrokenFilesException;
import io.serai.mapping.CodeLookup;
import io.serai.mapping.CodeLookup.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CodeFilesTests {

	@TempDir
	private Path home;

	@Test
	void readsWhatASpreadsheetWrites() throws IOException {
		write("region", """
				\uFEFFsystem,ours,theirs,direction,from,until
				erp,"上海, 黄浦","say ""SH""\",to,2026-01-01,2026-12-31

				erp,310000,SH
				""");
		CodeLookup codes = CodeFiles.lookup(this.home);

		assertThat(codes.find(new Asked("region", "erp", "上海, 黄浦", true), Instant.parse("2026-06-01T00:00:00Z")))
			.isEqualTo("say \"SH\"");
		assertThat(codes.find(new Asked("region", "erp", "SH", false), null)).isEqualTo("310000");
		assertThatExceptionOfType(HubException.class)
			.isThrownBy(
					() -> codes.find(new Asked("region", "erp", "上海, 黄浦", true), Instant.parse("2027-01-01T00:00:00Z")))
			.withMessageContaining("code table region: '上海, 黄浦' has no code in erp on 2027-01-01");
	}

	@Test
	void needsNoFolder() {
		assertThat(CodeFiles.read(this.home)).isEmpty();
	}

	@Test
	void tellsEveryProblemWithItsPlace() throws IOException {
		write("sku", """
				system,ours,theirs,direction,from
				erp,TEA,T-1
				erp,TEA,T-2
				erp,"TEA
				ERP,A,B
				erp,A,
				erp,A,B,sideways
				erp,A,B,both,yesterday
				erp,A,B,both,2026-01-01,more
				""");
		write("Bad Name", "system,ours,theirs");
		write("no-columns", "a,b,c");

		assertThatExceptionOfType(BrokenFilesException.class).isThrownBy(() -> CodeFiles.read(this.home))
			.satisfies((ex) -> assertThat(ex.problems()).extracting((problem) -> problem.replaceAll(": .*", ""))
				.containsExactlyInAnyOrder("codes/Bad Name.csv:1", "codes/no-columns.csv:1", "codes/sku.csv:3",
						"codes/sku.csv:4", "codes/sku.csv:5", "codes/sku.csv:6", "codes/sku.csv:7", "codes/sku.csv:8",
						"codes/sku.csv:9"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SKU-9", "it's 'quoted'", "' has no code in erp on 2026-01-01", "红茶 500g" })
	void whatAFailureTellsOfAMissingCodeCanBeReadBack(String code) {
		for (boolean outward : List.of(true, false)) {
			MissingCode missing = new MissingCode(new Asked("sku", "erp-2", code, outward),
					LocalDate.parse("2026-11-22"));

			assertThat(MissingCode.in(missing.exception().failure().what())).contains(missing);
		}
		assertThat(MissingCode.in("erp/save-order: carrier 'JITU' has no counterpart")).isEmpty();
	}

	private void write(String table, String text) throws IOException {
		Files.createDirectories(this.home.resolve("codes"));
		Files.writeString(this.home.resolve("codes").resolve(table + ".csv"), text);
	}

}
