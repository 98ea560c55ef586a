import bio.sluice.graph.Graph;
import bio.sluice.graph.LookupLimits;
import bio.sluice.graph.Resolver;
import bio.sluice.record.Budget;
import bio.sluice.record.ByteSink;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.apache.lucene.util.fst.Util;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.Txn;

/// Two-hop top-5 resolutions per second of one core, in Sluice and in what one would build instead, on the same graph:
/// `GraphPeers prepare queries EDGES.tsv QUERIES COUNT`, `prepare ENGINE EDGES.tsv STORE`,
/// `measure ENGINE EDGES.tsv STORE QUERIES COUNT`. EDGES is what `sluice graph export` writes of a graph without
/// `previous` edges. An identifier is its text, a tab and its type; confidences are hundredths.
public final class GraphPeers {
    private static final int TOP = 5;
    private static final int HUNDRED = 100;

    /// Answers one query at a time.
    private interface Engine {
        /// The hash of the five best answers.
        int resolve(String query) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        String engine = args[1];
        Path edges = Path.of(args[2]);
        Path store = Path.of(args[3]);
        if (args[0].equals("prepare")) {
            switch (engine) {
                case "queries" -> Queries.prepare(edges, store, Integer.parseInt(args[4]));
                case "lmdb" -> Lmdb.prepare(edges, store);
                case "sqlite" -> Sqlite.prepare(edges, store);
                default -> throw new IllegalArgumentException(engine);
            }
            return;
        }
        Queries queries = new Queries(Path.of(args[4]), Integer.parseInt(args[5]));
        Engine resolver = switch (engine) {
            case "nothing" -> query -> 1; // shows what all processes hold besides their graph
            case "sluice" -> new Sluice(store);
            case "hashmap" -> new Maps(edges);
            case "lmdb" -> new Lmdb(store);
            case "sqlite" -> new Sqlite(store);
            case "fst" -> new Fst(edges);
            default -> throw new IllegalArgumentException(engine);
        };
        long hash = ask(queries, resolver); // files come into the page cache, the compiler does its work
        double best = 0;
        for (int round = 0; round < 3; round++) {
            long began = ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().getId());
            long again = ask(queries, resolver);
            long took = ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().getId()) - began;
            if (again != hash) {
                throw new IllegalStateException("answers differ from round to round");
            }
            best = Math.max(best, queries.count() * 1e9 / took);
        }
        System.out.printf("%s\t%d\t%.0f\t%016x%n", engine, queries.count(), best, hash);
    }

    /// Accessions to ask for, as bytes: strings would be a good part of what some of the processes hold.
    private static final class Queries {
        private final byte[] text;
        private final int[] starts;

        private Queries(Path file, int count) throws IOException {
            text = Files.readAllBytes(file);
            starts = new int[count + 1];
            int at = 0;
            for (int i = 1; i <= count; i++) {
                while (text[at++] != '\n') {
                    // to the end of the line
                }
                starts[i] = at;
            }
        }

        /// Writes so many of the identifiers that have the type uniprot and begin an edge, shuffled by a multiplication.
        static void prepare(Path edges, Path file, int count) throws IOException {
            List<String> all = new ArrayList<>();
            try (BufferedReader in = Files.newBufferedReader(edges)) {
                in.readLine();
                String last = "";
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    int tab = line.indexOf('\t');
                    if (line.startsWith("uniprot\t", tab + 1) && !line.substring(0, tab).equals(last)) {
                        last = line.substring(0, tab);
                        all.add(last);
                    }
                }
            }
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int i = 0; i < count; i++) {
                    out.write(all.get((int) ((i + 1) * 2654435761L % all.size())) + "\tuniprot\n");
                }
            }
        }

        int count() {
            return starts.length - 1;
        }

        String query(int i) {
            return new String(text, starts[i], starts[i + 1] - starts[i] - 1, StandardCharsets.ISO_8859_1);
        }
    }

    /// Asks for all, one after the other.
    ///
    /// @return the hash of the answers
    private static long ask(Queries queries, Engine engine) throws Exception {
        long hash = 0;
        for (int i = 0; i < queries.count(); i++) {
            hash = hash * 31 + engine.resolve(queries.query(i));
        }
        return hash;
    }

    private interface EdgeTaker {
        void take(String source, String target, int confidence);
    }

    /// Every edge, from both ends.
    private static void read(Path edges, EdgeTaker taker) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(edges)) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split("\t", 8);
                if (cells[2].isEmpty()) {
                    continue;
                }
                String source = cells[0] + '\t' + cells[1];
                String target = cells[2] + '\t' + cells[3];
                String text = cells[6];
                int confidence = text.equals("1") ? HUNDRED : Integer.parseInt((text.substring(2) + "0").substring(0, 2));
                taker.take(source, target, confidence);
                taker.take(target, source, confidence);
            }
        }
    }

    /// An answer on its way into the five best.
    private record Answer(String id, int confidence, int hops) {
        static int compare(Answer a, Answer b) {
            int order = Integer.compare(b.confidence, a.confidence);
            order = order != 0 ? order : Integer.compare(a.hops, b.hops);
            return order != 0 ? order : a.id.compareTo(b.id);
        }
    }

    private static int hash(Map<String, int[]> best) {
        List<Answer> answers = new ArrayList<>(best.size());
        best.forEach((id, of) -> answers.add(new Answer(id, of[0], of[1])));
        answers.sort(Answer::compare);
        int hash = 1;
        for (Answer answer : answers.subList(0, Math.min(TOP, answers.size()))) {
            hash = hash(hash, answer.id.getBytes(StandardCharsets.UTF_8), answer.confidence, answer.hops);
        }
        return hash;
    }

    private static int hash(int hash, byte[] id, int confidence, int hops) {
        int h = hash;
        for (byte b : id) {
            h = h * 31 + b;
        }
        return (h * 31 + confidence) * 31 + hops;
    }

    /// Takes a path of so many hops to an answer, if it is the best so far.
    private static void put(Map<String, int[]> best, String query, String id, int confidence, int hops) {
        if (!id.equals(query)) {
            best.merge(id, new int[] {confidence, hops}, (a, b) ->
                    b[0] > a[0] || b[0] == a[0] && b[1] < a[1] ? b : a);
        }
    }

    // ---- Sluice

    private static final class Sluice implements Engine {
        private final Resolver resolver;
        private final Graph graph;
        private final ByteSink id = new ByteSink(Budget.unlimited());
        private final bio.sluice.graph.TypeSet uniprot;

        Sluice(Path file) {
            graph = Graph.open(file);
            resolver = new Resolver(graph, LookupLimits.DEFAULT.withMaxHops(2).withMaxMappings(TOP));
            uniprot = graph.typesRelatedTo("uniprot");
        }

        @Override
        public int resolve(String query) {
            byte[] bytes = query.getBytes(StandardCharsets.UTF_8);
            resolver.resolve(uniprot, bytes, 0, bytes.length - "\tuniprot".length());
            int hash = 1;
            for (int i = 0; i < resolver.mappings(); i++) {
                id.clear();
                graph.writeId(resolver.node(i), id);
                id.write('\t');
                id.write(graph.type(resolver.node(i)));
                for (int b = 0; b < id.length(); b++) {
                    hash = hash * 31 + id.bytes()[b];
                }
                hash = (hash * 31 + resolver.confidence(i)) * 31 + resolver.hops(i);
            }
            return hash;
        }
    }

    // ---- HashMap

    private static final class Maps implements Engine {
        private record Edge(String target, int confidence) {}

        private final Map<String, List<Edge>> edges = new HashMap<>();

        Maps(Path file) throws IOException {
            Map<String, String> texts = new HashMap<>();
            read(file, (source, target, confidence) -> {
                String from = texts.computeIfAbsent(source, s -> s);
                String to = texts.computeIfAbsent(target, s -> s);
                edges.computeIfAbsent(from, s -> new ArrayList<>(2)).add(new Edge(to, confidence));
            });
            edges.values().forEach(list -> ((ArrayList<Edge>) list).trimToSize());
        }

        @Override
        public int resolve(String query) {
            Map<String, int[]> best = new HashMap<>();
            for (Edge first : edges.getOrDefault(query, List.of())) {
                put(best, query, first.target, first.confidence * HUNDRED, 1);
                for (Edge second : edges.get(first.target)) {
                    put(best, query, second.target, first.confidence * second.confidence, 2);
                }
            }
            return hash(best);
        }
    }

    // ---- LMDB: an identifier's edges as one value, confidence 1, length 1, text, one behind the other

    private static final class Lmdb implements Engine {
        private final Dbi<ByteBuffer> database;
        private final Txn<ByteBuffer> reading;
        private final ByteBuffer key = ByteBuffer.allocateDirect(511);

        Lmdb(Path file) {
            Env<ByteBuffer> env = Env.create()
                    .setMapSize(8L << 30)
                    .setMaxDbs(1)
                    .open(file.toFile(), EnvFlags.MDB_NOSUBDIR, EnvFlags.MDB_RDONLY_ENV, EnvFlags.MDB_NOLOCK);
            database = env.openDbi("edges");
            reading = env.txnRead();
        }

        static void prepare(Path edges, Path file) throws IOException {
            TreeMap<String, java.io.ByteArrayOutputStream> rows = new TreeMap<>();
            read(edges, (source, target, confidence) -> {
                java.io.ByteArrayOutputStream row =
                        rows.computeIfAbsent(source, s -> new java.io.ByteArrayOutputStream(24));
                byte[] text = target.getBytes(StandardCharsets.UTF_8);
                row.write(confidence);
                row.write(text.length);
                row.writeBytes(text);
            });
            try (Env<ByteBuffer> env = Env.create()
                    .setMapSize(8L << 30)
                    .setMaxDbs(1)
                    .open(file.toFile(), EnvFlags.MDB_NOSUBDIR, EnvFlags.MDB_NOSYNC)) {
                Dbi<ByteBuffer> database = env.openDbi("edges", DbiFlags.MDB_CREATE);
                ByteBuffer key = ByteBuffer.allocateDirect(511);
                try (Txn<ByteBuffer> writing = env.txnWrite()) {
                    rows.forEach((source, row) -> {
                        key.clear().put(source.getBytes(StandardCharsets.UTF_8)).flip();
                        ByteBuffer value = ByteBuffer.allocateDirect(row.size());
                        value.put(row.toByteArray()).flip();
                        database.put(writing, key, value, org.lmdbjava.PutFlags.MDB_APPEND);
                    });
                    writing.commit();
                }
            }
        }

        private byte[] row(String id) {
            key.clear().put(id.getBytes(StandardCharsets.UTF_8)).flip();
            ByteBuffer found = database.get(reading, key);
            byte[] row = new byte[found == null ? 0 : found.remaining()];
            if (found != null) {
                found.get(row);
            }
            return row;
        }

        @Override
        public int resolve(String query) {
            Map<String, int[]> best = new HashMap<>();
            byte[] first = row(query);
            for (int i = 0; i < first.length; i += 2 + first[i + 1]) {
                String target = new String(first, i + 2, first[i + 1], StandardCharsets.UTF_8);
                put(best, query, target, first[i] * HUNDRED, 1);
                byte[] second = row(target);
                for (int k = 0; k < second.length; k += 2 + second[k + 1]) {
                    put(best, query, new String(second, k + 2, second[k + 1], StandardCharsets.UTF_8), first[i] * second[k], 2);
                }
            }
            return hash(best);
        }
    }

    // ---- SQLite: numbered nodes, edges clustered by source, the whole look-up as one statement

    private static final class Sqlite implements Engine {
        private final PreparedStatement statement;

        Sqlite(Path file) throws Exception {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            statement = connection.prepareStatement(
                    """
                    WITH start(node) AS (SELECT node FROM node WHERE id = ?),
                    one(node, confidence) AS (SELECT target, confidence FROM start JOIN edge ON source = start.node),
                    every(node, confidence, hops) AS (
                      SELECT node, confidence * 100, 1 FROM one
                      UNION ALL
                      SELECT target, one.confidence * edge.confidence, 2 FROM one JOIN edge ON source = one.node),
                    best(node, confidence, hops) AS (
                      SELECT node, max(confidence * 4 - hops), 0 FROM every
                      WHERE node <> (SELECT node FROM start) GROUP BY node)
                    SELECT id, (confidence + 2) / 4, (confidence + 2) / 4 * 4 - confidence
                    FROM best JOIN node USING (node) ORDER BY 2 DESC, 3, 1 LIMIT 5""");
        }

        static void prepare(Path edges, Path file) throws Exception {
            Map<String, Integer> nodes = new HashMap<>();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                execute(connection, "PRAGMA journal_mode = OFF");
                execute(connection, "CREATE TABLE node(node INTEGER PRIMARY KEY, id TEXT NOT NULL)");
                execute(connection, "CREATE TABLE raw(source INTEGER, target INTEGER, confidence INTEGER)");
                connection.setAutoCommit(false);
                PreparedStatement node = connection.prepareStatement("INSERT INTO node VALUES (?, ?)");
                PreparedStatement edge = connection.prepareStatement("INSERT INTO raw VALUES (?, ?, ?)");
                read(edges, (source, target, confidence) -> {
                    try {
                        edge.setInt(1, nodes.computeIfAbsent(source, s -> nodes.size()));
                        edge.setInt(2, nodes.computeIfAbsent(target, s -> nodes.size()));
                        edge.setInt(3, confidence);
                        edge.executeUpdate();
                    } catch (java.sql.SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                });
                for (Map.Entry<String, Integer> entry : nodes.entrySet()) {
                    node.setInt(1, entry.getValue());
                    node.setString(2, entry.getKey());
                    node.executeUpdate();
                }
                node.close();
                edge.close();
                execute(connection, "CREATE UNIQUE INDEX node_id ON node(id)");
                execute(connection, "CREATE TABLE edge(source INTEGER, target INTEGER, confidence INTEGER,"
                                + " PRIMARY KEY (source, target)) WITHOUT ROWID");
                execute(connection, "INSERT INTO edge SELECT source, target, max(confidence) FROM raw GROUP BY 1, 2 ORDER BY 1, 2");
                execute(connection, "DROP TABLE raw");
                connection.commit();
                connection.setAutoCommit(true);
                execute(connection, "ANALYZE");
            }
        }

        private static void execute(Connection connection, String sql) throws java.sql.SQLException {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public int resolve(String query) throws Exception {
            statement.setString(1, query);
            int hash = 1;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hash = hash(hash, rows.getString(1).getBytes(StandardCharsets.UTF_8), rows.getInt(2), rows.getInt(3));
                }
            }
            return hash;
        }
    }

    // ---- Lucene: an FST numbers the identifiers in their order, arrays hold the edges

    private static final class Fst implements Engine {
        private final FST<Long> fst;
        private final byte[][] ids;
        private final int[] row;
        private final int[] targets;
        private final byte[] confidences;

        Fst(Path file) throws IOException {
            TreeMap<String, Integer> degrees = new TreeMap<>();
            int[] size = new int[1];
            read(file, (source, target, confidence) -> {
                degrees.merge(source, 1, Integer::sum);
                size[0]++;
            });
            FSTCompiler<Long> compiler = new FSTCompiler.Builder<>(
                            FST.INPUT_TYPE.BYTE1, PositiveIntOutputs.getSingleton())
                    .dataOutput(FSTCompiler.getOnHeapReaderWriter(15))
                    .build();
            ids = new byte[degrees.size()][];
            row = new int[degrees.size() + 1];
            targets = new int[size[0]];
            confidences = new byte[size[0]];
            Map<String, Integer> numbers = new HashMap<>();
            IntsRefBuilder scratch = new IntsRefBuilder();
            int number = 0;
            for (Map.Entry<String, Integer> entry : degrees.entrySet()) {
                ids[number] = entry.getKey().getBytes(StandardCharsets.UTF_8);
                compiler.add(Util.toIntsRef(new BytesRef(ids[number]), scratch), (long) number);
                row[number + 1] = row[number] + entry.getValue();
                numbers.put(entry.getKey(), number++);
            }
            fst = FST.fromFSTReader(compiler.compile(), compiler.getFSTReader());
            int[] next = row.clone();
            read(file, (source, target, confidence) -> {
                int at = next[numbers.get(source)]++;
                targets[at] = numbers.get(target);
                confidences[at] = (byte) confidence;
            });
        }

        @Override
        public int resolve(String query) throws IOException {
            int start = Util.get(fst, new BytesRef(query)).intValue();
            Map<Integer, int[]> best = new HashMap<>();
            for (int e = row[start]; e < row[start + 1]; e++) {
                put(best, start, targets[e], confidences[e] * HUNDRED, 1);
                int middle = targets[e];
                for (int f = row[middle]; f < row[middle + 1]; f++) {
                    put(best, start, targets[f], confidences[e] * confidences[f], 2);
                }
            }
            long[] keys = new long[best.size()];
            int n = 0;
            for (Map.Entry<Integer, int[]> entry : best.entrySet()) {
                keys[n++] = (long) (HUNDRED * HUNDRED - entry.getValue()[0]) << 34 | (long) entry.getValue()[1] << 32 | entry.getKey();
            }
            Arrays.sort(keys);
            int hash = 1;
            for (int i = 0; i < Math.min(TOP, n); i++) {
                hash = hash(hash, ids[(int) keys[i]], HUNDRED * HUNDRED - (int) (keys[i] >>> 34), (int) (keys[i] >>> 32) & 3);
            }
            return hash;
        }

        private static void put(Map<Integer, int[]> best, int start, int node, int confidence, int hops) {
            if (node != start) {
                best.merge(node, new int[] {confidence, hops}, (a, b) ->
                        b[0] > a[0] || b[0] == a[0] && b[1] < a[1] ? b : a);
            }
        }
    }
}
