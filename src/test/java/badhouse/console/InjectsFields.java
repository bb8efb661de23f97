package badhouse.console;

import org.springframework.beans.factory.annotation.Autowired;

public class InjectsFields {

	@Autowired
	String needed = "";

}
