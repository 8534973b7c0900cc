import { z } from "zod";
import { defineNode, type NodeKind } from "./kind.ts";

/** Width and height on the canvas, px at zoom 1. */
export interface RemarkSize {
  width: number;
  height: number;
}

/** Least width and height at which a remark can still be read and taken hold of. */
export const smallestRemark: RemarkSize = { width: 120, height: 60 };

export interface RemarkConfig extends RemarkSize {
  text: string;
  [more: string]: unknown;
}

interface RemarkKind extends RemarkSize, Pick<NodeKind, "kind" | "label" | "icon" | "help" | "holds"> {
  /** What it is called while nothing is written on it. */
  empty: string;
  /** Lines of the field that its text is written in. */
  lines: number;
}

/** A kind of node that is only read: nobody comes there, and no edge leads in or out. */
export function remarkNode(about: RemarkKind): NodeKind {
  const { kind, label, icon, help, empty, lines, holds } = about;
  const config = z.looseObject({
    text: z.string().default("").meta({
      title: label,
      description: "Only for those who read the journey; the dry run passes it by.",
      lines,
    }),
    width: z
      .number()
      .min(smallestRemark.width)
      .default(about.width)
      .meta({ title: "Width", description: "On the canvas, at its full size.", unit: "px" }),
    height: z
      .number()
      .min(smallestRemark.height)
      .default(about.height)
      .meta({ title: "Height", description: "On the canvas, at its full size.", unit: "px" }),
  });
  return defineNode<z.infer<typeof config>>({
    kind,
    label,
    group: "remark",
    icon,
    help,
    ...(holds ? { holds } : {}),
    config,
    defaults: () => ({ text: "", width: about.width, height: about.height }),
    outlets: () => [],
    describe: ({ text }) => text.trim().split("\n", 1)[0] || empty,
    lint: () => [],
    compile: () => ({ op: "remark" }),
  }) as unknown as NodeKind;
}
