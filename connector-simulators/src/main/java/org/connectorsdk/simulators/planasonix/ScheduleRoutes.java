package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * When pipelines run, as far as the vendor's own client shows it: its reference does not have schedules. A change takes the place
 * of all that was there, what it leaves out is empty from then on. Nothing runs by itself.
 */
final class ScheduleRoutes extends PlanasonixRoutes {
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

    private record Schedule(String id, Times times, String pipelineName, boolean enabled) {
        ObjectNode json() {
            return Json.object()
                    .put("id", id)
                    .put("pipelineId", times.pipelineId())
                    .put("pipelineName", pipelineName)
                    .put("cronExpression", times.cronExpression())
                    .put("frequency", times.frequency())
                    .put("timezone", times.timezone())
                    .put("enabled", enabled)
                    .putNull("nextRunAt")
                    .putNull("lastRunAt")
                    .putNull("lastRunStatus");
        }
    }

    private final Entries<Schedule> schedules = new Entries<>("schedule", "sch");
    private final PipelineRoutes pipelines;

    ScheduleRoutes(PlanasonixState state, PipelineRoutes pipelines) {
        super(state);
        this.pipelines = pipelines;
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.SCHEDULES_READ;
        Scope write = Scope.SCHEDULES_WRITE;
        api.get("schedules.list", "/schedules", request -> list(), read);
        api.post("schedules.create", "/schedules", this::create, write).succeedsWith(201);
        api.get("schedules.get", "/schedules/{id}", request -> shown(200, asked(request)), read);
        api.put("schedules.update", "/schedules/{id}", this::update, write);
        api.delete("schedules.delete", "/schedules/{id}", this::delete, write).succeedsWith(204);
        api.post("schedules.enable", "/schedules/{id}/enable", request -> switched(request, true), write);
        api.post("schedules.disable", "/schedules/{id}/disable", request -> switched(request, false), write);
    }

    private Schedule asked(VendorRequest request) {
        return schedules.get(request.pathParameter("id"));
    }

    private static Answer shown(int status, Schedule schedule) {
        return PlanasonixJson.bare(status, schedule.json());
    }

    private Answer list() {
        return PlanasonixJson.data(200, PlanasonixJson.array(schedules.all(), Schedule::json));
    }

    private Answer create(VendorRequest request) {
        Times times = request.read(Times::read);
        String pipeline = pipelines.nameOf(times.pipelineId());
        return shown(201, schedules.add(id -> new Schedule(id, times, pipeline, true)));
    }

    private Answer update(VendorRequest request) {
        Schedule former = asked(request);
        Times times = request.read(Times::read);
        return changed(new Schedule(former.id(), times, pipelines.nameOf(times.pipelineId()), former.enabled()));
    }

    private Answer changed(Schedule schedule) {
        schedules.put(schedule.id(), schedule);
        return shown(200, schedule);
    }

    private Answer delete(VendorRequest request) {
        schedules.remove(asked(request).id());
        return Answer.noContent();
    }

    private Answer switched(VendorRequest request, boolean enabled) {
        Schedule former = asked(request);
        return changed(new Schedule(former.id(), former.times(), former.pipelineName(), enabled));
    }
}
