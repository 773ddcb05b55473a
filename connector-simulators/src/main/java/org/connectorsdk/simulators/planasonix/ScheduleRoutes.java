package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * When pipelines run, as far as the vendor's own client shows it: its reference does not have schedules. A change takes
 * the place of all that was there, what it leaves out is empty from then on. Nothing runs by itself.
 */
final class ScheduleRoutes extends PlanasonixRoutes {
    private final Entries<ObjectNode> schedules = new Entries<>("schedule", "sch");
    private final PipelineRoutes pipelines;

    ScheduleRoutes(PlanasonixState state, PipelineRoutes pipelines) {
        super(state);
        this.pipelines = pipelines;
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.SCHEDULES_READ;
        Scope write = Scope.SCHEDULES_WRITE;
        String one = "/schedules/{id}";
        api.get(
                "schedules.list",
                "/schedules",
                request -> data(200, Json.array().addAll(schedules.all())),
                read);
        api.post("schedules.create", "/schedules", this::create, write).succeedsWith(201);
        api.get("schedules.get", one, request -> bare(200, asked(request)), read);
        api.put("schedules.update", one, this::update, write);
        api.delete("schedules.delete", one, this::delete, write).succeedsWith(204);
        api.post("schedules.enable", one + "/enable", request -> switched(request, true), write);
        api.post("schedules.disable", one + "/disable", request -> switched(request, false), write);
    }

    private ObjectNode asked(VendorRequest request) {
        return schedules.get(request.pathParameter("id"));
    }

    /** What a request says of a schedule, whose pipeline must be there. */
    private ObjectNode read(VendorRequest request) {
        ObjectNode read = request.read(members -> {
            members.ignoreOthers();
            return Json.object()
                    .put("pipelineId", members.text("pipelineId"))
                    .put("pipelineName", "")
                    .put("cronExpression", textOrEmpty(members, "cronExpression"))
                    .put("frequency", textOrEmpty(members, "frequency"))
                    .put("timezone", textOrEmpty(members, "timezone"));
        });
        return read.put("pipelineName", pipelines.nameOf(read.path("pipelineId").textValue()));
    }

    private static String textOrEmpty(Members members, String name) {
        return members.optionalText(name).orElse("");
    }

    private Answer create(VendorRequest request) {
        ObjectNode read = read(request);
        ObjectNode created = schedules.add(id -> {
            ObjectNode schedule = Json.object().put("id", id);
            schedule.setAll(read);
            schedule.put("enabled", true);
            return schedule.putNull("nextRunAt").putNull("lastRunAt").putNull("lastRunStatus");
        });
        return bare(201, created);
    }

    private Answer update(VendorRequest request) {
        ObjectNode schedule = asked(request);
        return bare(200, schedule.setAll(read(request)));
    }

    private Answer delete(VendorRequest request) {
        schedules.remove(asked(request).path("id").textValue());
        return Answer.noContent();
    }

    private Answer switched(VendorRequest request, boolean enabled) {
        return bare(200, asked(request).put("enabled", enabled));
    }
}
