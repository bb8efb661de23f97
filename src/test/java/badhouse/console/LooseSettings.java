package badhouse.console;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("somewhere")
public class LooseSettings {

}
