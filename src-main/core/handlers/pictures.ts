import { drawnPicture } from "../../../src-shared/plan/drawn/picture.ts";
import { picturePdf } from "../export/pdf/picture.ts";
import { fileStem } from "../export/stem.ts";
import { makeFile } from "../files/made.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";
import { runOf } from "./saved-run.ts";

/** Pictures of a journey as it stands on the canvas. */
export function pictureHandlers({ ports, workspace }: CoreParts): Handlers["pictures"] {
  return {
    vector: async ({ journey, drawing, runId, format, scheme }) => {
      const project = workspace.project();
      const results = runId === null ? null : runOf(project, runId).results;
      const svg = drawnPicture(journey, drawing, results, scheme, project.file.settings().currency);
      const name = `${fileStem(journey.name)}.${format}`;
      if (format === "pdf") return makeFile(ports.files, name, await picturePdf(svg, journey.name));
      return makeFile(ports.files, name, `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`);
    },
    pixels: ({ name, png }) => makeFile(ports.files, `${fileStem(name)}.png`, Buffer.from(png, "base64")),
  };
}
