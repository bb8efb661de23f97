package io.serai.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DoorFilesTests {

	@TempDir
	private Path home;

	@Test
	void findsTheFlowsOfAHomeWithoutDoorsAndWarns(CapturedOutput output) throws Exception {
		flow("routes/order-to-erp.camel.yaml");

		new DoorFiles(this.home.toString()).afterPropertiesSet();

		assertThat(found()).isEqualTo(1);
		assertThat(output).contains("This hub has no doors");
	}

	@Test
	void findsFlowsAndDoors(CapturedOutput output) throws Exception {
		flow("routes/order-to-erp.camel.yaml");
		flow("routes/api/shop-api.camel.yaml");

		new DoorFiles(this.home.toString()).afterPropertiesSet();

		assertThat(found()).isEqualTo(2);
		assertThat(output).doesNotContain("no doors");
	}

	private void flow(String path) throws IOException {
		Path file = this.home.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "[]");
	}

	/** As Camel finds them at start, by the pattern in the settings. */
	private long found() throws Exception {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ClassPathResource("application.yaml"));
		Properties settings = java.util.Objects.requireNonNull(yaml.getObject());
		String pattern = settings.getProperty("camel.main.routes-include-pattern")
			.replace("${serai.home}", this.home.toString());
		try (DefaultCamelContext camel = new DefaultCamelContext()) {
			return PluginHelper.getPackageScanResourceResolver(camel)
				.findResources(pattern)
				.stream()
				.filter(Resource::exists)
				.count();
		}
	}

}
