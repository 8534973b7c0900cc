import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channelIds } from "../channels/index.ts";
import { defaultStages, type Journey } from "../model/journey.ts";
import { nodeKinds } from "../nodes/index.ts";
import { parseJourney } from "../nodes/parse.ts";
import { drawnIcons } from "./picture/icons.ts";
import { CARD_WIDTH, layoutJourney } from "./picture/layout.ts";
import { routeEdges } from "./picture/routes.ts";
import { escapeXml, shorten, textWidth, wrap } from "./picture/svg.ts";
import { journeyPicture } from "./picture.ts";
import { pictureThemes } from "./picture-theme.ts";

const CARD_HEIGHT = 104;

/** Journeys of any shape: branches, joins, loops, strays and stages in any order. */
const journeys: fc.Arbitrary<Journey> = fc
  .array(fc.record({ stage: fc.constantFrom(...defaultStages), targets: fc.array(fc.nat(30), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 24,
  })
  .map((nodes) =>
    parseJourney(
      {
        format: "throughline.journey",
        version: 1,
        id: "j",
        name: 'A "name" & more <b>',
        nodes: nodes.map(({ stage }, at) => ({ id: `n${at}`, kind: "email", stage, label: `Node ${at}`, config: {} })),
        edges: nodes.flatMap(({ targets }, at) =>
          targets.map((target, index) => ({ id: `e${at}-${index}`, from: `n${at}`, outlet: "next", to: `n${target % nodes.length}` })),
        ),
      },
      "test",
    ),
  );

describe("the layout", () => {
  it("gives every node a place of its own inside its lane", () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const layout = layoutJourney(journey, CARD_HEIGHT);
        const boxes = [...layout.boxes.values()];
        expect(boxes).toHaveLength(journey.nodes.length);
        for (const [at, a] of boxes.entries()) {
          const lane = layout.lanes.find(({ stage }) => stage === a.node.stage);
          expect(lane && a.x >= lane.x && a.x + CARD_WIDTH <= lane.x + lane.width).toBe(true);
          expect(a.y + CARD_HEIGHT).toBeLessThanOrEqual(layout.height);
          for (const b of boxes.slice(at + 1)) {
            expect(Math.abs(a.x - b.x) >= CARD_WIDTH || Math.abs(a.y - b.y) >= CARD_HEIGHT).toBe(true);
          }
        }
      }),
    );
  });

  it("leads no edge across a card", () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const layout = layoutJourney(journey, CARD_HEIGHT);
        const boxes = [...layout.boxes.values()];
        for (const { points } of routeEdges(journey, layout)) {
          for (const [at, to] of points.slice(1).entries()) {
            const from = points[at];
            if (!from) continue;
            const left = Math.min(from.x, to.x);
            const right = Math.max(from.x, to.x);
            const top = Math.min(from.y, to.y);
            const bottom = Math.max(from.y, to.y);
            const crossed = boxes.filter(
              ({ x, y }) => right > x + 1 && left < x + CARD_WIDTH - 1 && bottom > y + 1 && top < y + CARD_HEIGHT - 1,
            );
            expect(crossed.map(({ node }) => node.id)).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the picture", () => {
  it("is well-formed and names every node, whatever the journey", () => {
    fc.assert(
      fc.property(journeys, fc.constantFrom("light" as const, "dark" as const), (journey, theme) => {
        const svg = journeyPicture(journey, null, theme);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        expect(svg).toContain("A &quot;name&quot; &amp; more &lt;b&gt;");
        for (const node of journey.nodes) expect(svg).toContain(`>${node.label}<`);
        expect(svg.match(/<(g|text|svg|title|desc)\b[^>]*(?<!\/)>/g)?.length).toBe(svg.match(/<\/(g|text|svg|title|desc)>/g)?.length);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps out what XML forbids", () => {
    expect(escapeXml('a\u0000b<c>&"\ud800d')).toBe("ab&lt;c&gt;&amp;&quot;d");
  });

  it("shortens and wraps to the width it is given", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 40, max: 300 }), (text, width) => {
        if (textWidth(text, 12) > width) expect(textWidth(shorten(text, width, 12), 12)).toBeLessThanOrEqual(width);
        const lines = wrap(text, width, 12, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("draws the icon of every node kind", () => {
    for (const { kind, icon } of nodeKinds.values()) expect(drawnIcons, kind).toContain(icon);
  });

  it("has the colours of the window's design tokens", () => {
    const css = readFileSync(join(import.meta.dirname, "../../src-renderer/ui/tokens.css"), "utf8");
    const [light = "", dark = ""] = css.split(/\[data-mantine-color-scheme="dark"\]\s*\{/);
    for (const [theme, part] of [
      [pictureThemes.light, light],
      [pictureThemes.dark, dark],
    ] as const) {
      const token = (name: string) => new RegExp(`--tl-${name}:\\s*(#[0-9a-f]{6})`).exec(part)?.[1];
      const named = {
        background: "surface-app",
        surface: "surface",
        border: "border",
        borderStrong: "border-strong",
        text: "text",
      } as const;
      for (const [key, name] of Object.entries(named)) expect(theme[key as keyof typeof named], name).toBe(token(name));
      expect([theme.muted, theme.accent, theme.warning]).toEqual(["text-muted", "accent", "warning"].map(token));
      expect(theme.stages.map(({ colour }) => colour)).toEqual(theme.stages.map((_, at) => token(`stage-${at}`)));
      expect(theme.stages.map(({ tint }) => tint)).toEqual(theme.stages.map((_, at) => token(`stage-${at}-tint`)));
      expect(theme.series).toEqual(theme.series.map((_, at) => token(`chart-${at + 1}`)));
      for (const id of channelIds)
        expect(theme.channels[id]).toEqual({ colour: token(`channel-${id}`), soft: token(`channel-${id}-soft`) });
      for (const id of ["entry", "time", "flow", "end"]) {
        expect(theme.groups[id]).toEqual({ colour: token(`group-${id}`), soft: token(`group-${id}-soft`) });
      }
    }
  });
});
