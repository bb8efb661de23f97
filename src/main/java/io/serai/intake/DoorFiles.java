package io.serai.intake;

import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says at start that a hub without {@code routes/api/} has no doors: it polls and
 * delivers, and takes nothing in over REST.
 */
@Component
class DoorFiles implements InitializingBean {

	private static final Logger logger = LoggerFactory.getLogger(DoorFiles.class);

	private final Path folder;

	DoorFiles(@Value("${serai.home}") String home) {
		this.folder = Path.of(home, "routes", "api");
	}

	@Override
	public void afterPropertiesSet() {
		if (!Files.isDirectory(this.folder)) {
			logger.atWarn()
				.addKeyValue("folder", this.folder)
				.addKeyValue("remedy", "copy routes/api from the distribution if records are to come in over REST")
				.log("This hub has no doors");
		}
	}

}
