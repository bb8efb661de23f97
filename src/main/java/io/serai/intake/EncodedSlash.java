package io.serai.intake;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets {@code %2F} through in a path: numbers such as {@code S/2026/001} are common in
 * ERPs, and Tomcat would refuse to be asked for one. Decoded, not passed through, since
 * the firewall refuses a path with a percent sign left in it; paths are matched
 * undecoded.
 */
@Component
class EncodedSlash implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addConnectorCustomizers(
				(connector) -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue()));
	}

}
