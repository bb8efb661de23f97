package io.serai.system.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes mails.
 *
 * @param url smtp or smtps
 * @param encrypted whether it must be; only then are names of certificates checked
 */
record MailServer(URI url, boolean encrypted) {

	private static final String SECONDS_TO_CONNECT = "5000";

	private static final String SECONDS_OF_SILENCE = "30000";

	Session session() {
		Properties settings = new Properties();
		String prefix = "mail." + this.url.getScheme() + ".";
		settings.put(prefix + "connectiontimeout", SECONDS_TO_CONNECT);
		settings.put(prefix + "timeout", SECONDS_OF_SILENCE);
		settings.put(prefix + "writetimeout", SECONDS_OF_SILENCE);
		settings.put(prefix + "ssl.checkserveridentity", "true");
		settings.put(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
		if (this.url.getScheme().equals("smtp") && this.encrypted) {
			settings.put(prefix + "starttls.enable", "true");
			settings.put(prefix + "starttls.required", "true");
		}
		return Session.getInstance(settings);
	}

	/**
	 * Hands a mail over; returns when the server has taken it.
	 * @param credentials as HTTP Basic has them; null for none
	 * @throws MessagingException if the server does not take it
	 */
	void send(Session session, Message mail, @Nullable String credentials) throws MessagingException {
		String[] pair = (credentials != null && credentials.startsWith("Basic "))
				? new String(Base64.getDecoder().decode(credentials.substring("Basic ".length())),
						StandardCharsets.UTF_8)
					.split(":", 2)
				: new String[0];
		try (Transport transport = session.getTransport(this.url.getScheme())) {
			if (pair.length == 2) {
				transport.connect(this.url.getHost(), this.url.getPort(), pair[0], pair[1]);
			}
			else {
				transport.connect(this.url.getHost(), this.url.getPort(), null, null);
			}
			transport.sendMessage(mail, mail.getAllRecipients());
		}
	}

}
