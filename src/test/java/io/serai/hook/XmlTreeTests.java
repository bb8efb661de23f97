package io.serai.hook;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class XmlTreeTests {

	@Test
	void readsElementsListsAndText() {
		JsonNode tree = XmlTree.read(bytes("""
				<?xml version="1.0" encoding="UTF-8"?>
				<xml><!-- note --><A><![CDATA[退款 <1>]]></A><B><C>1</C><C>2</C><C>&amp;</C></B><D/></xml>"""));

		assertThat(tree).hasToString("{\"A\":\"退款 <1>\",\"B\":{\"C\":[\"1\",\"2\",\"&\"]},\"D\":\"\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
			"<!DOCTYPE x [<!ENTITY e \"ten\">]><x>&e;</x>", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><x/>",
			"<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]><x/>", "<!DOCTYPE x><x>plain</x>",
			"<x>&e;</x>", "<x>", "<x></y>", "<x/><y/>", "", "<" })
	void refusesADocumentTypeAnEntityAndWhatIsNotWellFormed(String xml) {
		assertThatExceptionOfType(RefusedEventException.class).isThrownBy(() -> XmlTree.read(bytes(xml)));
	}

	@Test
	void refusesWhatIsNestedTooDeep() {
		String deep = "<a>".repeat(21) + "</a>".repeat(21);

		assertThatExceptionOfType(RefusedEventException.class).isThrownBy(() -> XmlTree.read(bytes(deep)));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
