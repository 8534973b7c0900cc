import { z } from "zod";
import { procedure } from "./procedure.ts";

export const preferencesSchema = z.object({
  colorScheme: z.enum(["light", "dark", "auto"]).default("auto"),
  /** Remembered settings of the window by name, such as panel widths. */
  window: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const app = {
  info: procedure.output(
    z.object({
      version: z.string(),
      runtime: z.string(),
      sqlite: z.string(),
      zones: z.string(),
      host: z.enum(["electron", "web", "cli", "test"]),
    }),
  ),
  preferences: procedure.output(preferencesSchema),
  setPreferences: procedure.input(preferencesSchema).output(preferencesSchema),
};
