package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A home folder with one flow, one connector and one mapping that are all well, to be
 * broken one piece at a time.
 */
final class SmallHouse {

	static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath().normalize();

	private static final Map<String, String> FILES = files("routes/order-to-erp.camel.yaml", """
			- route:
			    id: order-to-erp
			    description: Delivers each paid order to the ERP as a sales order.
			    from:
			      uri: hub:order
			      steps:
			        - filter:
			            id: only-paid-orders
			            expression: { simple: { expression: "${body.financialStatus} == 'paid'" } }
			            steps:
			              - to:
			                  id: save-sales-order
			                  uri: system:erp/save-order
			""", "connectors/tiny/connector.yaml", """
			connector: tiny
			title: Tiny ERP
			kind: erp
			signIn: { recipe: none }
			operations:
			  save-order: { safety: check-first, find: find-order, mapping: order-to-tiny }
			  find-order: { safety: safe }
			failures:
			  - { when: { status: 401 }, as: token-expired }
			""", "connectors/tiny/tiny-save-order.kamelet.yaml", kamelet("save-order", "POST"),
			"connectors/tiny/tiny-find-order.kamelet.yaml", kamelet("find-order", "GET"), "connectors/tiny/README.md",
			"# Tiny ERP\n", "connectors/tiny/stub/saved.json", "{}\n", "config/application.yaml", """
					serai:
					  systems:
					    erp:
					      connector: tiny
					      url: https://erp.example.com
					""", "mappings/order-to-tiny/order-to-tiny.jslt", "{ \"key\" : .key, \"total\" : .total.amount }\n",
			"mappings/order-to-tiny/samples/plain.in.json",
			"{ \"key\": \"A-1\", \"total\": { \"amount\": \"119.80\" }, \"note\": \"订单\" }\n",
			"mappings/order-to-tiny/samples/plain.out.json", "{ \"key\": \"A-1\", \"total\": \"119.80\" }\n");

	private final Path home;

	SmallHouse(Path home) throws IOException {
		this.home = home;
		for (Map.Entry<String, String> file : FILES.entrySet()) {
			write(file.getKey(), file.getValue());
		}
	}

	void write(String file, String text) throws IOException {
		Path path = this.home.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

	void delete(String file) throws IOException {
		Files.delete(this.home.resolve(file));
	}

	void replace(String file, String old, String with) throws IOException {
		String text = Files.readString(this.home.resolve(file));
		assertThat(text).contains(old);
		write(file, text.replace(old, with));
	}

	List<Problem> problems() throws IOException {
		return Validation.of(this.home);
	}

	List<Problem> notes() throws IOException {
		return Validation.notes(this.home);
	}

	/**
	 * Returns what is wrong with the product itself in one of its folders.
	 */
	static List<Problem> problemsOfProduct(String folder) throws IOException {
		return Validation.of(PRODUCT).stream().filter((problem) -> problem.file().startsWith(folder)).toList();
	}

	private static Map<String, String> files(String... namesAndTexts) {
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < namesAndTexts.length; i += 2) {
			files.put(namesAndTexts[i], namesAndTexts[i + 1]);
		}
		return files;
	}

	static String kamelet(String operation, String method) {
		return """
				apiVersion: camel.apache.org/v1
				kind: Kamelet
				metadata:
				  name: tiny-OPERATION
				spec:
				  definition:
				    title: Does OPERATION
				    description: Calls Tiny ERP once.
				    properties:
				      url: { title: Address, type: string }
				  template:
				    from:
				      uri: kamelet:source
				      steps:
				        - to:
				            id: call-tiny
				            uri: "{{url}}/orders"
				            parameters:
				              httpMethod: METHOD
				              throwExceptionOnFailure: false
				""".replace("OPERATION", operation).replace("METHOD", method);
	}

}
