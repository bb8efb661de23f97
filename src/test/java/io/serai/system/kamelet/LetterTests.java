package io.serai.system.kamelet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import io.serai.canonical.CanonicalJson;
import io.serai.system.connector.Send;
import io.serai.system.signin.Grant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LetterTests {

	@Test
	void fillsPlacesThatTheMappingLeftANumberWhereItLeftANumber() throws IOException {
		String sent = sent("{\"params\": {\"args\": [\"\", 0, \"\", \"sale.order\"]}}",
				Map.of("/params/args/0", "prod", "/params/args/1", "9007199254740993", "/params/args/2", "007"));

		assertThat(sent).isEqualTo("{\"params\":{\"args\":[\"prod\",9007199254740993,\"007\",\"sale.order\"]}}");
	}

	@Test
	void putsACredentialNowhereButWhereItBelongs() throws IOException {
		String sent = sent("{\"params\": {\"args\": [\"a\"]}}", Map.of("/params/args/2", "secret", "/other", "secret"));

		assertThat(sent).isEqualTo("{\"params\":{\"args\":[\"a\"]}}");
	}

	@Test
	void keepsWhatIsNoNumberAsText() throws IOException {
		assertThat(sent("{\"user\": 0}", Map.of("/user", "nobody"))).isEqualTo("{\"user\":\"nobody\"}");
	}

	private static String sent(String request, Map<String, String> places) throws IOException {
		Letter letter = Letter.of(Send.JSON, CanonicalJson.readTree(request.getBytes(StandardCharsets.UTF_8)),
				new Grant(Map.of(), Map.of(), places, null, null, Set.of()));
		return new String(letter.body(), StandardCharsets.UTF_8);
	}

}
