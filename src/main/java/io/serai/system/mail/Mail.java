package io.serai.system.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail to be sent. A line break in an address or a subject would begin a header of its
 * own, so such a mail is refused.
 *
 * @param from who sends it
 * @param to who gets it
 * @param subject one line
 * @param text plain text
 * @param id the same for the same notice, so that a mailbox may know it
 */
record Mail(InternetAddress from, List<InternetAddress> to, String subject, String text, String id) {

	Mail {
		to = List.copyOf(to);
	}

	/**
	 * Reads the request.
	 * @param about what the notice is about
	 * @throws IllegalArgumentException if it cannot be sent; the message names the part,
	 * never what stands there
	 */
	static Mail of(String from, JsonNode body, String about) {
		List<InternetAddress> to = new ArrayList<>();
		body.path("to").forEach((address) -> to.add(address("to", address.asText())));
		if (to.isEmpty()) {
			throw new IllegalArgumentException("the mail has nobody in 'to'");
		}
		String id = UUID.nameUUIDFromBytes((about + body).getBytes(StandardCharsets.UTF_8)).toString();
		return new Mail(address("from", from), to, oneLine("subject", body.path("subject").asText()),
				body.path("text").asText(), "<%s@serai>".formatted(id));
	}

	/** Returns it as it goes over the wire. */
	MimeMessage mime(Session session, Instant now) throws MessagingException {
		MimeMessage mime = new MimeMessage(session) {
			@Override
			protected void updateMessageID() throws MessagingException {
				setHeader("Message-ID", Mail.this.id);
			}
		};
		mime.setFrom(this.from);
		mime.setRecipients(Message.RecipientType.TO, this.to.toArray(InternetAddress[]::new));
		mime.setSubject(this.subject, StandardCharsets.UTF_8.name());
		mime.setText(this.text, StandardCharsets.UTF_8.name());
		mime.setHeader("Date",
				java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(java.time.ZoneOffset.UTC)));
		mime.setHeader("Auto-Submitted", "auto-generated");
		return mime;
	}

	private static InternetAddress address(String part, String text) {
		try {
			InternetAddress address = new InternetAddress(oneLine(part, text.strip()), true);
			if (address.getAddress().indexOf('@') > 0) {
				return address;
			}
		}
		catch (AddressException ex) {
			// Told below, without the address.
		}
		throw new IllegalArgumentException("'%s' holds something that is no address".formatted(part));
	}

	private static String oneLine(String part, String text) {
		if (text.codePoints().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException("'%s' holds a line break or another control character".formatted(part));
		}
		return text;
	}

}
