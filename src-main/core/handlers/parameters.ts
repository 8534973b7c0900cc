import { checkParameter } from "../../../src-shared/channels/check-parameter.ts";
import { segmentKey } from "../../../src-shared/channels/in-force.ts";
import { channelIds, channelOf } from "../../../src-shared/channels/index.ts";
import { ratesInForce, shippedRates } from "../../../src-shared/channels/rates.ts";
import type { Parameters } from "../../../src-shared/contract/parameters.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { ProjectParameter } from "../../../src-shared/model/parameters.ts";
import { refuseErrors } from "../../../src-shared/model/refuse-errors.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";
import { segmentProblems } from "./rate-problems.ts";

function listOf(project: OpenProject): Parameters {
  const own = project.file.stores.parameters.list();
  const channels = channelIds.map((id) => {
    const channel = channelOf(id);
    return { channel: id, shipped: shippedRates(channel), classes: ratesInForce(channel, own) };
  });
  return { channels, own };
}

type Place = Pick<ProjectParameter, "layer" | "channel" | "stage" | "segment">;

/** Two numbers with the same place cannot both be in force. */
const samePlace = (a: Place, b: Place): boolean =>
  a.layer === b.layer &&
  a.channel === b.channel &&
  a.stage === b.stage &&
  (a.segment === null || b.segment === null ? a.segment === b.segment : segmentKey(a.segment) === segmentKey(b.segment));

/** The list with a number in the place of the one that stood there, else at its end. */
function put(own: readonly ProjectParameter[], one: ProjectParameter): ProjectParameter[] {
  const at = own.findIndex((other) => samePlace(other, one));
  return at === -1 ? [...own, one] : own.with(at, one);
}

/** Rates and prices of the project, and what is in force. */
export function parameterHandlers({ workspace }: CoreParts): Handlers["parameters"] {
  const save = (project: OpenProject, own: readonly ProjectParameter[]): Parameters => {
    project.file.stores.parameters.save(own);
    return listOf(project);
  };
  return {
    list: () => listOf(workspace.project()),
    set: ({ parameters }) => {
      const project = workspace.project();
      for (const one of parameters) checkParameter(one);
      refuseErrors(segmentProblems(project, parameters));
      return save(project, parameters.reduce(put, project.file.stores.parameters.list()));
    },
    remove: (place) => {
      const project = workspace.project();
      const own = project.file.stores.parameters.list();
      const rest = own.filter((one) => !samePlace(one, place));
      if (rest.length === own.length)
        throw new InputError("parameter-unknown", `The project has no such number: ${place.channel}, ${place.stage}, ${place.layer}.`);
      return save(project, rest);
    },
    reset: ({ channel }) => {
      const project = workspace.project();
      const own = project.file.stores.parameters.list();
      return save(project, channel === undefined ? [] : own.filter((one) => one.channel !== channel));
    },
    replace: ({ parameters }) => {
      for (const one of parameters) checkParameter(one);
      return save(workspace.project(), parameters);
    },
  };
}
