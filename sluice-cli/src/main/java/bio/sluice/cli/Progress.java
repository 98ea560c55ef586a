package bio.sluice.cli;

import bio.sluice.app.report.Summary;
import bio.sluice.fault.Position;
import bio.sluice.stream.Pipeline;
import bio.sluice.stream.RunListener;
import bio.sluice.stream.RunStats;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Shows how a run goes, from a thread of its own that reads the run's counts now and then. One run at a time.
final class Progress implements RunListener {
    /// How progress is shown.
    enum Style {
        /// A line that is written again and again.
        BAR(200),
        /// A new line every few seconds.
        PLAIN(5_000),
        /// Not at all.
        OFF(0);

        private final long pauseMillis;

        Style(long pauseMillis) {
            this.pauseMillis = pauseMillis;
        }
    }

    private final Style style;
    private final Terminal terminal;
    private final Messages messages;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private boolean running;

    Progress(Style style, Terminal terminal, Messages messages) {
        this.style = style;
        this.terminal = terminal;
        this.messages = messages;
    }

    @Override
    public void started(Pipeline pipeline, RunStats stats) {
        if (style == Style.OFF) {
            return;
        }
        running = true;
        Thread thread = new Thread(() -> show(stats), "progress");
        thread.setDaemon(true);
        thread.start();
    }

    private void show(RunStats stats) {
        Pace pace = new Pace();
        pace.at(stats.sample());
        lock.lock();
        try {
            while (running) {
                boolean woken = over.await(style.pauseMillis, TimeUnit.MILLISECONDS);
                if (!woken && running) {
                    tell(pace.at(stats.sample()));
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void tell(ProgressText text) {
        if (style == Style.BAR) {
            // What a stage is called comes from a file or a plugin; a terminal must not obey it.
            terminal.status(Summary.printable(text.bar(terminal.columns())));
        } else {
            messages.progress(text.line(), text.fields());
        }
    }

    @Override
    public void warned(String kind, Position position, String message) {
        messages.detail("warning: " + message + (position == null ? "" : " (" + position + ")"));
    }

    @Override
    public void ended(RunStats stats) {
        lock.lock();
        try {
            running = false;
            over.signalAll();
            terminal.status(null);
        } finally {
            lock.unlock();
        }
    }
}
