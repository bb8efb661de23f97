package io.serai.delivery;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * Artemis inside this process: persistent journal, reachable only through the in-VM
 * connector, so that no port is open and no credentials are needed.
 */
final class EmbeddedBroker implements AutoCloseable {

	private static final long MEMORY_BEFORE_PAGING = 128L * 1024 * 1024;

	private static final int DUPLICATES_REMEMBERED = 20_000;

	private final EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();

	private final DiskWatch disk = new DiskWatch();

	private final String url;

	/**
	 * Starts it. Should its journal be lost, the process ends at once: closing in order
	 * would wait for a broker that does not come back, and a kill loses nothing.
	 */
	EmbeddedBroker(BrokerSettings settings) {
		this(settings, () -> Runtime.getRuntime().halt(1));
	}

	/** Ends otherwise, for tests. */
	EmbeddedBroker(BrokerSettings settings, Runnable end) {
		int serverId = System.identityHashCode(this);
		this.url = "vm://" + serverId;
		this.artemis.setConfiguration(configuration(settings, this.url));
		try {
			this.artemis.start();
			this.artemis.getActiveMQServer().registerIOCriticalErrorListener(new LostJournal(end));
			monitor().addCallback(this.disk);
		}
		catch (Exception ex) {
			throw new IllegalStateException(
					"the embedded broker cannot start in '%s'; see that the folder is writable and that no other hub uses it"
						.formatted(settings.directory()),
					ex);
		}
	}

	private static Configuration configuration(BrokerSettings settings, String url) {
		Path directory = settings.directory().toAbsolutePath();
		ConfigurationImpl configuration = new ConfigurationImpl();
		configuration.setName("serai");
		configuration.setPersistenceEnabled(true);
		configuration.setSecurityEnabled(false);
		configuration.setJMXManagementEnabled(false);
		configuration.setJournalType(JournalType.NIO);
		configuration.setJournalDirectory(directory.resolve("journal").toString());
		configuration.setBindingsDirectory(directory.resolve("bindings").toString());
		configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
		configuration.setPagingDirectory(directory.resolve("paging").toString());
		configuration.setJournalBufferTimeout_NIO((int) settings.journalBufferTimeout().toNanos());
		configuration.setJournalSyncNonTransactional(true);
		configuration.setJournalSyncTransactional(true);
		configuration.setJournalDatasync(true);
		configuration.setJournalMinFiles(4);
		configuration.setGlobalMaxSize(MEMORY_BEFORE_PAGING);
		configuration.setMaxDiskUsage(97);
		configuration.setIDCacheSize(DUPLICATES_REMEMBERED);
		configuration.setPersistIDCache(true);
		try {
			configuration.addAcceptorConfiguration("in-vm", url);
		}
		catch (Exception ex) {
			throw new IllegalStateException("no in-VM acceptor for the embedded broker", ex);
		}
		configuration.addAddressSetting("#", addressSettings());
		return configuration;
	}

	private static AddressSettings addressSettings() {
		return new AddressSettings().setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
			.setMaxDeliveryAttempts(-1)
			.setAutoCreateAddresses(false)
			.setAutoCreateQueues(false)
			.setAutoDeleteAddresses(false)
			.setAutoDeleteQueues(false);
	}

	/** Behaves as if a write to the journal had failed. */
	void loseJournal(IOException cause) {
		this.artemis.getActiveMQServer().getStorageManager().criticalError(cause);
	}

	/** What the running broker goes by. */
	Configuration inForce() {
		return this.artemis.getActiveMQServer().getConfiguration();
	}

	/** Watches the disk, and is asked by tests to look. */
	FileStoreMonitor monitor() {
		return ((ActiveMQServerImpl) this.artemis.getActiveMQServer()).getMonitor();
	}

	boolean isDiskFull() {
		return this.disk.isFull();
	}

	String url() {
		return this.url;
	}

	@Override
	public void close() throws Exception {
		this.artemis.stop();
	}

}
