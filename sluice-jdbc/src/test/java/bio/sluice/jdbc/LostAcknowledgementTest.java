package bio.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that commits but whose answer never arrives.
class LostAcknowledgementTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1,append", "2,append", "3,append", "4,append", "5,append", "6,append", "1,replace", "4,replace", "5,replace",
        "6,replace", "1,upsert", "5,upsert"
    })
    void rowsAreThereOnce(int lost, String mode) throws IOException {
        TestDatabase database = TestDatabase.of(Product.POSTGRESQL, folder);
        StringBuilder csv = new StringBuilder("id\n");
        for (int i = 1; i <= 3_000; i++) {
            csv.append(i).append('\n');
        }
        try (DeafProxy proxy = new DeafProxy(database.address(), lost)) {
            new TestRun(folder)
                    .input("in.csv", csv.toString())
                    .with("table_name", "t")
                    .with("mode", mode)
                    .with("key", mode.equals("upsert") ? List.of("id") : List.of())
                    .with("checkpoint_interval", "0")
                    .to(proxy.address(database.address()));

            assertThat(proxy.commits.get()).isGreaterThanOrEqualTo(lost);
        }

        assertThat(database.rows("SELECT count(*), count(DISTINCT id) FROM t")).containsExactly("3000|3000");
    }

    /// Passes everything on, but hangs up in place of handing over the answer to one commit.
    private static final class DeafProxy implements AutoCloseable {
        private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final int port;
        private final int lost;
        final AtomicInteger commits = new AtomicInteger();

        DeafProxy(String address, int lost) throws IOException {
            this.port = URI.create(address).getPort();
            this.lost = lost;
            start(() -> {
                while (true) {
                    Socket client = listening.accept();
                    start(() -> serve(client));
                }
            });
        }

        String address(String direct) {
            return direct.replace(":" + port, ":" + listening.getLocalPort());
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void start(Work work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException hungUp) {
                    // The other side notices.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(Socket client) throws IOException {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            start(() -> {
                try (client;
                        server) {
                    byte[] bytes = new byte[1 << 16];
                    InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream();
                    for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                        String text = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
                        if (text.contains("COMMIT\0") && commits.incrementAndGet() == lost) {
                            return;
                        }
                        out.write(bytes, 0, n);
                    }
                }
            });
            byte[] bytes = new byte[1 << 16];
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                out.write(bytes, 0, n);
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
