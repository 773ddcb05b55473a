package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * When pipelines run, as far as the vendor's own client shows it: its reference does not have schedules. A change takes the place
 * of all that was there, what it leaves out is empty from then on. Nothing runs by itself.
 */
final class ScheduleEndpoints {

    private record Times(String pipelineId, String cronExpression, String frequency, String timezone) {

        static Times read(Members members) {
            members.ignoreOthers();
            return new Times(
                    members.text("pipelineId"),
                    members.optionalText("cronExpression").orElse(""),
                    members.optionalText("frequency").orElse(""),
                    members.optionalText("timezone").orElse(""));
        }
    }

    private record Schedule(String id, Times times, boolean enabled) {

        Schedule changed(Times newTimes) {
            return new Schedule(id, newTimes, enabled);
        }

        Schedule enabled(boolean newEnabled) {
            return new Schedule(id, times, newEnabled);
        }
    }

    private final Map<String, Schedule> schedules = new LinkedHashMap<>();
    private final Map<String, String> pipelineNames = new LinkedHashMap<>();
    private final PipelineEndpoints pipelines;
    private int created;

    ScheduleEndpoints(PipelineEndpoints pipelines) {
        this.pipelines = pipelines;
    }

    private Schedule asked(VendorRequest request) {
        String id = request.pathParameter("id");
        Schedule schedule = schedules.get(id);
        if (schedule == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "No schedule " + id);
        }
        return schedule;
    }

    private ObjectNode json(Schedule schedule) {
        Times times = schedule.times();
        return Bodies.object()
                .put("id", schedule.id())
                .put("pipelineId", times.pipelineId())
                .put("pipelineName", pipelineNames.getOrDefault(schedule.id(), ""))
                .put("cronExpression", times.cronExpression())
                .put("frequency", times.frequency())
                .put("timezone", times.timezone())
                .put("enabled", schedule.enabled())
                .putNull("nextRunAt")
                .putNull("lastRunAt")
                .putNull("lastRunStatus");
    }

    private Answer kept(int status, Schedule schedule) {
        pipelineNames.put(schedule.id(), pipelines.nameOf(schedule.times().pipelineId()));
        schedules.put(schedule.id(), schedule);
        return Bodies.bare(status, json(schedule));
    }

    Answer list(VendorRequest request) {
        ArrayNode all = Bodies.array();
        schedules.values().forEach(schedule -> all.add(json(schedule)));
        return Bodies.data(200, all);
    }

    Answer create(VendorRequest request) {
        Times times = request.read(Times::read);
        pipelines.nameOf(times.pipelineId());
        return kept(201, new Schedule("sch_%06d".formatted(++created), times, true));
    }

    Answer get(VendorRequest request) {
        return Bodies.bare(200, json(asked(request)));
    }

    Answer update(VendorRequest request) {
        Schedule schedule = asked(request);
        return kept(200, schedule.changed(request.read(Times::read)));
    }

    Answer delete(VendorRequest request) {
        schedules.remove(asked(request).id());
        return Answer.noContent();
    }

    Answer enable(VendorRequest request) {
        return switched(request, true);
    }

    Answer disable(VendorRequest request) {
        return switched(request, false);
    }

    private Answer switched(VendorRequest request, boolean enabled) {
        Schedule schedule = asked(request).enabled(enabled);
        schedules.put(schedule.id(), schedule);
        return Bodies.bare(200, json(schedule));
    }
}
