import {
  type Icon,
  IconBan,
  IconBolt,
  IconClockPause,
  IconDoorOff,
  IconFlag,
  IconHandStop,
  IconLogin,
  IconLogout,
  IconMailOpened,
  IconMapPin,
  IconPencil,
  IconRefresh,
  IconRoute,
  IconSend,
  IconTargetArrow,
  IconUserOff,
  IconUserPlus,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { TraceLine } from "../../../src-shared/model/trace.ts";

/** How a step of a trace is drawn: its icon, and whether it is good or bad news for reaching the subscriber. */
export interface StepLook {
  Shape: Icon;
  tone: "good" | "bad" | "plain";
}

const looks: Record<TraceLine["what"], StepLook> = {
  "not-entered": { Shape: IconDoorOff, tone: "bad" },
  entered: { Shape: IconLogin, tone: "plain" },
  arrived: { Shape: IconMapPin, tone: "plain" },
  waits: { Shape: IconClockPause, tone: "plain" },
  held: { Shape: IconHandStop, tone: "bad" },
  queued: { Shape: IconUsersGroup, tone: "plain" },
  retries: { Shape: IconRefresh, tone: "plain" },
  skipped: { Shape: IconBan, tone: "bad" },
  sent: { Shape: IconSend, tone: "good" },
  response: { Shape: IconMailOpened, tone: "good" },
  updated: { Shape: IconPencil, tone: "plain" },
  event: { Shape: IconBolt, tone: "plain" },
  referred: { Shape: IconUserPlus, tone: "good" },
  baseline: { Shape: IconTargetArrow, tone: "good" },
  churned: { Shape: IconUserOff, tone: "bad" },
  left: { Shape: IconRoute, tone: "plain" },
  completed: { Shape: IconFlag, tone: "plain" },
  exited: { Shape: IconLogout, tone: "plain" },
};

export const lookOf = (what: TraceLine["what"]): StepLook => looks[what];
