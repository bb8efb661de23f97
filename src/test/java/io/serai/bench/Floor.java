package io.serai.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * The least that could stand in the hub's place, written by hand: HTTP in, durable send,
 * consume, HTTP out, acknowledge. Same web server, same broker with the same journal,
 * same HTTP client as the hub; no check, no mapping, no retry, no order, no journey.
 */
public final class Floor {

	private static final int PUBLISHERS = 64;

	private static final int CONSUMERS = 8;

	private static final String QUEUE = "floor";

	private final ClientSessionFactory sessions;

	private final BlockingQueue<Sender> senders = new ArrayBlockingQueue<>(PUBLISHERS);

	private final CloseableHttpClient client;

	private final String sink;

	private Floor(ClientSessionFactory sessions, CloseableHttpClient client, String sink) {
		this.sessions = sessions;
		this.client = client;
		this.sink = sink;
	}

	/**
	 * Starts it.
	 * @param args port, URL of the sink, folder for the journal
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[2]);
		CloseableHttpClient client = HttpClients.custom()
			.disableAutomaticRetries()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setMaxConnPerRoute(CONSUMERS)
				.setMaxConnTotal(CONSUMERS)
				.build())
			.build();
		Floor floor = new Floor(broker(folder), client, args[1]);
		floor.open();
		floor.serve(Integer.parseInt(args[0]), folder);
	}

	private static ClientSessionFactory broker(Path folder) throws Exception {
		ConfigurationImpl configuration = new ConfigurationImpl();
		configuration.setSecurityEnabled(false);
		configuration.setJMXManagementEnabled(false);
		configuration.setJournalType(JournalType.NIO);
		configuration.setJournalDirectory(folder.resolve("journal").toString());
		configuration.setBindingsDirectory(folder.resolve("bindings").toString());
		configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
		configuration.setPagingDirectory(folder.resolve("paging").toString());
		configuration.setJournalBufferTimeout_NIO(300_000);
		configuration.setJournalMinFiles(4);
		configuration.setMaxDiskUsage(97);
		configuration.addAcceptorConfiguration("in-vm", "vm://0");
		EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
		artemis.setConfiguration(configuration);
		artemis.start();
		ServerLocator locator = ActiveMQClient.createServerLocator("vm://0");
		locator.setUseGlobalPools(false);
		locator.setThreadPoolMaxSize(256);
		locator.setConsumerWindowSize(256 * 1024);
		locator.setProducerWindowSize(-1);
		locator.setBlockOnDurableSend(true);
		locator.setBlockOnAcknowledge(false);
		return locator.createSessionFactory();
	}

	private void open() throws ActiveMQException {
		try (ClientSession session = this.sessions.createSession()) {
			session.createQueue(QueueConfiguration.of(QUEUE)
				.setAddress(QUEUE)
				.setRoutingType(RoutingType.ANYCAST)
				.setDurable(true));
		}
		for (int i = 0; i < PUBLISHERS; i++) {
			ClientSession session = this.sessions.createSession(true, true, 0);
			this.senders.add(new Sender(session, session.createProducer(QUEUE)));
		}
		for (int i = 0; i < CONSUMERS; i++) {
			ClientSession session = this.sessions.createSession(true, true, 0);
			session.createConsumer(QUEUE).setMessageHandler(this::deliver);
			session.start();
		}
	}

	private void serve(int port, Path folder) throws Exception {
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(folder.resolve("tomcat").toString());
		tomcat.setPort(port);
		tomcat.getConnector().setProperty("address", "127.0.0.1");
		tomcat.getConnector().getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		Context context = tomcat.addContext("", null);
		Tomcat.addServlet(context, "door", new Door());
		context.addServletMappingDecoded("/*", "door");
		tomcat.start();
		tomcat.getServer().await();
	}

	private void accept(byte[] order) throws ActiveMQException, InterruptedException {
		Sender sender = this.senders.take();
		try {
			ClientMessage message = sender.session().createMessage(true);
			message.getBodyBuffer().writeBytes(order);
			sender.producer().send(message);
		}
		finally {
			this.senders.add(sender);
		}
	}

	private void deliver(ClientMessage message) {
		byte[] order = new byte[message.getBodySize()];
		message.getBodyBuffer().readBytes(order);
		HttpPost post = new HttpPost(this.sink + "/sales-orders");
		post.setEntity(new ByteArrayEntity(order, ContentType.APPLICATION_JSON));
		try {
			this.client.execute(post, (answer) -> {
				EntityUtils.consume(answer.getEntity());
				return answer.getCode();
			});
			message.individualAcknowledge();
		}
		catch (IOException | ActiveMQException ex) {
			System.err.println("floor: " + ex.getMessage());
		}
	}

	private record Sender(ClientSession session, ClientProducer producer) {
	}

	private final class Door extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) {
			response.setStatus(200);
		}

		@Override
		protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
			try {
				accept(request.getInputStream().readAllBytes());
				response.setStatus(202);
			}
			catch (ActiveMQException | InterruptedException ex) {
				response.setStatus(503);
			}
		}

	}

}
