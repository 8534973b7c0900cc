import type { Decisions } from "../decisions.ts";
import { openDecisions } from "../decisions.ts";
import type { LogEntry, LogKind } from "../log.ts";
import type { Program } from "../program.ts";
import { stageNumbers } from "../words.ts";
import { Agenda } from "./agenda.ts";
import { stagesThatMatter, testOf } from "./conditions.ts";
import { Contacts } from "./contacts.ts";
import { DueEntries } from "./entries.ts";
import { EventStreams } from "./events.ts";
import { Fate } from "./fate.ts";
import { Instance } from "./instance.ts";
import type { Layout } from "./layout.ts";
import { Ledger } from "./ledger.ts";
import { Outcomes } from "./outcomes.ts";
import { Propensity } from "./propensity.ts";
import { Requests } from "./requests.ts";
import { type Step, stepsOf } from "./steps.ts";
import { Subject } from "./subject.ts";

const consentStages = [stageNumbers.indexOf("optedOut"), stageNumbers.indexOf("complained")];

/** All that the fast engine knows of the subscriber in hand, and where it writes. */
export class State {
  readonly program: Program;
  readonly ledger: Ledger;
  readonly layout: Layout;
  /** Whether steps are written down. */
  readonly logging: boolean;
  readonly subject: Subject;
  readonly events: EventStreams;
  readonly entries: DueEntries;
  readonly fate: Fate;
  readonly propensity: Propensity;
  readonly outcomes: Outcomes;
  readonly agenda = new Agenda();
  readonly contacts: Contacts;
  readonly requests: Requests;
  readonly steps: Step[];
  /** By response stage: whether it can change what comes next. */
  readonly matters: boolean[];
  /** Serial number of the instance that last entered the stage, or was sent the message, over all subscribers of this machine. */
  readonly stageSeen: Float64Array;
  readonly messageSent: Float64Array;
  /** One for each journey. */
  readonly instances: Instance[];
  /** Several journeys run beside each other. */
  readonly multi: boolean;
  decisions: Decisions;
  row = 0;
  now = 0;
  /** How many instances the subscriber has had. */
  started = 0;

  constructor(program: Program, log: LogEntry[] | null) {
    this.program = program;
    this.logging = log !== null;
    this.ledger = new Ledger(program, log, program.pools.length > 0);
    this.layout = this.ledger.layout;
    this.subject = new Subject(program);
    this.events = new EventStreams(program, this.subject);
    const sight = { subject: this.subject, events: this.events };
    this.entries = new DueEntries(program, sight);
    this.fate = new Fate(program, this.subject);
    this.propensity = new Propensity(program, this.subject);
    this.outcomes = new Outcomes(program, this.propensity);
    this.contacts = new Contacts(program);
    this.requests = new Requests(program, this.subject);
    this.steps = stepsOf(program, this.layout, sight);
    this.matters = log ? stageNumbers.map(() => true) : stagesThatMatter(program, consentStages);
    this.stageSeen = new Float64Array(program.stages.length);
    this.messageSent = new Float64Array(program.messages);
    this.instances = program.journeys.map(
      (journey, index) =>
        new Instance(index, journey, journey.exitWhen && testOf(program, journey.exitWhen, sight), program.experiments.length),
    );
    this.multi = program.journeys.length > 1;
    this.decisions = openDecisions(program);
  }

  stepOf(instance: Instance): Step {
    return this.steps[instance.node] as Step;
  }

  countHere(instance: Instance, offset: number): void {
    this.ledger.count((this.steps[instance.node] as Step).counts + offset);
  }

  /** Writes to the log about an instance, at its node. */
  note(instance: Instance, what: LogKind, detail: string, until = this.now): void {
    this.ledger.write(this.now, this.row, instance.number, what, instance.node, detail, until);
  }

  /** Writes to the log about the subscriber, at no node. */
  tell(what: LogKind, detail: string, instance = this.started - 1): void {
    this.ledger.write(this.now, this.row, instance, what, -1, detail, this.now);
  }
}
