import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** Neo4j Community with Bolt, in one process without an installation: java -cp 'lib/*' Neo4jServer.java HOME CONF */
class Neo4jServer {
  public static void main(String[] arguments) {
    var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
        .loadPropertiesFromFile(Path.of(arguments[1]))
        .setConfig(BoltConnector.enabled, true)
        .build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    var system = service.database("system");
    setFirstPassword(system, System.getenv("NEO4J_PASSWORD"));
    var ports = ((GraphDatabaseAPI) system).getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
    System.out.println("Neo4j is ready on port " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
  }

  /** Only a user who still has to change the initial password gets one: setting the present one again throws. */
  private static void setFirstPassword(GraphDatabaseService system, String password) {
    var initial = "SHOW USERS YIELD user, passwordChangeRequired WHERE user = 'neo4j' AND passwordChangeRequired";
    if (system.executeTransactionally(initial, Map.of(), users -> users.hasNext())) {
      system.executeTransactionally(
          "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
    }
  }
}
