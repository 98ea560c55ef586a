package bio.sluice.identifier;

import java.util.Random;

/// Makes texts that a regular expression of the registries matches: literals, classes, groups, alternatives and
/// repetitions. It reads the expression by itself, so that nothing of it is shared with what it tests. One thread.
final class RegexSampler {
    /// What `+` and `*` repeat at most.
    private static final int MOST = 4;

    private final String pattern;
    private final Random random;
    private int at;
    private StringBuilder out = new StringBuilder();

    private RegexSampler(String pattern, Random random) {
        this.pattern = pattern;
        this.random = random;
    }

    /// A text that `pattern` matches; null if it has something that is not known here.
    static String sample(String pattern, Random random) {
        RegexSampler sampler = new RegexSampler(pattern.replaceAll("^\\^|\\$$", ""), random);
        try {
            sampler.alternatives(true);
        } catch (UnsupportedOperationException | StringIndexOutOfBoundsException unknown) {
            return null;
        }
        return sampler.at == sampler.pattern.length() ? sampler.out.toString() : null;
    }

    private boolean more() {
        return at < pattern.length() && pattern.charAt(at) != ')' && pattern.charAt(at) != '|';
    }

    /// Reads alternatives; writes a random one of them if `write`.
    private void alternatives(boolean write) {
        int begin = at;
        int count = 1;
        sequence(false);
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            count++;
            sequence(false);
        }
        int end = at;
        if (write) {
            at = begin;
            int chosen = random.nextInt(count);
            for (int i = 0; i < chosen; i++) {
                sequence(false);
                at++;
            }
            sequence(true);
            at = end;
        }
    }

    private void sequence(boolean write) {
        while (more()) {
            int begin = at;
            atom(false);
            int behind = at;
            int[] times = repetition();
            int end = at;
            for (int i = times[0] + random.nextInt(times[1] - times[0] + 1); write && i > 0; i--) {
                at = begin;
                atom(true);
            }
            at = Math.max(end, behind);
        }
    }

    private int[] repetition() {
        char c = at < pattern.length() ? pattern.charAt(at) : 0;
        if (c == '?' || c == '+' || c == '*') {
            at++;
            return new int[] {c == '+' ? 1 : 0, c == '?' ? 1 : MOST};
        }
        if (c != '{') {
            return new int[] {1, 1};
        }
        int close = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at + 1, close).split(",", -1);
        at = close + 1;
        int least = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
        int most = bounds.length == 1 ? least : bounds[1].isEmpty() ? least + MOST : Integer.parseInt(bounds[1]);
        return new int[] {least, most};
    }

    private void atom(boolean write) {
        char c = pattern.charAt(at);
        if (c == '(') {
            at++;
            if (pattern.startsWith("?:", at)) {
                at += 2;
            } else if (pattern.startsWith("?", at)) {
                throw new UnsupportedOperationException(pattern);
            }
            alternatives(write);
            at++;
        } else if (c == '[') {
            characterClass(write);
        } else if (c == '\\') {
            at += 2;
            one(named(pattern.charAt(at - 1)), write);
        } else if (c == '.' || c == '^' || c == '$') {
            throw new UnsupportedOperationException(pattern);
        } else {
            at++;
            one(String.valueOf(c), write);
        }
    }

    private void one(String of, boolean write) {
        if (write) {
            out.append(of.charAt(random.nextInt(of.length())));
        }
    }

    private void characterClass(boolean write) {
        StringBuilder of = new StringBuilder();
        at++;
        if (pattern.charAt(at) == '^') {
            throw new UnsupportedOperationException(pattern);
        }
        while (pattern.charAt(at) != ']') {
            char low = pattern.charAt(at++);
            if (low == '\\') {
                String named = named(pattern.charAt(at++));
                if (named.length() > 1) {
                    of.append(named);
                    continue;
                }
                low = named.charAt(0);
            }
            char high = low;
            if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                high = pattern.charAt(at + 1);
                at += 2;
            }
            for (char c = low; c <= high; c++) {
                of.append(c);
            }
        }
        at++;
        one(of.toString(), write);
    }

    private static String named(char letter) {
        return switch (letter) {
            case 'd' -> "0123456789";
            case 'w' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
            case 'S', 's', 'D', 'W', 'b' -> throw new UnsupportedOperationException("\\" + letter);
            default -> String.valueOf(letter);
        };
    }
}
