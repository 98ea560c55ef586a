package bio.sluice.metrics;

import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunSample;
import bio.sluice.stream.RunStats;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Answers Prometheus on a port of this machine that nobody else can reach: `GET /metrics`. Thread-safe; to be closed.
///
/// Numbers are those of the moment of the scrape. A pipeline that has ended is answered with its last numbers as long as
/// the port is open, so that a scrape just behind the end misses nothing.
public final class MetricsPort implements RunListener, AutoCloseable {
    /// Scrapers are few. More connections than this at once are closed: a client that does not finish its request
    /// holds a thread.
    private static final int MOST_THREADS = 8;

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    private final String version;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Map<String, RunStats> running = new LinkedHashMap<>();
    private final Map<String, RunSample> ended = new LinkedHashMap<>();
    private String current;

    private MetricsPort(String version, HttpServer server) {
        this.version = version;
        this.server = server;
        threads = new ThreadPoolExecutor(0, MOST_THREADS, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "sluice-metrics");
            thread.setDaemon(true);
            return thread;
        });
    }

    /// Begins to answer.
    ///
    /// @param port where; 0 for any that is free
    /// @param version the program's, for the page
    /// @throws java.net.BindException if the port is in use, or this user may not have it
    public static MetricsPort open(int port, String version) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        MetricsPort opened = new MetricsPort(version, server);
        server.createContext("/", opened::answer);
        server.setExecutor(opened.threads);
        server.start();
        return opened;
    }

    /// Where the page is.
    public String address() {
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort() + "/metrics";
    }

    @Override
    public synchronized void started(Pipeline pipeline, RunStats stats) {
        current = pipeline.name();
        ended.remove(current);
        running.put(current, stats);
    }

    @Override
    public synchronized void ended(RunStats stats) {
        running.remove(current);
        ended.put(current, stats.sample());
    }

    private synchronized byte[] page() {
        Map<String, RunSample> samples = new LinkedHashMap<>(ended);
        running.forEach((name, stats) -> samples.put(name, stats.sample()));
        return PrometheusPage.of(version, samples, running::containsKey);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (!head && !exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(NOT_ALLOWED, NO_BODY);
            } else if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                send(exchange, NOT_FOUND, "text/plain; charset=utf-8", head, "see /metrics\n"
                        .getBytes(StandardCharsets.UTF_8));
            } else {
                send(exchange, OK, CONTENT_TYPE, head, page());
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, boolean head, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, head ? NO_BODY : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    /// Answers no more.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
