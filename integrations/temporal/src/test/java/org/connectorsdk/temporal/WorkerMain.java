package org.connectorsdk.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;

/**
 * A worker as a process of its own, which can be killed. Its settings come in by the standard input; it ends when that
 * does, so it never outlives the test.
 */
final class WorkerMain {
    static final String QUEUE = "connectors";
    static final String READY = "ready";
    static final String END_OF_SETTINGS = "#end";

    private WorkerMain() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Properties settings = settings(in);
        WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(settings.getProperty("engine"))
                .build());
        WorkerFactory factory = WorkerFactory.newInstance(WorkflowClient.newInstance(service));
        ConnectorWorker.register(
                factory.newWorker(QUEUE, options(settings)),
                Connectors.discover(),
                name -> Optional.of(account(name, settings)));
        factory.start();
        System.out.println(READY);
        while (in.readLine() != null) {
            // Nothing more is said.
        }
        Runtime.getRuntime().halt(0);
    }

    /**
     * The test server never gives to others what was meant for a worker that kept the workflow in its memory, as a real
     * server does after 5 s. So no workflow is kept by a worker that will be killed.
     */
    private static WorkerOptions options(Properties settings) {
        WorkerOptions.Builder options = WorkerOptions.newBuilder();
        return Boolean.parseBoolean(settings.getProperty("lasting"))
                ? options.build()
                : options.setStickyQueueScheduleToStartTimeout(Duration.ZERO).build();
    }

    private static Properties settings(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); !END_OF_SETTINGS.equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the settings have no end");
            }
            text.append(line).append('\n');
        }
        Properties settings = new Properties();
        settings.load(new StringReader(text.toString()));
        return settings;
    }

    private static Account account(String name, Properties settings) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        String plain = name + ".setting.";
        String secret = name + ".secret.";
        for (String key : settings.stringPropertyNames()) {
            if (key.startsWith(plain)) {
                config.set(key.substring(plain.length()), settings.getProperty(key));
            } else if (key.startsWith(secret)) {
                config.secret(key.substring(secret.length()), Secret.of(settings.getProperty(key)));
            }
        }
        RuntimeContext context = RuntimeContext.builder()
                .account(name)
                .integrator(settings.getProperty("worker"))
                .build();
        return new Account(settings.getProperty(name + ".provider"), config.build(), context);
    }
}
