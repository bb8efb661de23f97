package io.serai.system.kamelet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ToldAddressTests {

	@Test
	void followsNoAddressOutsideTheDomain() {
		assertThat(ToldAddress.allowed("https://acme.my.salesforce.com", "https://eu7.salesforce.com/x"))
			.contains("https://eu7.salesforce.com");
		assertThat(ToldAddress.allowed("https://acme.my.salesforce.com", "http://eu7.salesforce.com")).isEmpty();
		assertThat(ToldAddress.allowed("https://acme.my.salesforce.com", "https://salesforce.com.evil.example"))
			.isEmpty();
		assertThat(ToldAddress.allowed("https://a.co.uk", "https://b.co.uk")).isEmpty();
		assertThat(ToldAddress.allowed("https://10.0.0.1", "https://10.0.0.2")).isEmpty();
		assertThat(ToldAddress.allowed("https://erp.example.com", "javascript:alert(1)")).isEmpty();
	}

}
