package io.serai.system;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serai.mapping.BrokenFilesException;
import io.serai.system.connector.ConnectorFolder;
import io.serai.system.connector.ConnectorRules;
import io.serai.system.signin.SignInRecipes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SystemPlansTests {

	private final Home home = Home.temporary();

	@Test
	void tellsEverythingThatIsWrongWithConnectorsAndSettingsAtOnce() {
		this.home.file("connectors/odd/connector.yaml", """
				connector: odd
				title: Odd
				signIn: { recipe: magic }
				speed: fast
				operations:
				  save-order: { saftey: safe }
				failures:
				  - { when: { status: 200 }, as: fatal }
				""").file("connectors/loose/connector.yaml", """
				connector: tight
				title: Loose ends
				signIn: { recipe: basic }
				options: { company: { description: Which company } }
				operations:
				  save-order: { safety: check-first, mapping: order-to-nowhere }
				  poll: { safety: safe, items: $.items, find: nothing }
				""").file("connectors/good/connector.yaml", """
				connector: good
				title: Good
				signIn: { recipe: basic }
				options: { company: { description: Which company } }
				operations:
				  find-order: { safety: safe }
				""").kamelet("good", "find-order", "GET", "/orders").file("connectors/empty/README.md", "nothing");

		assertThatExceptionOfType(BrokenFilesException.class)
			.isThrownBy(() -> plans().check(Map.of("erp", setting("good"), "crm", setting("missing"))))
			.satisfies((ex) -> assertThat(ex.problems())
				.anyMatch((problem) -> problem.startsWith("connectors/odd/connector.yaml:4: speed: "))
				.anyMatch((problem) -> problem
					.startsWith("connectors/odd/connector.yaml:6: operations.save-order.saftey: ")
						&& problem.contains("Did you mean 'safety'?"))
				.anyMatch((problem) -> problem.startsWith("connectors/odd/connector.yaml:3: signIn.recipe: "))
				.anyMatch((problem) -> problem.startsWith("connectors/odd/connector.yaml:8: failures[0].as: "))
				.anyMatch((problem) -> problem.contains("loose") && problem.contains("name it 'loose'"))
				.anyMatch((problem) -> problem.contains("loose") && problem.contains("check-first needs 'find'"))
				.anyMatch((problem) -> problem.contains("loose") && problem.contains("order-to-nowhere"))
				.anyMatch((problem) -> problem.startsWith("connectors/loose/connector.yaml:7: operations.poll.find: ")
						&& problem.contains("no operation 'nothing'"))
				.anyMatch((problem) -> problem.contains("loose") && problem.contains("loose-save-order.kamelet.yaml"))
				.anyMatch((problem) -> problem.contains("loose") && problem.contains("both 'items' and 'record'"))
				.anyMatch((problem) -> problem.contains("connectors/empty/connector.yaml"))
				.anyMatch((problem) -> problem.contains("serai.systems.crm.connector") && problem.contains("missing"))
				.anyMatch((problem) -> problem.contains("serai.systems.erp.url"))
				.anyMatch((problem) -> problem.contains("serai.systems.erp") && problem.contains("'password'"))
				.anyMatch((problem) -> problem.contains("serai.systems.erp.options.colour"))
				.anyMatch((problem) -> problem.contains("serai.systems.erp.options.company")));
	}

	@Test
	void leavesASystemOutThatNobodyHasChosenAConnectorFor() {
		assertThat(plans().check(Map.of("erp", setting(""))).all()).isEmpty();
	}

	private SystemPlans plans() {
		return new SystemPlans(
				new ConnectorFolder(this.home.folder().resolve("connectors"), new ConnectorRules(Set.of())),
				SignInRecipes.withoutContext().toList());
	}

	private static SystemSetting setting(String connector) {
		return new SystemSetting(connector, null, "hub", null, null, null, null, Map.of(), Map.of("colour", "red"),
				null);
	}

}
