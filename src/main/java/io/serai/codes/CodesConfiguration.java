package io.serai.codes;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import io.serai.delivery.DeadLetters;
import io.serai.messagestore.MessageStore;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the code tables together over the hub's database and {@code codes/}.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CodesConfiguration {

	private final List<Code> files;

	CodesConfiguration(@Value("${serai.home}") String home) {
		this.files = CodeFiles.read(Path.of(home));
	}

	@Bean
	CodeTables codeTables(JdbcTemplate jdbc, CodesSettings settings, Clock clock) {
		return new CodeTables(new CodeStore(jdbc, clock), this.files, settings, clock);
	}

	@Bean
	CodeAdministration codeAdministration(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
		return new CodeAdministration(new CodeStore(jdbc, clock), this.files, new TransactionTemplate(transactions));
	}

	@Bean
	WaitingForCodes waitingForCodes(CodeTables tables, MessageStore store, DeadLetters deadLetters) {
		return new WaitingForCodes(tables, store, deadLetters);
	}

}
