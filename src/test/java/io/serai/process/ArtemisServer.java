package io.serai.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * An Artemis that is no hub's own: reached over TCP, by the user {@code hub} with the
 * password {@code secret}.
 */
public final class ArtemisServer {

	private ArtemisServer() {
	}

	/**
	 * Starts one, with everything else as Artemis has it.
	 * @param folder keeps its journal, also over a restart
	 */
	public static EmbeddedActiveMQ start(Path folder, int port) throws Exception {
		Configuration configuration = new ConfigurationImpl().setPersistenceEnabled(true)
			.setJournalType(JournalType.NIO)
			.setJournalDirectory(folder.resolve("journal").toString())
			.setBindingsDirectory(folder.resolve("bindings").toString())
			.setLargeMessagesDirectory(folder.resolve("large").toString())
			.setPagingDirectory(folder.resolve("paging").toString())
			.addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
		configuration.putSecurityRoles("#",
				Set.of(new Role("hub", true, true, true, true, true, true, true, true, true, true, true, true)));
		SecurityConfiguration users = new SecurityConfiguration(Map.of("hub", "secret"), Map.of("hub", List.of("hub")));
		return new EmbeddedActiveMQ().setConfiguration(configuration)
			.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users))
			.start();
	}

}
