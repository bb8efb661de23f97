package io.serai.system.mail;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.util.Objects;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.HubHeaders;
import io.serai.system.called.CalledEndpoint;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import org.apache.camel.Component;
import org.apache.camel.Message;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

import javax.net.ssl.SSLException;

/**
 * A mail server as a Camel endpoint. Answers are JSON with a status, as those of HTTP.
 */
final class MailEndpoint extends CalledEndpoint {

	private final MailServer server;

	private final String from;

	private final Clock clock;

	MailEndpoint(String uri, Component component, MailServer server, String from, Clock clock) {
		super(uri, component);
		this.server = server;
		this.from = from;
		this.clock = clock;
	}

	@Override
	protected void call(Message message) throws IOException {
		byte[] body = Objects.requireNonNullElse(message.getBody(byte[].class), new byte[0]);
		String about = message.getHeader(HubHeaders.KEY, "", String.class) + " "
				+ message.getHeader(HubHeaders.VERSION, "", String.class);
		String credentials = message.getHeader("Authorization", String.class);
		try {
			Mail mail = Mail.of(this.from, CanonicalJson.readTree(body), about);
			Session session = this.server.session();
			this.server.send(session, mail.mime(session, this.clock.instant()), credentials);
			answer(message, 200, CanonicalJson.mapper().createObjectNode().put("id", mail.id()));
		}
		catch (IllegalArgumentException ex) {
			answer(message, 422, told("mail", String.valueOf(ex.getMessage())));
		}
		catch (MessagingException ex) {
			failed(message, ex);
		}
	}

	/** The server's own words may quote an address, so only its code is told. */
	private static void failed(Message message, MessagingException ex) throws IOException {
		switch (ex) {
			case AuthenticationFailedException refused ->
				answer(message, 401, told("auth", "the mail server does not let the user in"));
			case SMTPSendFailedException refused when refused.getReturnCode() < 500 ->
				answer(message, 500, told("smtp", "the mail server answered " + refused.getReturnCode()));
			case SendFailedException refused ->
				answer(message, 422, told("smtp", "the mail server refuses the mail or whom it is for"));
			case MailConnectException away ->
				throw (IOException) new ConnectException("the mail server cannot be reached").initCause(ex);
			default -> throw broken(ex);
		}
	}

	/** Without encryption nothing was sent, so it is as if nobody were there. */
	private static IOException broken(MessagingException ex) {
		boolean unsafe = ex.getNextException() instanceof SSLException
				|| String.valueOf(ex.getMessage()).contains("STARTTLS");
		IOException broken = unsafe ? new ConnectException("the mail server offers no encryption that can be trusted")
				: new IOException("the mail server broke off");
		return (IOException) broken.initCause(ex);
	}

}
