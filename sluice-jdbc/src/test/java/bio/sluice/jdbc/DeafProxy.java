package bio.sluice.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a server and passes everything on, but hangs up in place of handing over the answer to one commit.
/// When it is closed, nobody gets through to the server any more.
final class DeafProxy implements AutoCloseable {
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
