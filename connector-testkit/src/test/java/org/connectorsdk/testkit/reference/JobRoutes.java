package org.connectorsdk.testkit.reference;

import static org.connectorsdk.testkit.reference.ReferenceSimulator.JSON;
import static org.connectorsdk.testkit.reference.ReferenceSimulator.ok;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Syncs, jobs and the removal of what was synced. */
final class JobRoutes {
    private final ReferenceSimulator simulator;
    private final Store store;

    JobRoutes(ReferenceSimulator simulator, Store store) {
        this.simulator = simulator;
        this.store = store;
    }

    void addTo(RouteGroup api) {
        api.post("start_sync", "connections/{id}/syncs", this::start).succeedsWith(202);
        api.get("list_jobs", "connections/{id}/jobs", this::list);
        api.get("get_job", "jobs/{id}", this::get);
        api.post("cancel_job", "jobs/{id}/cancel", this::cancel);
        api.get("list_synced", "connections/{id}/data", this::synced);
        api.delete("purge_data", "connections/{id}/data", this::purge).succeedsWith(204);
    }

    private Answer start(VendorRequest request) {
        Store.Entry entry = simulator.entry(request);
        request.read(members -> members.text("mode"));
        store.jobs.values().stream()
                .filter(job -> job.connection.equals(entry.id()) && !job.hasEnded())
                .findFirst()
                .ifPresent(running -> {
                    throw Refusal.of(Refusal.Kind.CONFLICT, "a sync is running")
                            .code("running")
                            .header("X-Job", running.id);
                });
        store.started++;
        List<String> words = new ArrayList<>();
        if (store.nextJob.size() > 1 || !store.nextJob.get(0).equals("running")) {
            words.add("queued");
        }
        words.addAll(store.nextJob);
        Store.JobEntry job = new Store.JobEntry(
                "job-" + store.started,
                entry.id(),
                words,
                store.nextReason,
                simulator.clock().instant().plus(store.nextResumes));
        store.jobs.put(job.id, job);
        return Answer.json(202, shown(job));
    }

    private static ObjectNode shown(Store.JobEntry job) {
        ObjectNode json = JSON.objectNode()
                .put("id", job.id)
                .put("connection", job.connection)
                .put("state", job.word());
        if (job.word().equals("failed")) {
            json.put("reason", job.reason);
        }
        if (job.word().equals("rescheduled")) {
            json.put("resumes", job.resumes.toString());
        }
        return job.word().equals("succeeded") ? json.put("rows", 42) : json;
    }

    private Answer list(VendorRequest request) {
        Store.Entry entry = simulator.entry(request);
        List<Store.JobEntry> newestFirst = new ArrayList<>(store.jobs.values());
        newestFirst.removeIf(job -> !job.connection.equals(entry.id()));
        Collections.reverse(newestFirst);
        int begin = (int) Math.min(newestFirst.size(), request.queryNumber("cursor", 0));
        int end = begin + Math.min(newestFirst.size() - begin, store.mostJobsOnPage);
        ObjectNode body = JSON.objectNode();
        ArrayNode items = body.putArray("items");
        newestFirst.subList(begin, end).forEach(job -> items.add(shown(job)));
        return ok(end < newestFirst.size() ? body.put("next", Integer.toString(end)) : body);
    }

    private Store.JobEntry job(VendorRequest request) {
        String id = request.pathParameter("id");
        Store.JobEntry job = store.jobs.get(id);
        if (job == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "no job " + id);
        }
        return job;
    }

    private Answer get(VendorRequest request) {
        Store.JobEntry job = job(request);
        job.look();
        return ok(shown(job));
    }

    private Answer cancel(VendorRequest request) {
        Store.JobEntry job = job(request);
        if (!job.hasEnded()) {
            job.end("cancelled");
        }
        return ok(shown(job));
    }

    private Answer synced(VendorRequest request) {
        ObjectNode body = JSON.objectNode();
        ArrayNode tables = body.putArray("tables");
        simulator.entry(request).synced.forEach(tables::add);
        return ok(body);
    }

    private Answer purge(VendorRequest request) {
        Store.Entry entry = simulator.entry(request);
        List<String> tables = request.queryAll("table");
        if (tables.isEmpty()) {
            entry.synced.clear();
        } else {
            entry.synced.removeAll(tables);
        }
        return Answer.noContent();
    }
}
