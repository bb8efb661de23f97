package io.serai.system;

import io.serai.HubTest;
import io.serai.system.folder.FolderComponent;
import io.serai.system.mail.MailComponent;
import io.serai.system.table.TableComponent;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hub finds the components of connectors that do not speak HTTP.
 */
@HubTest
class ComponentsTests {

	private final CamelContext camel;

	@Autowired
	ComponentsTests(CamelContext camel) {
		this.camel = camel;
	}

	@Test
	void kameletsFindTheirComponents() {
		assertThat(this.camel.getComponent("table")).isInstanceOf(TableComponent.class);
		assertThat(this.camel.getComponent("folder")).isInstanceOf(FolderComponent.class);
		assertThat(this.camel.getComponent("mail")).isInstanceOf(MailComponent.class);
	}

}
