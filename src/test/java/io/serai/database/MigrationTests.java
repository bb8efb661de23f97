package io.serai.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
				JdbcTemplateAutoConfiguration.class));

	@OnEachDatabase
	void everyMigrationRuns(TestDatabase database) {
		List<String> failed = database.jdbc()
			.queryForList("SELECT \"script\" FROM \"flyway_schema_history\" WHERE \"success\" = FALSE", String.class);

		assertThat(failed).isEmpty();
		assertThat(database.jdbc().queryForObject("SELECT COUNT(*) FROM delivery", Long.class)).isZero();
	}

	@OnEachDatabase
	void whatWasMergedBeforeCountsAsPublishedAndNoDecision(TestDatabase database) throws IOException {
		database.jdbc()
			.update("""
					INSERT INTO merged_customer (merged_key, version, published_version, updated_at, agreed, decided)
					VALUES ('merged', 5, 0, CURRENT_TIMESTAMP, '{}', FALSE), ('decided', 3, 2, CURRENT_TIMESTAMP, '{}', TRUE)""");

		new ResourceDatabasePopulator(new PathMatchingResourcePatternResolver()
			.getResources("classpath:db/migration/V*__customer_published.sql")).execute(database.dataSource());

		assertThat(database.jdbc()
			.queryForList("SELECT merged_key FROM merged_customer WHERE published_version < version", String.class))
			.containsExactly("decided");
	}

	@Test
	void theDatabaseIsAnH2FileUnderHomeThatIsWrittenBeforeACommitReturns(@TempDir Path home) {
		this.application.withPropertyValues("serai.home=" + home).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(home.resolve("data/db/serai.mv.db")).exists();
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForList(
						"SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'",
						String.class))
				.containsOnly("0");
		});
	}

	@OnEachDatabase
	void anotherDatabaseIsOnlyASetting(TestDatabase database) {
		String[] settings = database.settings()
			.entrySet()
			.stream()
			.map((setting) -> setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);

		this.application.withPropertyValues("serai.home=unused").withPropertyValues(settings).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT COUNT(*) FROM record", Long.class))
				.isZero();
		});
	}

}
