package io.serai.system.mail;

import java.net.URI;
import java.time.Clock;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/**
 * {@code mail:send} sends what the body says: {@code {"to": [...], "subject": ...,
 * "text": ...}}. Options: {@code url} ({@code smtps://host:465}, or
 * {@code smtp://host:587}, which must offer STARTTLS), {@code from}, and
 * {@code encryption}, {@code none} only for a server on this machine. User and password
 * are in the header {@code Authorization}, as for HTTP.
 */
@Component("mail")
public final class MailComponent extends DefaultComponent {

	private final Clock clock;

	/**
	 * Makes the component.
	 * @param clock tells when a mail is sent
	 */
	public MailComponent(Clock clock) {
		this.clock = clock;
	}

	@Override
	protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
		URI url = URI.create(getAndRemoveParameter(parameters, "url", String.class, ""));
		boolean encrypted = !getAndRemoveParameter(parameters, "encryption", String.class, "").equals("none");
		if (url.getHost() == null || !("smtp".equals(url.getScheme()) || "smtps".equals(url.getScheme()))) {
			throw new IllegalArgumentException(
					"the address of a mail server is smtps://host:465 or smtp://host:587, with STARTTLS");
		}
		if (!encrypted && !url.getHost().matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]")) {
			throw new IllegalArgumentException("mail goes unencrypted only to a server on this machine");
		}
		String from = getAndRemoveParameter(parameters, "from", String.class, "");
		return new MailEndpoint(uri, this, new MailServer(url, encrypted), from, this.clock);
	}

}
