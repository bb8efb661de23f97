package io.serai.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.serai.demo.SimulatedMailbox.Mail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

import javax.net.ssl.SSLContext;

/**
 * A mail server on loopback, as strict as those of companies are: STARTTLS, then user and
 * password. When it misbehaves, it answers 451 or cuts the connection, with the mail in
 * the mailbox or without it.
 */
final class LoopbackMailServer implements AutoCloseable {

	private static final String USER = "serai";

	private final SimulatedMailbox mailbox;

	private final Moods moods;

	private final Duration silence;

	private final SMTPServer server;

	private final CountDownLatch closed = new CountDownLatch(1);

	/**
	 * Makes one that does not serve yet.
	 * @param silence how long it says nothing when it is silent
	 */
	LoopbackMailServer(SimulatedMailbox mailbox, Moods moods, Duration silence, Door door) {
		this.mailbox = mailbox;
		this.moods = moods;
		this.silence = silence;
		this.server = SMTPServer.port(door.port())
			.bindAddress(InetAddress.getLoopbackAddress())
			.hostName("mail.demo.example")
			.startTlsSocketFactory(door.certificate())
			.requireTLS()
			.requireAuth()
			.authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
				if (!user.equals(USER) || !password.equals(door.password())) {
					throw new LoginFailedException();
				}
			}))
			.messageHandlerFactory(Handover::new)
			.build();
	}

	/**
	 * Starts serving.
	 * @return itself
	 */
	LoopbackMailServer start() {
		this.server.start();
		return this;
	}

	/** Returns where it listens, e.g. {@code smtp://127.0.0.1:34567}. */
	String url() {
		return "smtp://127.0.0.1:" + this.server.getPortAllocated();
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop();
	}

	private static Mail read(byte[] bytes, boolean unseen) throws IOException {
		try {
			MimeMessage mime = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
			return new Mail(String.valueOf(mime.getMessageID()), addresses(mime.getFrom()),
					addresses(mime.getAllRecipients()), String.valueOf(mime.getSubject()),
					String.valueOf(mime.getContent()), unseen);
		}
		catch (MessagingException ex) {
			throw new IOException("that is no mail", ex);
		}
	}

	private static String addresses(Address[] all) {
		StringBuilder text = new StringBuilder();
		for (Address one : (all != null) ? all : new Address[0]) {
			text.append(text.isEmpty() ? "" : ", ")
				.append((one instanceof InternetAddress internet) ? internet.getAddress() : one.toString());
		}
		return text.toString();
	}

	/**
	 * Where it listens and whom it lets in.
	 *
	 * @param port 0 for any free one
	 * @param certificate what it shows
	 * @param password of the user {@code serai}
	 */
	record Door(int port, SSLContext certificate, String password) {

		@Override
		public String toString() {
			return "Door[" + this.port + "]";
		}

	}

	/** One mail that is handed over. */
	private final class Handover implements MessageHandler {

		private final MessageContext context;

		Handover(MessageContext context) {
			this.context = context;
		}

		@Override
		public void from(String sender) {
			// It takes what comes from anybody who has signed in.
		}

		@Override
		public void recipient(String recipient) {
			// It forwards to anybody.
		}

		@Override
		public String data(InputStream data) throws RejectException, IOException {
			byte[] bytes = data.readAllBytes();
			Misbehaviour misbehaviour = LoopbackMailServer.this.moods.next().orElse(null);
			if (misbehaviour == null) {
				return take(bytes, false);
			}
			switch (misbehaviour) {
				case ERROR_BEFORE, THROTTLED -> throw later();
				case CUT_BEFORE -> throw cut();
				case SLOW -> pause(LoopbackMailServer.this.silence.dividedBy(4));
				case ERROR_AFTER -> {
					take(bytes, true);
					throw later();
				}
				default -> {
					take(bytes, true);
					pause((misbehaviour == Misbehaviour.SILENCE_AFTER) ? LoopbackMailServer.this.silence
							: Duration.ZERO);
					throw cut();
				}
			}
			return take(bytes, false);
		}

		@Override
		public void done() {
			// Nothing is kept open.
		}

		private String take(byte[] bytes, boolean unseen) throws IOException {
			LoopbackMailServer.this.mailbox.take(read(bytes, unseen));
			return "it is in the mailbox";
		}

		private static RejectException later() {
			return new RejectException(451, "Requested action aborted: local error in processing");
		}

		private IOException cut() throws IOException {
			if (this.context instanceof org.subethamail.smtp.server.Session session) {
				session.closeSocket();
			}
			return new IOException("cut on purpose");
		}

		/** Ends early when the server is closed. */
		private void pause(Duration time) throws IOException {
			try {
				LoopbackMailServer.this.closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException("the server stops", ex);
			}
		}

	}

}
