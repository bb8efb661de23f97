package io.serai.intake;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.serai.HubHome;
import io.serai.HubTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses, methods and headers that no client library would send.
 */
@HubTest
class OddRequestsTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource(textBlock = """
			GET,    /api/v1/%2e%2e/x,                 400, malformed-request
			GET,    /api/v1/../../etc/passwd,         400, malformed-request
			GET,    /api/v1/..;/console,              400, malformed-request
			GET,    //api/v1/orders,                  400, malformed-request
			GET,    /api//v1/orders,                  400, malformed-request
			GET,    /api/v1/orders/;jsessionid=1,     400, malformed-request
			GET,    /api/v1/orders/%zz,               400, malformed-request
			GET,    /api/v1/orders/%00,               400, malformed-request
			GET,    /api/v1/orders/%5c..%5cx,         400, malformed-request
			GET,    /api/v1/orders/shop/%25%32%66,    400, malformed-request
			GET,    /api/v1/order/shop/%C0%AF,        400, malformed-request
			GET,    /api/v1/order/shop/S%2F2026%2F1,  404, unknown-record
			GET,    /api/v1/orders/,                  404, no-such-path
			POST,   /api/v1/orders/,                  415, wrong-media-type
			PUT,    /api/v1/orders,                   405, no-such-method
			DELETE, /api/v1/orders,                   405, no-such-method
			TRACE,  /api/v1/orders,                   405, no-such-method
			BREW,   /api/v1/orders,                   400, malformed-request
			GET,    /api,                             404, no-such-path
			GET,    /api/,                            404, no-such-path
			GET,    /api/v1/orders?x=%zz,             405, no-such-method
			GET,    /hooks,                           404, no-such-path
			GET,    /hooks/,                          404, no-such-path
			GET,    /hooks/nobody,                    404, no-such-path
			GET,    /hooks/shop,                      401, refused-event
			PUT,    /hooks/shop,                      405, no-such-method
			TRACE,  /hooks/shop,                      405, no-such-method
			GET,    /hooks/%2e%2e/console,            400, malformed-request
			GET,    /hooks/shop/more,                 404, no-such-path
			GET,    /hooks/%zz,                       400, malformed-request
			""")
	void tellsOddAddressesAndMethodsAsProblems(String method, String path, int status, String type) throws IOException {
		String answer = exchange(
				method + " " + path + " HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + HubHome.KEY + "\r\nAccept: */*");

		assertThat(answer).startsWith("HTTP/1.1 " + status + " ")
			.containsIgnoringCase("\r\nContent-Type: application/problem+json")
			.contains("\"type\":\"urn:serai:problem:" + type + "\"", "\"status\":" + status);
		tellsNothingOfItself(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/", "/hooks/" })
	void tellsOddHeadersAsProblems(String door) throws IOException {
		String head = "GET " + door + "v1 HTTP/1.1\r\nHost: ";

		for (String request : new String[] { head + "x\r\nAccept: text/html\r\nX-Odd: \u0001",
				head + "x\r\nAccept: nonsense\r\nX-Api-Key: " + HubHome.KEY, head + "x y",
				head + "x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nTransfer-Encoding: gzip" }) {
			String answer = exchange(request);

			assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("text/html");
			tellsNothingOfItself(answer);
		}
	}

	@Test
	void bearsAddressesAndHeadersThatAreTooLong() throws IOException {
		for (String request : new String[] { "GET /api/v1/" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x",
				"GET /api/v1/orders HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) }) {
			String answer = exchange(request);

			assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("text/html");
			tellsNothingOfItself(answer);
		}
	}

	@Test
	void leadsNobodyToTheHostThatACallerNames() throws IOException {
		assertThat(exchange("GET /console HTTP/1.1\r\nHost: evil.example")).startsWith("HTTP/1.1 302 ")
			.contains("\r\nLocation: /console/login\r\n");
	}

	@Test
	void refusesBodiesInAnEncodingThatNobodyKnows() throws IOException {
		assertThat(exchange("POST /api/v1/orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked"))
			.startsWith("HTTP/1.1 400 ")
			.contains("urn:serai:problem:malformed-request");
	}

	private static void tellsNothingOfItself(String answer) {
		assertThat(answer).doesNotContainIgnoringCase("tomcat")
			.doesNotContainIgnoringCase("\r\nServer:")
			.doesNotContain("Exception", "\tat ", "<html");
	}

	private String exchange(String head) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
