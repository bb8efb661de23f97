package io.serai.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What compiled code must keep to. Each rule says why and how to mend a breach, and names
 * a class in {@code badhouse} that breaks it on purpose.
 */
enum CodeRule {

	CAMEL_ONLY_WHERE_IT_BELONGS(noClasses().that()
		.resideOutsideOfPackages("io.serai", "..delivery..", "..system..", "..mapping..", "..intake..", "..reload..",
				"..rehearsal..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.apache.camel..")
		.because("only the endpoints hub:, system: and mapping:, the doors, and what exchanges or plays whole routes "
				+ "(reload, rehearsal) know Camel; elsewhere, offer a plain method and let one of those modules call it"),
			badhouse.console.UsesCamel.class),

	ARTEMIS_ONLY_IN_DELIVERY(noClasses().that()
		.resideOutsideOfPackage("..delivery..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.apache.activemq..", "jakarta.jms..")
		.because("the broker can be exchanged only while one module knows it; publish, listen and count through the "
				+ "public types of io.serai.delivery"),
			badhouse.console.UsesArtemis.class),

	NAMES_SAY_WHAT_A_CLASS_IS(noClasses().that()
		.doNotImplement("org.apache.camel.Processor")
		.should()
		.haveNameMatching(".*(Helper|Helpers|Util|Utils|Manager|Processor|Handler|Impl|Info|Data)")
		.orShould()
		.haveNameMatching(".*\\.(Base|Common|Abstract)[A-Z][A-Za-z]*")
		.because("such a name fits everything; name the class after the thing of the glossary that it is, and put "
				+ "each method where its data are"),
			badhouse.console.OrderHelper.class),

	NO_FIELD_INJECTION(noFields().should()
		.beAnnotatedWith(Autowired.class)
		.orShould()
		.beAnnotatedWith(Value.class)
		.orShould()
		.beAnnotatedWith("jakarta.inject.Inject")
		.orShould()
		.beAnnotatedWith("jakarta.annotation.Resource")
		.because("what a class needs must be seen in its constructor; take it as a constructor argument, and settings "
				+ "as a @ConfigurationProperties record"),
			badhouse.console.InjectsFields.class),

	NO_PRINTING(
			noClasses().that()
				.resideOutsideOfPackages("io.serai", "..demo..", "..bench..")
				.should()
				.accessField(System.class, "out")
				.orShould()
				.accessField(System.class, "err")
				.orShould()
				.callMethod(Throwable.class, "printStackTrace")
				.because("what the hub does belongs in the log; use a Logger with constant text and key-value fields"),
			badhouse.console.Prints.class),

	NO_OLD_DATES(
			noClasses().should()
				.dependOnClassesThat()
				.haveNameMatching(
						"java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\.(SimpleDateFormat|DateFormat)")
				.because("they are mutable and hide the zone; use java.time (Instant in UTC at every border)"),
			badhouse.console.UsesOldDates.class),

	TIME_COMES_FROM_A_CLOCK(noClasses().should()
		.callMethodWhere(readsTheTimeItself())
		.because("a test cannot move the machine's time; take a java.time.Clock as a constructor argument and ask "
				+ "Instant.now(clock)"),
			badhouse.console.ReadsTheTime.class),

	MONEY_IS_NEVER_BINARY(
			noFields().that()
				.areDeclaredInClassesThat()
				.resideInAPackage("..canonical..")
				.should()
				.haveRawType(isBinaryFraction())
				.because("binary fractions lose cents; use BigDecimal, and a decimal string in JSON"),
			badhouse.canonical.FloatingPrice.class),

	PACKAGES_HAVE_NO_CIRCLE(slices().matching("(**)")
		.should()
		.beFreeOfCycles()
		.because("of packages in a circle none can be read alone, in a module as little as between modules; let the "
				+ "lower one declare what it needs (an interface, a record) and the upper one give it, or move what "
				+ "both need into a package below both"),
			badhouse.circle.UsesItsLeaf.class, badhouse.circle.leaf.UsesItsRoot.class),

	SETTINGS_ARE_RECORDS_OF_THEIR_MODULE(classes().that()
		.areAnnotatedWith(ConfigurationProperties.class)
		.should(beRecordsNamedAfterTheirModule())
		.because("a setting is found by its module; write a record with @ConfigurationProperties(\"serai.<module>\")"),
			badhouse.console.LooseSettings.class);

	private final ArchRule rule;

	private final Class<?>[] breach;

	CodeRule(ArchRule rule, Class<?>... breach) {
		this.rule = rule.allowEmptyShould(true);
		this.breach = breach;
	}

	void check(JavaClasses classes) {
		this.rule.check(classes);
	}

	/** Returns the classes that break the rule together; the first is named. */
	Class<?>[] breach() {
		return this.breach;
	}

	private static DescribedPredicate<JavaMethodCall> readsTheTimeItself() {
		return DescribedPredicate.describe("the machine's own time is read",
				(call) -> call.getTargetOwner().getPackageName().equals("java.time") && call.getName().equals("now")
						&& call.getTarget().getRawParameterTypes().isEmpty());
	}

	private static DescribedPredicate<JavaClass> isBinaryFraction() {
		return DescribedPredicate.describe("float or double",
				(type) -> type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class)
						|| type.isEquivalentTo(Double.class) || type.isEquivalentTo(Float.class));
	}

	private static ArchCondition<JavaClass> beRecordsNamedAfterTheirModule() {
		return new ArchCondition<>("be records with a prefix serai.<module>") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				String prefix = type.getAnnotationOfType(ConfigurationProperties.class).value()
						+ type.getAnnotationOfType(ConfigurationProperties.class).prefix();
				String module = type.getPackageName().replaceFirst("^[^.]+\\.serai\\.?", "").replaceFirst("\\..*", "");
				boolean named = module.isEmpty() ? prefix.equals("serai")
						: (prefix + ".").startsWith("serai." + module + ".") || prefix.equals("serai." + module + "s")
				// So that the variable of the environment is SERAI_BROKER_URL.
								|| (module + ":" + prefix).equals("delivery:serai.broker");
				if (!type.isRecord() || !named) {
					events.add(SimpleConditionEvent.violated(type, "%s has the prefix '%s' and is %s record"
						.formatted(type.getName(), prefix, type.isRecord() ? "a" : "no")));
				}
			}
		};
	}

}
