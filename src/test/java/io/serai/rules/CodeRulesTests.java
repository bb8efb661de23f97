package io.serai.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Checks the house against every {@link CodeRule}, and every rule against its breach.
 */
class CodeRulesTests {

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.serai");

	@ParameterizedTest
	@EnumSource
	void theHouseKeepsTheRule(CodeRule rule) {
		rule.check(HOUSE);
	}

	@ParameterizedTest
	@EnumSource
	void theRuleCatchesItsBreach(CodeRule rule) {
		JavaClasses bad = new ClassFileImporter().importClasses(rule.breach());

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(bad))
			.withMessageContaining("because")
			.withMessageContaining(rule.breach()[0].getSimpleName());
	}

}
