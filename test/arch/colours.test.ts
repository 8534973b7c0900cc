import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { colourOf } from "../../src-renderer/canvas/nodes/view.ts";
import { nodeKinds } from "../../src-shared/nodes/index.ts";

const tokens = readFileSync(join(import.meta.dirname, "../../src-renderer/ui/tokens.css"), "utf8");

it.each([...nodeKinds.values()].map((kind) => [kind.kind, colourOf(kind)] as const))(
  "%s has a colour and a soft one, in light and in dark",
  (_kind, colour) => {
    for (const name of [colour, `${colour}-soft`]) expect(tokens.match(new RegExp(`^\\s*${name}:`, "gm")), name).toHaveLength(2);
  },
);
