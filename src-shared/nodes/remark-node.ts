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

/** A kind of node that is only read: nobody comes there, and no edge leads in or out. */
export function remarkNode(about: { kind: string; label: string; icon: string; help: string; empty: string } & RemarkSize): NodeKind {
  const { kind, label, icon, help, empty } = about;
  const config = z.looseObject({
    text: z.string().default(""),
    width: z.number().min(smallestRemark.width).default(about.width),
    height: z.number().min(smallestRemark.height).default(about.height),
  });
  return defineNode<z.infer<typeof config>>({
    kind,
    label,
    group: "remark",
    icon,
    help,
    config,
    defaults: () => ({ text: "", width: about.width, height: about.height }),
    outlets: () => [],
    describe: ({ text }) => text.trim().split("\n", 1)[0] || empty,
    lint: () => [],
    compile: () => ({ op: "remark" }),
  }) as unknown as NodeKind;
}
