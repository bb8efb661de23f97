package io.serai.demo;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Properties;

import io.serai.demo.SimulatedMailbox.Mail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The mail server of the demo, to a sender that checks what the hub checks.
 */
class LoopbackMailServerTests {

	private static final String KEY = "key-1";

	private final SimulatedMailbox mailbox = new SimulatedMailbox();

	private final Moods moods = new Moods(1);

	@TempDir
	private Path folder;

	private LoopbackMailServer server;

	private SSLContext trusting;

	@BeforeEach
	void start() throws Exception {
		DemoCertificate certificate = DemoCertificate.in(this.folder, KEY);
		Files.createDirectories(this.folder);
		certificate.write();
		this.server = new LoopbackMailServer(this.mailbox, this.moods, Duration.ofMillis(1),
				new LoopbackMailServer.Door(0, certificate.server(), KEY))
			.start();
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		try (InputStream file = Files.newInputStream(this.folder.resolve("trusted.p12"))) {
			trusted.load(file, ("demo-" + KEY).toCharArray());
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		this.trusting = SSLContext.getInstance("TLS");
		this.trusting.init(null, trust.getTrustManagers(), null);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void takesAMailFromWhoTrustsItAndSignsIn() throws Exception {
		send(KEY, true);

		assertThat(this.mailbox.answeredFor()).singleElement()
			.isEqualTo(new Mail("<1@serai>", "serai@demo.example", "wang@demo.example", "3 条单据需要人处理", "看一看", false));
		assertThat(this.mailbox.state().at("/mails/0/subject").asText()).isEqualTo("3 条单据需要人处理");
	}

	@Test
	void letsNobodyInWithoutEncryptionOrPassword() {
		assertThat(catchThrowable(() -> send(KEY, false))).isInstanceOf(MessagingException.class);
		assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(() -> send("another", true));
		assertThat(this.mailbox.answeredFor()).isEmpty();
	}

	@Test
	void saysThatItHasNotTakenAMailThatItHas() {
		this.moods.rate(Misbehaviour.ERROR_AFTER, 1);

		assertThatExceptionOfType(SMTPSendFailedException.class).isThrownBy(() -> send(KEY, true))
			.satisfies((refused) -> assertThat(refused.getReturnCode()).isEqualTo(451));
		assertThat(this.mailbox.answeredFor()).singleElement().satisfies((mail) -> assertThat(mail.unseen()).isTrue());
	}

	@Test
	void cutsTheConnectionAfterAMailAndTakesItOnceMore() throws Exception {
		this.moods.rate(Misbehaviour.CUT_AFTER, 1);
		assertThat(catchThrowable(() -> send(KEY, true))).isInstanceOf(MessagingException.class);

		this.moods.rate(Misbehaviour.CUT_AFTER, 0);
		send(KEY, true);

		assertThat(this.mailbox.state().path("mails")).hasSize(2);
		assertThat(this.mailbox.answeredFor()).hasSize(1);
		assertThat(this.mailbox.again()).isOne();
	}

	private void send(String password, boolean encrypted) throws MessagingException {
		Properties settings = new Properties();
		settings.put("mail.smtp.ssl.checkserveridentity", "true");
		settings.put("mail.smtp.starttls.enable", Boolean.toString(encrypted));
		settings.put("mail.smtp.starttls.required", Boolean.toString(encrypted));
		settings.put("mail.smtp.ssl.socketFactory", this.trusting.getSocketFactory());
		Session session = Session.getInstance(settings);
		MimeMessage mail = new MimeMessage(session) {
			@Override
			protected void updateMessageID() throws MessagingException {
				setHeader("Message-ID", "<1@serai>");
			}
		};
		mail.setFrom(new InternetAddress("serai@demo.example"));
		mail.setRecipient(Message.RecipientType.TO, new InternetAddress("wang@demo.example"));
		mail.setSubject("3 条单据需要人处理", "UTF-8");
		mail.setText("看一看", "UTF-8");
		mail.saveChanges();
		try (Transport transport = session.getTransport("smtp")) {
			transport.connect("127.0.0.1", Integer.parseInt(this.server.url().replaceFirst(".*:", "")), "serai",
					password);
			transport.sendMessage(mail, mail.getAllRecipients());
		}
	}

}
