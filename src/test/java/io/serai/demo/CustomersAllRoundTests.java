package io.serai.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.process.ChildProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One customer in shop, ERP and CRM, of whom each changes what is its own to say: every
 * change ends once in both others, and then all is quiet.
 */
class CustomersAllRoundTests {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final Clock clock = Clock.systemUTC();

	@TempDir
	private Path home;

	private ProductBed bed;

	private SimulatedSystems systems;

	@BeforeEach
	void startSystems() throws Exception {
		this.bed = new ProductBed(this.home);
		this.systems = this.bed.systems();
	}

	@AfterEach
	void stopSystems() {
		this.bed.close();
	}

	@Test
	void eachSystemsWordEndsOnceInBothOthers() throws Exception {
		try (ChildProcess hub = hub(); HubClient client = this.bed.client()) {
			client.push("customers", customer("C-1", "1", "+8613800138000"));
			awaitWrites("C-1", 0, 1, 1);

			edit("erp", "C-1", Json.object().set("credit", credit()));
			awaitWrites("C-1", 1, 1 + 1, 2);
			assertThat(one("shop", "C-1").at("/credit/amount").asText()).isEqualTo("9007199254740993.10");
			assertThat(one("crm", "C-1").at("/credit/amount").asText()).isEqualTo("9007199254740993.10");

			client.push("customers", customer("C-1", "2", "+8613900139000"));
			awaitWrites("C-1", 1, 2 + 1, 3);
			assertThat(one("erp", "C-1").at("/phones/0").asText()).isEqualTo("+8613900139000");
			assertThat(one("crm", "C-1").at("/phones/0").asText()).isEqualTo("+8613900139000");

			edit("crm", "C-1", Json.object().put("owner", "li.wei"));
			awaitWrites("C-1", 2, 3 + 1, 3 + 1);
			assertThat(one("shop", "C-1").path("owner").asText()).isEqualTo("li.wei");
			assertThat(one("erp", "C-1").path("owner").asText()).isEqualTo("li.wei");

			client.push("customers", customer("C-1", "3", "+8613900139000").put("owner", "li.wei"));
			awaitAnothersRound(client);
			awaitWrites("C-1", 2, 4, 4);
			assertThat(one("erp", "C-1").at("/credit/amount").asText()).as("nobody told the ERP its own credit")
				.isEqualTo("9007199254740993.10");
		}
	}

	@Test
	void oneBornInTheErpGoesToTheOthersUnderItsOwnNumberAndBack() throws Exception {
		try (ChildProcess hub = hub(); HubClient client = this.bed.client()) {
			long id = this.systems.erp()
				.customers()
				.create(Json.object().put("name", "直客").put("kind", "organization").put("taxId", "ERP-1"))
				.id();
			eventually(() -> assertThat(one("shop", "ERP-1").path("key").asText()).isEqualTo("erp:" + id));
			eventually(() -> assertThat(one("crm", "ERP-1").path("reference").asText()).isEqualTo("erp:" + id));

			client.push("customers", customer("erp:" + id, "1", "+8613700137000").put("name", "直客"));

			eventually(() -> assertThat(one("erp", "ERP-1").at("/phones/0").asText()).isEqualTo("+8613700137000"));
			assertThat(this.systems.erp().customers().all()).as("the same customer, by its number").hasSize(1);
			assertThat(this.systems.crm().customers().all()).hasSize(1);
		}
	}

	@Test
	void aPersonDecidesWhereACrmThatHasOnlyBeenToldRenamesWhatTheShopHasRenamedToo() throws Exception {
		try (ChildProcess hub = hub();
				HubClient client = this.bed.client();
				HubConsole console = client.console(ProductBed.PASSWORD)) {
			client.push("customers", customer("C-1", "1", "+8613800138000"));
			awaitWrites("C-1", 0, 1, 1);
			this.systems.crm().close(true);
			client.push("customers", customer("C-1", "2", "+8613800138000").put("name", "红茶公司"));
			awaitWrites("C-1", 0, 2, 1);

			edit("crm", "C-1", Json.object().put("name", "白茶公司"));

			List<HubConsole.Conflict> open = new ArrayList<>();
			eventually(() -> {
				open.addAll(console.conflicts());
				assertThat(open).isNotEmpty();
			});
			assertThat(open.getFirst().values()).endsWith("白茶公司", "红茶公司");
			assertThat(console.decide(open.getFirst(), "THEIRS")).isTrue();
			this.systems.crm().close(false);
			for (String system : List.of("shop", "erp", "crm")) {
				eventually(() -> assertThat(one(system, "C-1").path("name").asText()).as(system).isEqualTo("白茶公司"));
			}
		}
	}

	/**
	 * Whoever changes last is heard last: what came back of the customer before has been
	 * seen by then. Name and phone are the same, and yet it is another one.
	 */
	private void awaitAnothersRound(HubClient client) throws InterruptedException {
		client.push("customers", customer("C-2", "1", "+8613900139000"));
		awaitWrites("C-2", 0, 1, 1);
		edit("erp", "C-2", Json.object().set("credit", credit()));
		awaitWrites("C-2", 1, 2, 2);
		edit("crm", "C-2", Json.object().put("owner", "li.wei"));
		awaitWrites("C-2", 2, 3, 3);
	}

	/** People's own edits count as writes of a system, but not in the shop. */
	private void awaitWrites(String key, int shop, int erp, int crm) {
		eventually(() -> assertThat(List.of(writes("shop", key), writes("erp", key), writes("crm", key)))
			.as("writes in shop, ERP and CRM of " + key)
			.containsExactly(shop, erp, crm));
	}

	private int writes(String system, String key) {
		return one(system, key).path("writes").asInt();
	}

	private JsonNode one(String system, String taxId) {
		ArrayNode all = switch (system) {
			case "shop" -> this.systems.shop().customers().list();
			case "erp" -> this.systems.erp().customers().all();
			default -> this.systems.crm().customers().all();
		};
		List<JsonNode> found = new ArrayList<>();
		all.forEach((one) -> {
			if (one.path("taxId").asText().equals(taxId)) {
				found.add(one);
			}
		});
		assertThat(found).as("%s in %s", taxId, system).hasSizeLessThan(2);
		return found.isEmpty() ? Json.object() : found.getFirst();
	}

	private void edit(String system, String taxId, ObjectNode edit) {
		Documents documents = system.equals("erp") ? this.systems.erp().customers() : this.systems.crm().customers();
		documents.edit(one(system, taxId).path("id").asText(), edit);
	}

	private ObjectNode customer(String key, String version, String phone) {
		ObjectNode customer = Json.object()
			.put("source", "shop")
			.put("key", key)
			.put("type", "organization")
			.put("name", "绿茶公司")
			.put("taxId", key.startsWith("erp:") ? "ERP-1" : key)
			.put("version", version)
			.put("updatedAt", this.clock.instant().toString());
		customer.putArray("phones").add(phone);
		return customer;
	}

	private static ObjectNode credit() {
		return Json.object().put("amount", "9007199254740993.10").put("currency", "CNY");
	}

	private ChildProcess hub() throws Exception {
		List<String> settings = new ArrayList<>(this.bed.system("crm", "rest-crm", ""));
		settings.add("--serai.ownership.merged=true");
		return this.bed.hub(settings);
	}

	private static void eventually(org.awaitility.core.ThrowingRunnable check) {
		await().atMost(PATIENCE).untilAsserted(check);
	}

}
