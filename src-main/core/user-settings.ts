import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { preferencesSchema } from "../../src-shared/contract/app.ts";
import type { Log } from "./ports.ts";

const recentSchema = z.object({
  /** Absolute and canonical. */
  path: z.string().min(1),
  name: z.string(),
  /** When it was last opened, UTC. */
  opened: z.string(),
});
export type Recent = z.infer<typeof recentSchema>;

const settingsSchema = z.looseObject({
  version: z.literal(1).default(1),
  preferences: preferencesSchema.prefault({}),
  /** Latest first. */
  recent: z.array(recentSchema).default([]),
});
type Settings = z.infer<typeof settingsSchema>;

/** How many projects the list of recent ones keeps. */
const RECENT_LIMIT = 20;

/** The person's own settings, in `settings.json` of the user data folder. A file that cannot be read is set aside, never lost. */
export class UserSettings {
  readonly #path: string;
  readonly #log: Log;
  #settings: Settings;

  constructor(userDataDir: string, log: Log) {
    this.#path = join(userDataDir, "settings.json");
    this.#log = log;
    this.#settings = this.#read();
  }

  get preferences(): Settings["preferences"] {
    return this.#settings.preferences;
  }

  get recent(): readonly Recent[] {
    return this.#settings.recent;
  }

  setPreferences(preferences: Settings["preferences"]): void {
    this.#write({ ...this.#settings, preferences });
  }

  /** Puts a project at the head of the list. */
  remember(recent: Recent): void {
    const others = this.#settings.recent.filter(({ path }) => path !== recent.path);
    this.#write({ ...this.#settings, recent: [recent, ...others].slice(0, RECENT_LIMIT) });
  }

  forget(path: string): void {
    this.#write({ ...this.#settings, recent: this.#settings.recent.filter((recent) => recent.path !== path) });
  }

  #read(): Settings {
    if (!existsSync(this.#path)) return settingsSchema.parse({});
    try {
      return settingsSchema.parse(JSON.parse(readFileSync(this.#path, "utf8")));
    } catch (error) {
      const aside = `${this.#path}.damaged-${Date.now()}`;
      renameSync(this.#path, aside);
      this.#log.warn({ aside, error: String(error) }, "the settings could not be read and were set aside");
      return settingsSchema.parse({});
    }
  }

  #write(settings: Settings): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const part = `${this.#path}.part`;
    writeFileSync(part, `${JSON.stringify(settings, null, 2)}\n`);
    renameSync(part, this.#path);
    this.#settings = settings;
  }
}
