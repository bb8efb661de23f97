package io.serai.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class DemoEnvironmentTests {

	private static final List<String> TRUST = List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword",
			"javax.net.ssl.trustStoreType");

	private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

	private final Map<String, String> before = new HashMap<>();

	@BeforeEach
	void rememberWhomThisProcessTrusts() {
		TRUST.forEach((name) -> this.before.put(name, System.getProperty(name)));
	}

	@AfterEach
	void trustWhomItTrusted() {
		this.before.forEach((name, value) -> {
			if (value == null) {
				System.clearProperty(name);
			}
			else {
				System.setProperty(name, value);
			}
		});
	}

	@Test
	void takesNothingOfTheHubInEarnest(@TempDir Path home) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.setActiveProfiles("demo");
		environment.getPropertySources()
			.replace(VARIABLES,
					new SystemEnvironmentPropertySource(VARIABLES,
							Map.of("SERAI_SYSTEMS_ERP_TOKEN", "real", "SERAI_DATABASE_URL", "jdbc:postgresql://real",
									"SERAI_DEMO_FAULTS", "0.5", "LANG", "zh_CN.UTF-8")));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("given", Map.of("serai.home", home.toString())));

		new DemoEnvironment().postProcessEnvironment(environment, new SpringApplication());

		assertThat(environment.getProperty("serai.systems.erp.token")).isNull();
		assertThat(environment.getProperty("SERAI_DATABASE_URL")).isNull();
		assertThat(environment.getProperty("serai.demo.faults")).isEqualTo("0.5");
		assertThat(environment.getProperty("LANG")).isEqualTo("zh_CN.UTF-8");
		assertThat(environment.getProperty("serai.demo.key")).startsWith("demo-");
		assertThat(System.getProperty("javax.net.ssl.trustStore")).as("whom the hub's mails are given to")
			.isEqualTo(environment.getRequiredProperty("serai.demo.folder") + "/trusted.p12");
	}

}
