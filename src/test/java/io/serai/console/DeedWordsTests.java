package io.serai.console;

import java.time.Instant;
import java.util.Locale;

import io.serai.access.AuditEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The audit speaks the reader's language, and leaves what people wrote as it is.
 */
class DeedWordsTests {

	private final DeedWords words = new DeedWords(messages());

	@AfterEach
	void forgetTheReader() {
		LocaleContextHolder.resetLocaleContext();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					create-user      | OPERATOR                                            | 操作员
					change-role      | VIEWER                                              | 查看者
					create-client    | as shop, may write [order, order-status], 5/s       | 来源 shop；可写入：订单、订单状态；每秒最多 5 次请求
					cancel-backfill  | 12 records came                                     | 已取回 12 条
					start-backfill   | 2026-11-01T00:00:00Z to 2026-11-02T00:00:00Z, 5 a second: 漏单 | 从 2026-11-01T00:00:00Z 到 2026-11-02T00:00:00Z，每秒 5 条：漏单
					try-backfill     | 3 ids from 'A' to 'it's C', 5 a second: 漏单         | 3 个编号，从 A 到 it's C，每秒 5 条：漏单
					decide-conflict  | THEIRS: ERP 为准                                     | 以该系统的内容为准：ERP 为准
					add-code         | 'SF' = 'SFEXPRESS' (TO, 2026-01-01 to null) 新承运商  | SF = SFEXPRESS（仅我方到对方；2026-01-01 至 …）新承运商
					change-code      | 'SF' = 'S2' (BOTH, null to null); before: 'SF' = 'S1' (BOTH, null to null) 改了 | SF = S2（双向；… 至 …）；原为：SF = S1（双向；… 至 …） – 改了
					pause-flow       | 12 records came                                     | 12 records came
					discard-dead-letters | entered by hand                                 | entered by hand
					""")
	void saysTheDetailsInChinese(String deed, String kept, String said) {
		LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);

		assertThat(this.words.detail(deed(deed, "", kept))).isEqualTo(said);
	}

	@Test
	void saysWhatAConflictWasAboutInBothLanguages() {
		AuditEntry conflict = deed("decide-conflict", "customer shop/C-1: phones, said by crm", "BASE: asked her");
		LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
		String chinese = this.words.target(conflict);
		LocaleContextHolder.setLocale(Locale.ENGLISH);

		assertThat(chinese).isEqualTo("客户 shop/C-1：电话（由 crm 提出）");
		assertThat(this.words.target(conflict)).isEqualTo("Customer shop/C-1: Phone numbers, said by crm");
		assertThat(this.words.detail(conflict)).isEqualTo("What both held before: asked her");
	}

	private static AuditEntry deed(String what, String target, String detail) {
		return new AuditEntry(Instant.EPOCH, "admin", what, target, detail);
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

}
